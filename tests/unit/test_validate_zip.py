"""The zip layer: each fault in a zip is found, and nothing else; its twin has no finding."""
# ruff: noqa: E501

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from ctlc_scorm import report
from ctlc_scorm.validate.run import validate
from tests.unit.raw_zip import UTF8, Entry, folder_entries, pack

SOUND = folder_entries(Path(__file__).parents[1] / "packages" / "xml" / "version-padded-valid")
LISTING = b'      <file href="player.js"/>\n'


def listed(*entries: Entry) -> list[Entry]:
    """A sound package with more files, which its manifest lists."""
    names = [quote(entry.name.replace(b"\\", b"/")) for entry in entries]
    lines = b"".join(f'      <file href="{name}"/>\n'.encode() for name in dict.fromkeys(names))
    whole = [
        Entry(one.name, one.data.replace(LISTING, LISTING + lines) if one.name == b"imsmanifest.xml" else one.data, 8)
        for one in SOUND
    ]
    return [*whole, *entries]


def with_script(**values: Any) -> list[Entry]:
    """A sound package in which the script is packed otherwise."""
    return [Entry(one.name, one.data, **values) if one.name == b"player.js" else one for one in SOUND]


@dataclass(frozen=True)
class Pair:
    code: str
    severity: str
    where: str
    error: bytes = field(repr=False)
    valid: bytes = field(repr=False)
    name: str = ""


BIG = b"\0" * (11 << 20)
UNLISTED_64 = struct.pack("<HHQ", 1, 8, len(SOUND[0].data))
PAIRS = [
    Pair("P001", "error", ":1:1", pack(SOUND)[:-30], pack(SOUND), "cut off"),
    Pair("P001", "error", ":1:1", b"<html>" * 100, pack(SOUND), "a page"),
    Pair("P001", "error", "player.js:1:1", pack(with_script(local_name=b"player.jt")), pack(SOUND), "another name"),
    Pair("P001", "error", "a.mp4:1:1", pack(listed(Entry(b"a.mp4", method=8, packed=b"\xff" * 9))),
         pack(listed(Entry(b"a.mp4", method=8))), "not deflated"),
    Pair("P006", "error", "media\\a.txt:1:1", pack(listed(Entry(b"media\\a.txt"))), pack(listed(Entry(b"media/a.txt")))),
    Pair("P007", "error", "../a.txt:1:1", pack([*SOUND, Entry(b"../a.txt")]), pack(listed(Entry(b"a..txt")))),
    Pair("P007", "error", "/etc/a:1:1", pack([*SOUND, Entry(b"/etc/a")]), pack(listed(Entry(b"etc/a")))),
    Pair("P007", "error", "..\\..\\a.txt:1:1", pack([*SOUND, Entry(b"..\\..\\a.txt")]), pack(SOUND), "back slashes"),
    Pair("P008", "error", "a.txt:1:1", pack(listed(Entry(b"a.txt"), Entry(b"a.txt", b"b\n"))),
         pack(listed(Entry(b"a.txt"), Entry(b"b.txt", b"b\n")))),
    Pair("P009", "error", "media/a.txt:1:1", pack(listed(Entry(b"media/A.txt"), Entry(b"media/a.txt"))),
         pack(listed(Entry(b"media/A.txt"), Entry(b"media/b.txt")))),
    Pair("P010", "warning", "aux.txt:1:1", pack(listed(Entry(b"aux.txt"))), pack(listed(Entry(b"auxiliary.txt")))),
    Pair("P010", "warning", "a".join([""] * 253) + ":1:1", pack(listed(Entry(b"a" * 252))), pack(listed(Entry(b"a" * 200))), "long"),
    Pair("P011", "warning", "niña.txt:1:1", pack(listed(Entry("niña.txt".encode(), flags=UTF8))), pack(listed(Entry(b"nina.txt")))),
    Pair("P011", "error", "niña.txt:1:1", pack(listed(Entry("niña.txt".encode()))), pack(SOUND), "not said to be UTF-8"),
    Pair("P012", "error", "player.js:1:1", pack(with_script(flags=1)), pack(with_script())),
    Pair("P013", "error", "a.mp4:1:1", pack(listed(Entry(b"a.mp4", method=9))), pack(listed(Entry(b"a.mp4")))),
    Pair("P014", "warning", ":1:1", pack(SOUND, zip64=True), pack(SOUND)),
    Pair("P015", "error", "a.txt:1:1", pack([*SOUND, Entry(b"a.txt", b"/etc/passwd", mode=0o120777)]), pack(listed(Entry(b"a.txt", mode=0)))),
    Pair("P017", "error", "a.mp4:1:1", pack(listed(Entry(b"a.mp4", BIG, 8))), pack(listed(Entry(b"a.mp4", BIG[: 9 << 20], 8)))),
    Pair("P017", "error", "b.mp4:1:1", pack(listed(Entry(b"a.mp4", b"a" * 99), Entry(b"b.mp4", b"a" * 99, at=1))), pack(SOUND), "overlap"),
    Pair("P018", "note", ":1:1", pack([*SOUND, *listed(Entry(b"a.mp4", b"\0" * (51 << 20)))[len(SOUND):]]), pack(SOUND)),
    Pair("P020", "warning", ":1:1", pack(SOUND, before=b"#!/bin/sh\n"), pack(SOUND), "before"),
    Pair("P020", "warning", ":1:1", pack(SOUND, after=b"more"), pack(SOUND), "after"),
    Pair("P021", "warning", "a.mp4:1:1", pack(listed(Entry(b"a.mp4", flags=8))), pack(listed(Entry(b"a.mp4", method=8, flags=8)))),
    Pair("P023", "error", "course.zip:1:1", pack([Entry(b"course.zip", pack(SOUND))]), pack(listed(Entry(b"course.zip", pack(SOUND))))),
    Pair("P024", "error", "a.mp4:1:1", pack(listed(Entry(b"a.mp4", check=1))), pack(listed(Entry(b"a.mp4")))),
    Pair("P024", "error", "a.mp4:1:1", pack(listed(Entry(b"a.mp4", size=9))), pack(SOUND), "size"),
    Pair("P026", "note", "a.css:1:1", pack(listed(Entry(b"a.css", b"p { }\n" * (4 << 20)))), pack(listed(Entry(b"a.css", b"p { }\n")))),
]  # fmt: skip
TRIED = {pair.code for pair in PAIRS}


def found(path: Path) -> list[tuple[str, str, str]]:
    findings = report.ordered(validate(path).findings)
    return [(one.rule.code, one.severity.name.lower(), str(one.span)) for one in findings]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.code} {pair.name}".strip())
def test_the_fault_is_found_and_nothing_else_is_reported(pair: Pair, tmp_path: Path) -> None:
    path = tmp_path / "course.zip"
    path.write_bytes(pair.error)
    assert [one for one in found(path) if one[0] not in BESIDE.get((pair.code, pair.where), ())] == [
        (pair.code, pair.severity, pair.where)
    ]
    path.write_bytes(pair.valid)
    assert found(path) == []


BESIDE = {
    ("P018", ":1:1"): {"P085"},
    ("P012", "player.js:1:1"): {"P130"},
    ("P001", "player.js:1:1"): {"P130"},
    ("P017", "b.mp4:1:1"): {"P001"},
}
"""What cannot but follow: a script that cannot be read calls nothing, and what overlaps has no header of its own."""
