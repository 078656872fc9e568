"""Package: names and contents, ready to be written as a zip or a folder; and a zip read back as one."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ctlc_scorm import zips
from ctlc_scorm.zips import Content

FIRST = "imsmanifest.xml"
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
    """Write the zip and give its SHA-256. The same package gives the same bytes on every machine, and `path` is replaced
    only by a whole zip. Raises ValueError for names that cannot stand side by side, OSError where it cannot be written.
    """
    files = _in_order(package)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = _beside(path)
    try:
        with part.open("wb") as out:
            zips.write(out, files)
        with part.open("rb") as written:
            digest = hashlib.file_digest(written, "sha256").hexdigest()
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return digest


def write_folder(package: Package, path: Path) -> None:
    """Write the files below a folder, which must be new or empty, and appears only whole. Raises as `write_zip`."""
    files = _in_order(package)
    part = _beside(path)
    try:
        for name, content in files:
            _write(content, part / name)
        part.mkdir(parents=True, exist_ok=True)
        if path.exists():
            path.rmdir()
        part.rename(path)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def read_zip(path: Path) -> Package:
    """The package in anyone's zip; files are unpacked when they are read. Raises `unzip.UnsafeZip`, a ValueError."""
    from ctlc_scorm.unzip import Files

    return Package(path.stem, Files(path))


def _in_order(package: Package) -> list[tuple[str, Content]]:
    names = sorted(package.files, key=lambda name: (name != FIRST, name))
    for name in names:
        if why := zips.why_unsafe(name):
            raise ValueError(f"{name!r} {why}; name the file it comes from with letters, digits, `-`, `_` and `.`")
    for first, second in zips.collisions(names):
        raise ValueError(
            f"{first!r} and {second!r} are one file on Windows and macOS; "
            "are there two media files whose names differ by case, accents or a folder only?"
        )
    return [(name, package.files[name]) for name in names]


def _beside(path: Path) -> Path:
    """A name for what is not whole yet, on the same disk."""
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def _write(content: Content, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        shutil.copyfile(content, path)
