"""The reference pages of the manual, made from what the code itself says. Folders by what they hold."""

from __future__ import annotations

from ctlc_scorm.manual.reference import blocks, commands, files, formats, rules

REFERENCE = {
    "20-commands": commands.pages,
    "21-blocks": blocks.pages,
    "22-files": files.pages,
    "23-rules-for-courses": rules.course_pages,
    "24-rules-for-packages": rules.package_pages,
    "25-formats": formats.pages,
}


def pages() -> dict[str, str]:
    """Every reference page by its path below the manual's folder."""
    return {f"modules/{folder}/{name}.md": text for folder, make in REFERENCE.items() for name, text in make()}
