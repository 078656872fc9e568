"""The manual's parts that follow from the code: reference pages, pictures of the examples, and every page's minutes."""

from __future__ import annotations

import re
from pathlib import Path

from ctlc_scorm import pipeline
from ctlc_scorm.credit.estimate import of_page
from ctlc_scorm.manual.reference import REFERENCE, pages
from ctlc_scorm.starters import ROOT as STARTERS

SHOWN = ("chime.en.vtt", "chime.mp3", "greeting.en.vtt", "greeting.mp4", "hallway.svg")
"""The media of the small course that the examples use."""
MINUTES = re.compile(r"^( *)minutes: .*$", re.MULTILINE)


def write(root: Path) -> list[str]:
    """Make the manual in `root` say what the code says; gives the paths that were written or removed."""
    made = made_files()
    changed = [name for name in _stale(root, set(made)) if _remove(root / name)]
    changed += [name for name, data in made.items() if _replace(root / name, data)]
    return changed + _count_minutes(root)


def made_files() -> dict[str, bytes]:
    """The generated files by path. (The minutes of their pages are 0 until they are counted.)"""
    found = {name: text.encode("utf-8") for name, text in pages().items()}
    return found | {f"media/{name}": (STARTERS / "small" / "media" / name).read_bytes() for name in SHOWN}


def _stale(root: Path, made: set[str]) -> list[str]:
    """Generated pages that are no longer made."""
    folders = [root / "modules" / folder for folder in REFERENCE]
    there = (path.relative_to(root).as_posix() for folder in folders for path in sorted(folder.glob("*.md")))
    return [name for name in there if name not in made and not name.endswith("/00-about.md")]


def _remove(path: Path) -> bool:
    path.unlink()
    return True


def _replace(path: Path, data: bytes) -> bool:
    """Write a file where it differs, but for its minutes."""
    if path.exists() and _without_minutes(path.read_bytes(), path) == _without_minutes(data, path):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True


def _without_minutes(data: bytes, path: Path) -> str | bytes:
    return MINUTES.sub(r"\1minutes:", data.decode("utf-8")) if path.suffix == ".md" else data


def _count_minutes(root: Path) -> list[str]:
    """Each page says how long it takes by the estimate; modules and the course say the sums."""
    counted = {
        page.source.path: round(of_page(page).minutes * 2) / 2
        for module in pipeline.compile_course(root).course.modules
        for page in module.pages
    }
    return [name for name, text in _texts(root, counted).items() if _say(root / name, text)]


def _texts(root: Path, counted: dict[str, float]) -> dict[str, str]:
    """The files with their minutes in them."""
    texts = {
        name: MINUTES.sub(rf"\g<1>minutes: {count:g}", _read(root / name), count=1) for name, count in counted.items()
    }
    course = re.sub(r"contact_minutes: .*", f"contact_minutes: {sum(counted.values()):g}", _read(root / "course.yaml"))
    for folder in {name.split("/")[1] for name in counted}:
        total = sum(count for name, count in counted.items() if name.split("/")[1] == folder)
        part = re.compile(rf"(folder: {re.escape(folder)}\n(?:(?!  - folder:).*\n)*?    minutes:) .*")
        course = part.sub(rf"\1 {total:g}", course)
    return texts | {"course.yaml": course}


def _read(path: Path) -> str:
    return path.read_text("utf-8")


def _say(path: Path, text: str) -> bool:
    if _read(path) == text:
        return False
    path.write_bytes(text.encode("utf-8"))
    return True
