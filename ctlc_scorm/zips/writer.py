"""Zips with the same bytes on every machine: order, date, mode and compressor are fixed.

Text is deflated by zlib-ng's level 4. Measured on 2.8 MB of course HTML: 34 ms and 1,087 KB (zlib 6: 112 ms, 1,061 KB;
isal 3: 11 ms, 1,103 KB). Its bytes are the same in whatever chunks text comes (not so at its levels 1, 5 and 6), with
SSE2, SSE4, AVX2, AVX-512 and on ARM; those of isal differ by processor, those of zlib by how Python was built.

The records are written here, since `zipfile` takes no other compressor. Zip64 is left out on purpose: no LMS takes a
package of 4 GiB, and some refuse every zip64.
"""

from __future__ import annotations

import os
import struct
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

Content = bytes | Path
"""The bytes of a file, or where they lie on disk: media is read only when it is written."""
Chunk = bytes | memoryview

PACKED = frozenset(
    f".{kind}"
    for kinds in (
        ("avif", "gif", "jpeg", "jpg", "png", "webp"),
        ("aac", "flac", "m4a", "m4v", "mp3", "mp4", "oga", "ogg", "ogv", "opus", "webm"),
        ("7z", "docx", "epub", "gz", "pdf", "pptx", "woff", "woff2", "xlsx", "zip"),
    )
    for kind in kinds
)
"""Kinds of files that are compressed already: they are stored."""

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
UNIX, VERSION, UTF8, STORED, DEFLATED = 3 << 8, 20, 1 << 11, 0, 8
MODE = 0o100644 << 16
MOST, MOST_BYTES = 0xFFFF, 0xFFFFFFFF
CHUNK = 1 << 20


class Out(Protocol):
    """What a zip is written to, from its start to its end: nothing is looked up or mended later."""

    def write(self, chunk: Chunk, /) -> object: ...


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

    @property
    def end(self) -> int:
        return self.at + LOCAL.size + len(self.name) + self.packed

    def local(self) -> bytes:
        return LOCAL.pack(b"PK\3\4", *self._fields(), len(self.name), 0) + self.name

    def central(self) -> bytes:
        sizes = (len(self.name), 0, 0, 0, 0)
        return CENTRAL.pack(b"PK\1\2", UNIX | VERSION, *self._fields(), *sizes, MODE, self.at) + self.name

    def _fields(self) -> tuple[int, ...]:
        time, day = self.date & 0xFFFF, self.date >> 16
        return VERSION, UTF8, self.method, time, day, self.check, self.packed, self.size


@dataclass
class Packing:
    """A content on its way into a zip; its sums are those of what has passed."""

    content: Content
    method: int
    check: int = 0
    size: int = 0
    packed: int = 0

    def __iter__(self) -> Iterator[Chunk]:
        for piece in self._deflated() if self.method == DEFLATED else self._read():
            self.packed += len(piece)
            yield piece

    def _deflated(self) -> Iterator[bytes]:
        from zlib_ng import zlib_ng

        deflate = zlib_ng.compressobj(4, zlib_ng.DEFLATED, -zlib_ng.MAX_WBITS)
        for chunk in self._read():
            yield deflate.compress(chunk)
        yield deflate.flush()

    def _read(self) -> Iterator[Chunk]:
        from zlib_ng.zlib_ng import crc32

        for chunk in _chunks(self.content):
            self.check = crc32(chunk, self.check)
            self.size += len(chunk)
            yield chunk


def write(out: Out, files: Iterable[tuple[str, Content]]) -> None:
    """Write a zip of the files, in the order in which they come. Raises ValueError for more than a zip can hold."""
    date, end, entries = dos_date(), 0, list[Entry]()
    for name, content in files:
        entries.append(_write_file(out, name, content, date, end))
        end = entries[-1].end
        if len(entries) >= MOST or end >= MOST_BYTES:
            raise ValueError(f"with {name} the package is larger than a zip that LMSs read may be")
    records = b"".join(entry.central() for entry in entries)
    out.write(records)
    out.write(END.pack(b"PK\5\6", 0, 0, len(entries), len(entries), len(records), end, 0))


def _write_file(out: Out, name: str, content: Content, date: int, at: int) -> Entry:
    """Write one file. A file on disk is read twice: the header with its sums comes first, and it may be larger than
    memory. Raises OSError when somebody changes it meanwhile.
    """
    method = DEFLATED if _length(content) and Path(name.lower()).suffix not in PACKED else STORED
    sums = Packing(content, method)
    kept = deque(sums, maxlen=None if isinstance(content, bytes) else 0)
    if sums.size >= MOST_BYTES:
        raise ValueError(f"{name} is larger than a file in a zip may be")
    entry = Entry(name.encode(), date, method, sums.check, sums.packed, sums.size, at)
    out.write(entry.local())
    again = Packing(content, method)
    for piece in kept or again:
        out.write(piece)
    if not kept and again != sums:
        raise OSError(f"{content!s} was changed while it was read")
    return entry


def _length(content: Content) -> int:
    return len(content) if isinstance(content, bytes) else content.stat().st_size


def _chunks(content: Content) -> Iterator[Chunk]:
    if isinstance(content, bytes):
        yield from (memoryview(content)[at : at + CHUNK] for at in range(0, len(content), CHUNK))
        return
    buffer = memoryview(bytearray(CHUNK))
    with content.open("rb", buffering=0) as file:
        while count := file.readinto(buffer):
            yield buffer[:count]


def dos_date() -> int:
    """SOURCE_DATE_EPOCH as a zip writes it, else the first of January 1980. Raises ValueError where it is no number."""
    given = os.environ.get("SOURCE_DATE_EPOCH") or "315532800"
    if not (given.isascii() and given.isdecimal()):
        raise ValueError(f"SOURCE_DATE_EPOCH is {given!r}, not a number of seconds")
    t = datetime.fromtimestamp(min(max(int(given), 315532800), 4354819198), UTC)
    day = (t.year - 1980) << 9 | t.month << 5 | t.day
    return day << 16 | t.hour << 11 | t.minute << 5 | t.second // 2
