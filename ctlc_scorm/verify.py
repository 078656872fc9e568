"""verify: Package -> findings. What LMSs need of a package, ours or anyone's: names, manifest, pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ctlc_scorm.formats.pages import check_pages
from ctlc_scorm.package import Package
from ctlc_scorm.rules.package import names as rules
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.text import Source, Span
from ctlc_scorm.zips.names import collisions, why_unsafe

if TYPE_CHECKING:
    from ctlc_scorm.formats import Format

HARD = re.compile(r'[<>:"|?*]|[. ](/|\Z)|(\A|/)(con|prn|aux|nul|com\d|lpt\d)(\.[^/]*)?(/|\Z)', re.IGNORECASE)
LONGEST = 240


def verify(package: Package, format: Format) -> list[Finding]:
    """Everything that is wrong in a package as one of a format."""
    return [*check_names(package), *format.check(package), *check_pages(package)]


def check_names(package: Package) -> Iterator[Finding]:
    """The findings on the names of the files."""
    for name in sorted(package.files):
        yield from _name(name)
    for first, second in collisions(sorted(package.files)):
        message = f"`{first}` and `{second}` are one file where case does not count"
        yield rules.CASE_COLLISION.at(_place(second), message, "Give one another name.", (_place(first),))


def _name(name: str) -> Iterator[Finding]:
    if why := why_unsafe(name):
        rule = rules.BACKSLASH_NAME if "\\" in name else rules.UNSAFE_NAME
        yield rule.at(_place(name), f"{name!r} {why}")
    elif HARD.search(name) or len(name) > LONGEST:
        yield rules.NAME_NOT_PORTABLE.at(_place(name), f"`{name}` cannot be written on Windows", "Rename the file.")
    elif not name.isascii():
        hint = "Rename the file with the letters a to z."
        yield rules.NON_ASCII_NAME.at(_place(name), f"`{name}` has letters that some LMSs misread", hint)


def _place(name: str) -> Span:
    return Source(name, "").span()
