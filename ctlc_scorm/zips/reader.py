"""Zips of others, read with distrust: what could fill a disk, hang, or reach outside its folder is refused."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from ctlc_scorm.zips.names import why_unsafe

MOST_FILES = 20_000
MOST_BYTES = 2 << 30
MOST_RATIO = 200
SMALL = 10 << 20
"""A file up to this size may be packed as densely as it likes."""
ENCRYPTED = 1
TROUBLE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What `zipfile` raises where it cannot read; NotImplementedError is for a way of packing that it does not know."""


class UnsafeZipError(ValueError):
    """A zip that is not read, and why."""


class Files(Mapping[str, bytes]):
    """The files of a zip by name, each unpacked when it is asked for. Raises UnsafeZipError, also for one file."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except TROUBLE as error:
            raise UnsafeZipError(f"{path.name} is not a zip: {error}") from error
        self._known = _checked(self._zip)

    def __getitem__(self, name: str) -> bytes:
        try:
            return self._zip.read(self._known[name])
        except (*TROUBLE, OSError) as error:
            raise UnsafeZipError(f"{name} cannot be unpacked: {error}") from error

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def _checked(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The entries that are files, by name; none of them is unpacked yet."""
    entries = archive.infolist()
    if len(entries) > MOST_FILES:
        raise UnsafeZipError(f"{len(entries):,} entries are more than {MOST_FILES:,}")
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise UnsafeZipError(f"unpacked, it has more than {MOST_BYTES >> 30} GiB")
    _apart(entries, archive.start_dir)
    known: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        if why := _why_refused(entry):
            raise UnsafeZipError(f"{entry.orig_filename!r} {why}")
        if known.setdefault(entry.filename, entry) is not entry:
            raise UnsafeZipError(f"{entry.filename!r} is in it twice")
    return {name: entry for name, entry in known.items() if not entry.is_dir()}


def _why_refused(entry: zipfile.ZipInfo) -> str:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "is a link or a device"
    if entry.flag_bits & ENCRYPTED:
        return "is encrypted"
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return f"is packed by method {entry.compress_type}, which LMSs cannot read"
    if entry.file_size > SMALL and entry.file_size > MOST_RATIO * entry.compress_size:
        return f"grows more than {MOST_RATIO} times when it is unpacked"
    return why_unsafe(entry.orig_filename.removesuffix("/"))


def _apart(entries: list[zipfile.ZipInfo], end: int) -> None:
    """Refuse files that share their bytes: a few bytes could unpack to any amount."""
    starts = sorted((entry.header_offset, entry.compress_size, entry.orig_filename) for entry in entries)
    following = [*(start for start, _, _ in starts[1:]), end]
    for (start, size, name), after in zip(starts, following, strict=False):
        if start < 0 or start + 30 + size > after:
            raise UnsafeZipError(f"{name!r} overlaps what comes after it")
