"""Zips with the same bytes on every machine: order, date, mode and compressor are fixed, names are told apart.

Text is deflated by zlib-ng's level 4. Measured on 2.8 MB of course HTML: 34 ms and 1,087 KB (zlib's 6: 112 ms, 1,061 KB;
ISA-L's 3: 11 ms, 1,228 KB). Its bytes are the same in whatever chunks text arrives (not so at its levels 1, 5, 6), with SSE2,
SSE4, AVX2 and AVX-512, and on ARM; ISA-L's differ from processor to processor, and zlib's from one build to another.

The records are written here, since `zipfile` takes no other compressor. Zip64 is left out on purpose: no LMS takes a
package of 4 GiB, and some refuse every zip64 (APPNOTE 4.3).
"""

from __future__ import annotations

import os
import re
import struct
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

Content = bytes | Path
"""The bytes of a file, or where they lie on disk: media is read only when it is written."""
Chunk = bytes | memoryview

PACKED = frozenset(
    ".7z .aac .avif .docx .epub .flac .gif .gz .jpeg .jpg .m4a .m4v .mp3 .mp4 .oga .ogg .ogv .opus .pdf .png .pptx"
    " .webm .webp .woff .woff2 .xlsx .zip".split()
)
"""Kinds of files that are compressed already: they are stored."""

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
UNIX, VERSION, UTF8, STORED, DEFLATED = 3 << 8, 20, 1 << 11, 0, 8
MODE = 0o100644 << 16
MOST, MOST_BYTES = 0xFFFF, 0xFFFFFFFF
CHUNK = 1 << 18


@dataclass(frozen=True, slots=True)
class Entry:
    """What the two headers of a file say of it."""

    name: bytes
    date: int
    method: int
    check: int
    packed: int
    size: int
    at: int

    def fields(self) -> tuple[int, ...]:
        return (VERSION, UTF8, self.method, self.date & 0xFFFF, self.date >> 16, self.check, self.packed, self.size)

    def local(self) -> bytes:
        return LOCAL.pack(b"PK\3\4", *self.fields(), len(self.name), 0) + self.name

    def central(self) -> bytes:
        record = CENTRAL.pack(
            b"PK\1\2", UNIX | VERSION, *self.fields(), len(self.name), 0, 0, 0, 0, MODE, min(self.at, MOST_BYTES)
        )
        return record + self.name


def write(out: BinaryIO, files: Iterable[tuple[str, Content]]) -> None:
    """Write a zip of the files, in the order in which they come. Raises ValueError beyond what a plain zip can hold."""
    date = dos_date()
    entries = [_file(out, name, content, date) for name, content in files]
    start = out.tell()
    for entry in entries:
        out.write(entry.central())
    if len(entries) >= MOST or out.tell() >= MOST_BYTES:
        raise ValueError(f"{len(entries):,} files and {out.tell():,} bytes are more than a zip that LMSs read can hold")
    out.write(END.pack(b"PK\5\6", 0, 0, len(entries), len(entries), out.tell() - start, start, 0))


def _file(out: BinaryIO, name: str, content: Content, date: int) -> Entry:
    """Write one file. Its header is written once more at the end, when check sum and sizes are known."""
    from zlib_ng import zlib_ng

    raw, at = name.encode(), out.tell()
    method = STORED if content == b"" or Path(name.lower()).suffix in PACKED else DEFLATED
    deflate = zlib_ng.compressobj(4, zlib_ng.DEFLATED, -zlib_ng.MAX_WBITS)
    check = size = 0
    out.write(Entry(raw, date, method, 0, 0, 0, at).local())
    start = out.tell()
    for chunk in _chunks(content):
        check = zlib_ng.crc32(chunk, check)
        size += len(chunk)
        out.write(chunk if method == STORED else deflate.compress(chunk))
    if method == DEFLATED:
        out.write(deflate.flush())
    end = out.tell()
    if size >= MOST_BYTES:
        raise ValueError(f"{name} has {size:,} bytes, more than a zip that LMSs read can hold")
    entry = Entry(raw, date, method, check, end - start, size, at)
    out.seek(at)
    out.write(entry.local())
    out.seek(end)
    return entry


def _chunks(content: Content) -> Iterator[Chunk]:
    if isinstance(content, bytes):
        yield from (memoryview(content)[at : at + CHUNK] for at in range(0, len(content), CHUNK))
        return
    buffer = memoryview(bytearray(CHUNK))
    with content.open("rb", buffering=0) as file:
        while count := file.readinto(buffer):
            yield buffer[:count]


def dos_date() -> int:
    """SOURCE_DATE_EPOCH in the form of zips, else the first of January 1980. Raises ValueError where it is no number."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return 0x21 << 16
    if not given.isdecimal():
        raise ValueError(f"SOURCE_DATE_EPOCH is {given!r}, not a number of seconds")
    t = datetime.fromtimestamp(min(max(int(given), 315532800), 4354819198), UTC)
    day = (t.year - 1980) << 9 | t.month << 5 | t.day
    return day << 16 | t.hour << 11 | t.minute << 5 | t.second // 2


def why_unsafe(name: str) -> str:
    """Why a name may not stand in a zip, or nothing: unpacked elsewhere, it could land outside its folder or not at all."""
    if "\\" in name:
        return "has a backslash"
    if re.match(r"/|[A-Za-z]:", name):
        return "is absolute"
    if any(part in ("", ".", "..") for part in name.split("/")):
        return "has an empty part, `.` or `..`"
    if re.search(r"[\0-\x1f\x7f\ud800-\udfff]", name):
        return "has a control character or one that is not Unicode"
    return "is too long" if len(name) > 1000 else ""


def collisions(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names that are one file where case or Unicode forms do not count, or of which one lies inside the other."""
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
