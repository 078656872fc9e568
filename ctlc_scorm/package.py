"""Package: names and contents, ready to be written as a zip or a folder; and a zip read back as one."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ctlc_scorm.zips import writer
from ctlc_scorm.zips.names import collisions, why_unsafe
from ctlc_scorm.zips.writer import Chunk, Content

FIRST = "imsmanifest.xml"
TINCAN = "tincan.xml"
CMI5 = "cmi5.xml"
MANIFESTS = (FIRST, TINCAN, CMI5)
"""What LMSs look for comes first; everything else is sorted."""


@dataclass(frozen=True)
class Package:
    """The files of a package by name (with forward slashes); `name` is that of the zip, without its ending."""

    name: str
    files: Mapping[str, Content]

    def read(self, name: str) -> bytes:
        """The whole of a file."""
        content = self.files[name]
        return content if isinstance(content, bytes) else content.read_bytes()


def write_zip(package: Package, path: Path) -> str:
    """Write the zip and give its SHA-256. The same package gives the same bytes on every machine, and a zip that is
    there already is replaced by a whole one only. Raises ValueError for names that cannot stand together, and OSError.
    """
    files = _in_order(package)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = _beside(path)
    try:
        with part.open("wb") as file:
            out = _Hashing(file)
            writer.write(out, files)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return out.sha.hexdigest()


def write_folder(package: Package, path: Path) -> None:
    """Write the files below a folder, which must be new or empty, and appears only whole. Raises as `write_zip`."""
    files = _in_order(package)
    part = _beside(path)
    part.mkdir(parents=True)
    try:
        for name, content in files:
            _write_file(content, part / name)
        if path.exists():
            path.rmdir()
        part.rename(path)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def read_zip(path: Path) -> Package:
    """The package in anyone's zip; files are unpacked when they are read. Raises `UnsafeZipError` (a ValueError)."""
    from ctlc_scorm.zips.reader import Files

    return Package(path.stem, Files(path))


class _Hashing:
    """A file whose hash is taken while it is written."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.sha = hashlib.sha256()

    def write(self, chunk: Chunk) -> None:
        self.sha.update(chunk)
        self.file.write(chunk)


def _in_order(package: Package) -> list[tuple[str, Content]]:
    names = sorted(package.files, key=lambda name: (name not in MANIFESTS, name))
    for name in names:
        if why := why_unsafe(name):
            raise ValueError(f"{name!r} {why}; name the file with letters, digits, `-`, `_` and `.`")
    for first, second in collisions(names):
        raise ValueError(
            f"{first!r} and {second!r} are one file on Windows and macOS; "
            "are there two media files whose names differ by case or accents only?"
        )
    return [(name, package.files[name]) for name in names]


def _beside(path: Path) -> Path:
    """A name for what is not whole yet, on the same disk."""
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def _write_file(content: Content, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        shutil.copyfile(content, path)
