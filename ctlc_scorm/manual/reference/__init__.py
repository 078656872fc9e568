"""The reference pages of the manual, made from what the code itself says. Folders by what they hold."""

from __future__ import annotations

from ctlc_scorm.manual.reference import blocks, commands, files, formats, rules

REFERENCE = {
    "10-commands": commands.pages,
    "11-blocks": blocks.pages,
    "12-files": files.pages,
    "13-rules-for-courses": rules.course_pages,
    "14-rules-for-packages": rules.package_pages,
    "15-formats": formats.pages,
}


def pages() -> dict[str, str]:
    """Every reference page by its path below the manual's folder."""
    return {f"modules/{folder}/{name}.md": text for folder, make in REFERENCE.items() for name, text in make()}
