"""Zips written record by record, so that anything can be wrong in them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
UTF8 = 1 << 11


@dataclass(frozen=True)
class Entry:
    """A file; what is None is what it should be."""

    name: bytes
    data: bytes = b"a\n"
    method: int = 0
    flags: int = 0
    mode: int = 0o100644
    check: int | None = None
    size: int | None = None
    packed: bytes | None = None
    extra: bytes = b""
    at: int | None = None
    local_name: bytes | None = None

    @property
    def body(self) -> bytes:
        if self.packed is not None:
            return self.packed
        if self.method != 8:
            return self.data
        deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
        return deflate.compress(self.data) + deflate.flush()

    def sums(self) -> tuple[int, int, int]:
        check = zlib.crc32(self.data) if self.check is None else self.check
        return check, len(self.body), len(self.data) if self.size is None else self.size

    def local(self) -> bytes:
        name = self.name if self.local_name is None else self.local_name
        sums = (0, 0, 0) if self.flags & 8 else self.sums()
        return LOCAL.pack(b"PK\3\4", 20, self.flags, self.method, 0, 33, *sums, len(name), 0) + name

    def central(self, at: int) -> bytes:
        lengths = (len(self.name), len(self.extra), 0, 0, 0)
        head = (b"PK\1\2", 3 << 8 | 20, 20, self.flags, self.method, 0, 33, *self.sums(), *lengths)
        return CENTRAL.pack(*head, self.mode << 16, at if self.at is None else self.at) + self.name + self.extra


def pack(entries: Iterable[Entry], before: bytes = b"", after: bytes = b"", zip64: bool = False) -> bytes:
    """The bytes of a zip of the entries."""
    body, central, count = b"", b"", 0
    for entry in entries:
        central += entry.central(len(body))
        body += entry.local() + entry.body
        count += 1
    end = END.pack(b"PK\5\6", 0, 0, count, count, len(central), len(body), 0)
    if zip64:
        at = len(body) + len(central)
        record = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, len(central), len(body))
        end = (
            record
            + struct.pack("<4sLQL", b"PK\6\7", 0, at, 1)
            + END.pack(b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
        )
    return before + body + central + end + after


def folder_entries(folder: Path) -> list[Entry]:
    """The files of a folder."""
    return [
        Entry(path.relative_to(folder).as_posix().encode(), path.read_bytes(), method=8)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]


def changed(entry: Entry, **values: object) -> Entry:
    return replace(entry, **values)  # type: ignore[arg-type]
