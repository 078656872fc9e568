"""The table of contents of anyone's zip, read without trust: what it says, and where it contradicts itself."""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass, field
from typing import BinaryIO

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
END64 = struct.Struct("<4sQ2H2L4Q")
LOCATOR = struct.Struct("<4sLQL")
LONGEST_COMMENT = 0xFFFF
MOST_ENTRIES = 200_000
MOST_BYTES = 64 << 20
UTF8, DESCRIPTOR, ENCRYPTED = 1 << 11, 1 << 3, 1
UNKNOWN = 0xFFFFFFFF


class NotAZipError(ValueError):
    """Why a file is no zip, or is not a whole one."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the table says of one entry."""

    raw: bytes
    flags: int
    method: int
    check: int
    packed: int
    size: int
    at: int
    mode: int
    unicode_path: bool
    zip64: bool

    @property
    def name(self) -> str:
        """The name as text; bytes that are no UTF-8 are read as those of DOS."""
        try:
            return self.raw.decode("utf-8")
        except UnicodeDecodeError:
            return self.raw.decode("cp437")

    @property
    def says_encoding(self) -> bool:
        return bool(self.flags & UTF8) or self.unicode_path or self.raw.isascii()


@dataclass
class Directory:
    """All entries; `shift` is how many bytes stand before the zip, `after` how many after it."""

    records: list[Record] = field(default_factory=list)
    start: int = 0
    shift: int = 0
    after: int = 0
    zip64: bool = False
    cut: bool = False


def read_directory(file: BinaryIO) -> Directory:
    """The table of contents. Raises NotAZipError."""
    length = file.seek(0, os.SEEK_END)
    tail_at = max(0, length - LONGEST_COMMENT - END.size - LOCATOR.size)
    file.seek(tail_at)
    tail = file.read()
    at = _end(tail)
    if at < 0:
        head = _head(file)
        why = (
            "it breaks off: its table of contents is missing"
            if head == b"PK\3\4"
            else "it does not begin or end as a zip"
        )
        raise NotAZipError(why)
    _, _, _, _, count, size, start, comment = END.unpack_from(tail, at)
    found = Directory(after=max(0, length - (tail_at + at + END.size + comment)))
    end = tail_at + at
    if UNKNOWN in (size, start) or count == 0xFFFF:
        count, size, start, end, found.zip64 = _zip64(file, tail, at, tail_at, count, size, start)
    found.start = end - size
    found.shift = found.start - start
    if size > min(MOST_BYTES, length) or found.start < 0 or found.shift < 0:
        raise NotAZipError("its table of contents does not lie where it says")
    file.seek(found.start)
    _records(file.read(size), count, found)
    return found


def _head(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read(4)


def _end(tail: bytes) -> int:
    """Where the end record stands: the last whose comment fits."""
    at = len(tail)
    while (at := tail.rfind(b"PK\5\6", 0, at)) >= 0:
        if at + END.size <= len(tail) and at + END.size + END.unpack_from(tail, at)[7] <= len(tail):
            return at
    return -1


def _zip64(
    file: BinaryIO, tail: bytes, at: int, tail_at: int, count: int, size: int, start: int
) -> tuple[int, int, int, int, bool]:
    locator = at - LOCATOR.size
    if locator < 0 or tail[locator : locator + 4] != b"PK\6\7":
        return count, size, start, tail_at + at, False
    end = tail_at + locator - END64.size
    if end < 0:
        raise NotAZipError("its zip64 records are broken")
    file.seek(end)
    record = file.read(END64.size)
    if record[:4] != b"PK\6\6":
        raise NotAZipError("its zip64 records are broken")
    fields = END64.unpack(record)
    return fields[7], fields[8], fields[9], end, True


def _records(data: bytes, count: int, found: Directory) -> None:
    at = 0
    while at + CENTRAL.size <= len(data) and data[at : at + 4] == b"PK\1\2":
        if len(found.records) >= MOST_ENTRIES:
            found.cut = True
            return
        fields = CENTRAL.unpack_from(data, at)
        name_at = at + CENTRAL.size
        extra_at = name_at + fields[10]
        at = extra_at + fields[11] + fields[12]
        if at > len(data):
            raise NotAZipError("its table of contents is broken")
        found.records.append(_record(fields, data[name_at:extra_at], data[extra_at : extra_at + fields[11]]))
    if len(found.records) & 0xFFFF != count & 0xFFFF:
        raise NotAZipError(f"its table of contents says {count} entries and has {len(found.records)}")


def _record(fields: tuple[int, ...], raw: bytes, extra: bytes) -> Record:
    system, flags, method = fields[1] >> 8, fields[3], fields[4]
    sizes = {"size": fields[9], "packed": fields[8], "at": fields[16]}
    zip64 = UNKNOWN in sizes.values()
    kinds = _extras(extra)
    if zip64:
        values = kinds.get(1, b"")
        for key in ("size", "packed", "at"):
            if sizes[key] == UNKNOWN and len(values) >= 8:
                sizes[key] = int.from_bytes(values[:8], "little")
                values = values[8:]
    mode = fields[15] >> 16 if system in (3, 19) else 0
    return Record(
        raw, flags, method, fields[7], sizes["packed"], sizes["size"], sizes["at"], mode, 0x7075 in kinds, zip64
    )


def _extras(extra: bytes) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<2H", extra)
        found.setdefault(kind, extra[4 : 4 + length])
        extra = extra[4 + length :]
    return found
