"""The browser of a proof."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WINDOWS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
MACOS = ("Google Chrome", "Chromium", "Microsoft Edge")
ARGUMENTS = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
HOW = (
    "Install it (Debian: apt-get install chromium; elsewhere: python -m playwright install chromium), "
    "or name it: --chromium PATH."
)


class NoBrowserError(Exception):
    """There is no Chromium, or it does not start."""


def find(given: str = "") -> str:
    """A path; empty for playwright's own."""
    asked = given or os.environ.get("CHROMIUM", "")
    if asked:
        if not Path(asked).exists():
            raise NoBrowserError(f"there is no browser at {asked}. {HOW}")
        return asked
    return next((path for name in NAMES if (path := shutil.which(name))), "") or next(_installed(), "")


def _installed() -> Iterator[str]:
    """Chrome and Edge where Windows and macOS keep them."""
    roots = [os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
    places = [Path(root, end) for root in roots if root for end in WINDOWS]
    places += [Path("/Applications", f"{name}.app", "Contents", "MacOS", name) for name in MACOS]
    yield from (str(path) for path in places if path.exists())


@contextmanager
def chromium(given: str = "") -> Iterator[Browser]:
    path = find(given)
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path or None, args=[*ARGUMENTS, *sandbox])
        except Error as error:
            raise NoBrowserError(f"Chromium does not start: {str(error).strip().splitlines()[0]} {HOW}") from error
        try:
            yield browser
        finally:
            browser.close()
