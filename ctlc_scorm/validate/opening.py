"""A path as the files of a package: a zip, a folder, or a manifest alone. Nothing is written, no link is followed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from ctlc_scorm.rules.package import archive as rules
from ctlc_scorm.rules.package import names as naming
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.text import Source, Span
from ctlc_scorm.zips.archive import Archive
from ctlc_scorm.zips.directory import NotAZipError, Record, read_directory
from ctlc_scorm.zips.names import why_unsafe

Form = Literal["zip", "folder", "manifest"]
MOST_READ = 48 << 20
"""No text of a package is larger; what is, is not looked at."""
MOST_FILES = 200_000


@dataclass
class Opened:
    """The files of a package by names that are safe, and what is wrong so far. `close` it at the end."""

    path: Path
    form: Form
    files: Archive | Folder
    records: list[Record] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    stack: ExitStack = field(default_factory=ExitStack)

    def close(self) -> None:
        self.stack.close()


class Folder(Mapping[str, bytes]):
    """Files on disk by name."""

    def __init__(self, paths: Mapping[str, Path], most: int = MOST_READ) -> None:
        self.paths = paths
        self.most = most
        self.unread: set[str] = set()

    def __getitem__(self, name: str) -> bytes:
        if self.size(name) > self.most:
            self.unread.add(name)
            return b""
        return self.paths[name].read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)

    def __contains__(self, name: object) -> bool:
        return name in self.paths

    def size(self, name: str) -> int:
        return self.paths[name].lstat().st_size


def whole() -> Span:
    """The package as a place."""
    return Source("", "").span()


def open_path(path: Path) -> Opened | list[Finding]:
    """The package at a path, or why it is none. Raises OSError when it cannot be read."""
    if path.is_dir():
        return _folder(path)
    if _is_manifest(path):
        return Opened(path, "manifest", Folder({_manifest_name(path): path}))
    return _zip(path)


def _is_manifest(path: Path) -> bool:
    if path.suffix.lower() in (".xml", ".json"):
        return True
    with path.open("rb") as file:
        head = file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith((b"<?xml", b"<manifest"))


def _manifest_name(path: Path) -> str:
    """The name that a manifest has in a package: its own if it is a known one, else by what it holds."""
    if path.name in ("tincan.xml", "cmi5.xml", "imsmanifest.xml", "h5p.json"):
        return path.name
    with path.open("rb") as file:
        head = file.read(4096)
    for word, name in ((b"<courseStructure", "cmi5.xml"), (b"<tincan", "tincan.xml")):
        if word in head:
            return name
    return "imsmanifest.xml"


def _folder(path: Path) -> Opened:
    opened = Opened(path, "folder", Folder({}))
    paths: dict[str, Path] = {}
    waiting = [path]
    while waiting and len(paths) < MOST_FILES:
        with os.scandir(waiting.pop()) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                name = Path(entry.path).relative_to(path).as_posix()
                kind = entry.stat(follow_symlinks=False).st_mode
                if stat.S_ISDIR(kind):
                    waiting.append(Path(entry.path))
                elif stat.S_ISREG(kind):
                    paths[name] = Path(entry.path)
                else:
                    place = Source(name.encode("utf-8", "backslashreplace").decode(), "").span()
                    opened.findings.append(rules.LINK_ENTRY.at(place, "this is a link or a device, and not a file"))
    opened.files = Folder(dict(sorted(paths.items())))
    return opened


def _zip(path: Path) -> Opened | list[Finding]:
    stack = ExitStack()
    file = stack.enter_context(path.open("rb"))
    try:
        directory = read_directory(file)
    except NotAZipError as error:
        stack.close()
        return [rules.NOT_A_ZIP.at(whole(), f"this is no zip, or no whole one: {error}")]
    records = _by_name(directory.records)
    opened = Opened(path, "zip", Archive(file, directory, records, MOST_READ), directory.records, stack=stack)
    if directory.cut:
        opened.findings.append(rules.ZIP_BOMB.at(whole(), f"there are more than {len(directory.records):,} entries"))
    return opened


def _by_name(records: list[Record]) -> dict[str, Record]:
    """The entries that are files, by names in which back slashes part folders: so the rest can be looked at."""
    found: dict[str, Record] = {}
    for record in records:
        name = record.name.replace("\\", "/")
        if not name.endswith("/") and not why_unsafe(name) and not is_link(record):
            found[name] = record
    return found


def is_link(record: Record) -> bool:
    return stat.S_IFMT(record.mode) not in (0, stat.S_IFREG, stat.S_IFDIR)


def encoding_faults(records: list[Record], findings: list[Finding]) -> Iterator[Finding]:
    """The findings, with those on names beyond ASCII made errors where the zip does not say that they are UTF-8."""
    from dataclasses import replace

    from ctlc_scorm.source.findings import Severity

    unsaid = {record.name for record in records if not record.says_encoding or not _is_utf8(record)}
    for finding in findings:
        worse = finding.rule is naming.NON_ASCII_NAME and finding.span.source.path in unsaid
        yield replace(finding, level=Severity.ERROR) if worse else finding


def _is_utf8(record: Record) -> bool:
    try:
        record.raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
