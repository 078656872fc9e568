"""Names of files in a package: which are safe anywhere, and which cannot stand side by side."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

ABSOLUTE = re.compile(r"/|[A-Za-z]:")
CONTROL = re.compile(r"[\0-\x1f\x7f\ud800-\udfff]")


def why_unsafe(name: str) -> str:
    """Why a name may not stand in a zip, or nothing: unpacked, it could land outside its folder or not at all."""
    if "\\" in name:
        return "has a backslash"
    if ABSOLUTE.match(name):
        return "is absolute"
    if any(part in ("", ".", "..") for part in name.split("/")):
        return "has an empty part, `.` or `..`"
    if CONTROL.search(name):
        return "has a control character or one that is not Unicode"
    return "is too long" if len(name) > 1000 else ""


def collisions(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names that are one where case or Unicode forms do not count, or of which one lies inside the other."""
    first: dict[str, str] = {}
    known = list(names)
    for name in known:
        if (other := first.setdefault(_folded(name), name)) is not name:
            yield other, name
    for name in known:
        parts = _folded(name).split("/")
        folders = ("/".join(parts[:n]) for n in range(1, len(parts)))
        yield from ((first[folder], name) for folder in folders if folder in first)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())
