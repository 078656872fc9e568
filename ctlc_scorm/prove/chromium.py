"""The browser of a proof."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
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
    return next((path for name in NAMES if (path := shutil.which(name))), "")


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
