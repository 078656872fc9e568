"""What is wrong in a zip as such, and in the names and sizes of its files; the rest of the package is not read."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ctlc_scorm.lint.names import check_names, place
from ctlc_scorm.rules.package import archive as rules
from ctlc_scorm.source.findings import Finding, Severity
from ctlc_scorm.validate.opening import Opened, encoding_faults, is_link, whole
from ctlc_scorm.zips.archive import Archive
from ctlc_scorm.zips.directory import DESCRIPTOR, ENCRYPTED, LOCAL, Directory, Record

MOST_FILES = 20_000
MOST_BYTES = 2 << 30
MOST_RATIO = 200
SMALL = 10 << 20
LARGE, VERY_LARGE = 50 << 20, 100 << 20
AES = 99
METHODS = {9: "deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard", 95: "XZ", 98: "PPMd"}
JUNK = re.compile(r"(^|/)(__MACOSX/|\.git/|\.svn/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._[^/]*$)", re.IGNORECASE)
SERVER = re.compile(
    r"(\.(php\d?|phtml|phar|aspx?|ashx|jspx?|cgi|pl|py|rb|sh|exe|bat|cmd|com|msi|dll|scr|vbs|ps1)|(^|/)\.htaccess)$",
    re.IGNORECASE,
)


def check_zip(opened: Opened) -> Iterator[Finding]:
    """The findings on a zip: its records, its size, the names in it."""
    files = opened.files
    if isinstance(files, Archive):
        yield from _around(files.directory)
        yield from _size(opened, files.directory)
        yield from _duplicates(opened.records)
        for record in opened.records:
            yield from _record(record)
        yield from _overlaps(opened.records, files.directory)
        names = {record.name.rstrip("/") for record in opened.records}
        yield from encoding_faults(opened.records, list(check_names(names - {""})))
    else:
        yield from check_names(_printable(name) for name in files)
        yield from _count(len(files), sum(files.size(name) for name in files))
    yield from _leftovers(files)


def _printable(name: str) -> str:
    """A name from disk whose bytes are not UTF-8 has the sign for that."""
    return name.encode("utf-8", "replace").decode()


def _around(directory: Directory) -> Iterator[Finding]:
    if directory.shift:
        yield rules.EXTRA_DATA.at(whole(), f"{directory.shift} bytes stand before the zip")
    if directory.after:
        yield rules.EXTRA_DATA.at(whole(), f"{directory.after} bytes stand after the end of the zip")


def _size(opened: Opened, directory: Directory) -> Iterator[Finding]:
    size = opened.path.stat().st_size
    if size > LARGE:
        level = None if size > VERY_LARGE else Severity.NOTE
        yield rules.LARGE_PACKAGE.at(whole(), f"the zip has {size >> 20} MiB", level=level)
    yield from _count(len(opened.records), sum(record.size for record in opened.records))
    zip64 = directory.zip64 or any(record.zip64 for record in opened.records)
    if zip64 and len(opened.records) < 0xFFFF and size < 0xFFFFFFFF and not _huge(opened.records):
        yield rules.ZIP64.at(whole(), "the zip has zip64 records that it does not need")


def _huge(records: list[Record]) -> bool:
    return any(record.size >= 0xFFFFFFFF for record in records)


def _count(count: int, size: int) -> Iterator[Finding]:
    if count > MOST_FILES:
        yield rules.ZIP_BOMB.at(whole(), f"there are {count:,} files, more than {MOST_FILES:,}")
    if size > MOST_BYTES:
        yield rules.ZIP_BOMB.at(whole(), f"unpacked it has {size / (1 << 30):.1f} GiB, more than 2")


def _duplicates(records: list[Record]) -> Iterator[Finding]:
    for name, count in Counter(record.name for record in records).items():
        if count > 1:
            yield rules.DUPLICATE_ENTRY.at(place(name), f"`{place(name).source.path}` is in the zip {count} times")


def _record(record: Record) -> Iterator[Finding]:
    where = place(record.name)
    if record.flags & ENCRYPTED or record.method == AES:
        yield rules.ENCRYPTED.at(where, "this file is encrypted")
    elif record.method not in (0, 8):
        name = METHODS.get(record.method, "unknown")
        yield rules.ODD_COMPRESSION.at(where, f"this file is packed by method {record.method} ({name})")
    if is_link(record):
        yield rules.LINK_ENTRY.at(where, "this is a link or a device, and not a file")
    if is_bomb(record):
        yield rules.ZIP_BOMB.at(where, f"this file grows more than {MOST_RATIO} times when it is unpacked")
    if record.flags & DESCRIPTOR and record.method == 0 and record.size:
        yield rules.STREAMED_STORED.at(where, "this file is stored, and says its size after its bytes only")


def is_bomb(record: Record) -> bool:
    return record.size > SMALL and record.size > MOST_RATIO * record.packed


def _overlaps(records: list[Record], directory: Directory) -> Iterator[Finding]:
    end = 0
    previous = ""
    for record in sorted(records, key=lambda record: record.at):
        start = record.at + directory.shift
        if start < end:
            where = place(record.name)
            yield rules.ZIP_BOMB.at(where, f"the bytes of this file and of `{place(previous).source.path}` overlap")
            return
        end, previous = start + LOCAL.size + len(record.raw) + record.packed, record.name
    if end > directory.start:
        yield rules.NOT_A_ZIP.at(
            whole(), f"the bytes of `{place(previous).source.path}` reach into the table of contents"
        )


def _leftovers(files: Iterable[str]) -> Iterator[Finding]:
    for name in files:
        if JUNK.search(name):
            yield rules.OS_JUNK.at(
                place(name), f"an operating system or a tool left `{posixpath.basename(name)}` behind"
            )
        elif SERVER.search(name):
            yield rules.SERVER_FILE.at(place(name), "this is a program for a server or a desktop")
