"""The files of anyone's zip, each unpacked when it is asked for, in bounded memory, and held to what the zip says."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from typing import BinaryIO, cast

from ctlc_scorm.zips.directory import DESCRIPTOR, ENCRYPTED, LOCAL, Directory, Record

CHUNK = 1 << 18
STORED, DEFLATED = 0, 8


class DamagedError(ValueError):
    """Why an entry cannot be unpacked; `whole` if its bytes are there, but not those that the zip promised."""

    def __init__(self, message: str, whole: bool = False) -> None:
        super().__init__(message)
        self.whole = whole


class Archive(Mapping[str, bytes]):
    """Files by name. What is damaged or larger than `most` reads as nothing, and is told in `damaged` or `unread`."""

    def __init__(self, file: BinaryIO, directory: Directory, records: Mapping[str, Record], most: int) -> None:
        self.file = file
        self.directory = directory
        self.records = records
        self.most = most
        self.damaged: dict[str, DamagedError] = {}
        self.unread: set[str] = set()
        self.checked: set[str] = set()

    def __getitem__(self, name: str) -> bytes:
        record = self.records[name]
        if record.size > self.most:
            self.unread.add(name)
            return b""
        return b"".join(self._pieces(name))

    def __iter__(self) -> Iterator[str]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)

    def __contains__(self, name: object) -> bool:
        return name in self.records

    def size(self, name: str) -> int:
        return self.records[name].size

    def check(self, name: str) -> None:
        """Unpack a file and throw its bytes away."""
        if name not in self.checked:
            for _ in self._pieces(name):
                pass

    def _pieces(self, name: str) -> Iterator[bytes]:
        self.checked.add(name)
        try:
            yield from unpack(self.file, self.records[name], self.directory)
        except DamagedError as error:
            self.damaged[name] = error


def unpack(file: BinaryIO, record: Record, directory: Directory) -> Iterator[bytes]:
    """The bytes of an entry, piece by piece. Raises DamagedError, at the latest when all have come."""
    from zlib_ng import zlib_ng

    at = _content(file, record, directory)
    if record.flags & ENCRYPTED or record.method not in (STORED, DEFLATED):
        return
    check, size = 0, 0
    pieces = _stored(file, at, record) if record.method == STORED else _inflated(file, at, record)
    for piece in pieces:
        check = zlib_ng.crc32(piece, check)
        size += len(piece)
        yield piece
    if size != record.size:
        raise DamagedError(f"it has {size} bytes and not {record.size}", whole=True)
    if check != record.check:
        raise DamagedError("its check sum is not that of the zip", whole=True)


def _content(file: BinaryIO, record: Record, directory: Directory) -> int:
    """Where the bytes of an entry begin, its local header being what the table says."""
    file.seek(record.at + directory.shift)
    header = file.read(LOCAL.size)
    if len(header) < LOCAL.size or header[:4] != b"PK\3\4":
        raise DamagedError("nothing begins where the table of contents says")
    _, _, flags, method, _, _, check, packed, size, name_length, extra_length = LOCAL.unpack(header)
    if file.read(name_length) != record.raw:
        raise DamagedError("another name stands before its bytes than in the table of contents")
    if method != record.method:
        raise DamagedError("another method stands before its bytes than in the table of contents")
    if (
        not flags & DESCRIPTOR
        and not record.zip64
        and (check, packed, size) != (record.check, record.packed, record.size)
    ):
        raise DamagedError("other sizes or sums stand before its bytes than in the table of contents", whole=True)
    return int(record.at + directory.shift + LOCAL.size + name_length + extra_length)


def _stored(file: BinaryIO, at: int, record: Record) -> Iterator[bytes]:
    file.seek(at)
    left = record.packed
    while left > 0:
        piece = file.read(min(CHUNK, left))
        if not piece:
            raise DamagedError("it breaks off")
        left -= len(piece)
        yield piece


def _errors() -> tuple[type[Exception], ...]:
    from zlib_ng import zlib_ng

    return zlib.error, cast("type[Exception]", zlib_ng.error)


def _inflated(file: BinaryIO, at: int, record: Record) -> Iterator[bytes]:
    from zlib_ng import zlib_ng

    inflate, given = zlib_ng.decompressobj(-zlib_ng.MAX_WBITS), 0
    for packed in _stored(file, at, record):
        while packed:
            try:
                piece = inflate.decompress(packed, CHUNK)
            except _errors() as error:
                raise DamagedError("it cannot be unpacked") from error
            packed = inflate.unconsumed_tail
            given += len(piece)
            if given > record.size:
                raise DamagedError(f"it unpacks to more than the {record.size} bytes that it should have")
            if piece:
                yield piece
            if inflate.eof:
                return
    while not inflate.eof and (piece := inflate.decompress(b"", CHUNK)):
        yield piece
    if not inflate.eof:
        raise DamagedError("it breaks off")
