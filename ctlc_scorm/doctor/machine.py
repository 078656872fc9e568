"""The machine: Python, the folder and the disk, the console's letters, a browser."""

from __future__ import annotations

import platform
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ctlc_scorm.doctor.line import Line

OLDEST = (3, 11)
ROOM = 500_000_000
"""Bytes that a build with some media and its work may need."""


def python(version: tuple[int, ...] = sys.version_info[:3]) -> Line:
    shown = ".".join(map(str, version))
    if version >= OLDEST:
        return Line("Python", "ok", f"{shown} on {platform.system()}")
    oldest = ".".join(map(str, OLDEST))
    return Line("Python", "wrong", f"{shown} is too old", f"Install Python {oldest} or newer from python.org.")


def folder(where: Path | None = None) -> Line:
    """Whether packages can be written here."""
    where = where or Path.cwd()
    try:
        with tempfile.TemporaryFile(dir=where):
            pass
    except OSError:
        mend = "Go to a folder of your own, such as Documents, or name one with --out."
        return Line("Folder", "missing", f"{where} cannot be written to", mend)
    return Line("Folder", "ok", f"{where} can be written to")


def space(where: Path | None = None, free: int | None = None) -> Line:
    """The room on the disk."""
    free = shutil.disk_usage(where or Path.cwd()).free if free is None else free
    shown = f"{free / 1e9:,.1f} GB free"
    if free >= ROOM:
        return Line("Disk", "ok", shown)
    return Line("Disk", "missing", f"only {shown}", "Make room before you build a course with video.")


def letters(encoding: str | None = None) -> Line:
    """Whether the console shows every letter."""
    encoding = encoding or getattr(sys.stdout, "encoding", None) or "unknown"
    if encoding.lower().replace("-", "").replace("_", "") == "utf8":
        return Line("Letters", "ok", "the console shows every letter (UTF-8)")
    mend = "Set the environment variable PYTHONUTF8 to 1. Packages are right all the same."
    return Line("Letters", "missing", f"the console is set to {encoding}, and may show ? for some letters", mend)


def chromium() -> Line:
    """The browser that `prove` drives: it is started, as it would be there."""
    try:
        from ctlc_scorm.prove.chromium import NoBrowserError
        from ctlc_scorm.prove.chromium import chromium as started
    except ModuleNotFoundError:
        return Line("Browser", "missing", "no library to drive a browser with", 'pip install "ctlc-scorm[browser]"')

    def version() -> str:
        with started() as browser:
            return browser.version

    try:
        with ThreadPoolExecutor(1) as apart:  # the library refuses a thread in which something of its own is running
            return Line("Browser", "ok", f"Chromium {apart.submit(version).result()} starts")
    except NoBrowserError as error:
        what, _, how = str(error).partition(" Install it")
        return Line("Browser", "missing", what, f"Install it{how}" if how else "")
