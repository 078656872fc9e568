"""The names of the files in a package."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ctlc_scorm.rules.package import names as rules
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.text import Source, Span
from ctlc_scorm.zips.names import collisions, why_unsafe

HARD = re.compile(r'[<>:"|?*]|[. ](/|\Z)|(\A|/)(con|prn|aux|nul|com\d|lpt\d)(\.[^/]*)?(/|\Z)', re.IGNORECASE)
LONGEST, LONGEST_PART = 240, 255


def check_names(names: Iterable[str]) -> Iterator[Finding]:
    """The findings on the names of the files."""
    known = sorted(names)
    for name in known:
        yield from _name(name)
    for first, second in collisions(known):
        message = f"`{first}` and `{second}` are one file where case does not count"
        yield rules.CASE_COLLISION.at(place(second), message, "Give one another name.", (place(first),))


def _name(name: str) -> Iterator[Finding]:
    if why := why_unsafe(name):
        rule = rules.BACKSLASH_NAME if "\\" in name and not _climbs(name) else rules.UNSAFE_NAME
        yield rule.at(place(name), f"{name!r} {why}")
    elif HARD.search(name) or len(name) > LONGEST or any(len(part.encode()) > LONGEST_PART for part in name.split("/")):
        yield rules.NAME_NOT_PORTABLE.at(place(name), f"`{name}` cannot be written on Windows", "Rename the file.")
    elif not name.isascii():
        hint = "Rename the file with the letters a to z."
        yield rules.NON_ASCII_NAME.at(place(name), f"`{name}` has letters that some LMSs misread", hint)


def _climbs(name: str) -> bool:
    return ".." in re.split(r"[/\\]", name)


def place(name: str) -> Span:
    """A file as a place: its name, printable whatever it holds."""
    return Source(name.encode("utf-8", "backslashreplace").decode("utf-8"), "").span()
