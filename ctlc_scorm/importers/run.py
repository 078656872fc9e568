"""Files -> a course folder. It is written beside its place, looked at, and then moved there: never a part of one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from ctlc_scorm import pipeline
from ctlc_scorm.console import CannotRun
from ctlc_scorm.credit.estimate import of_final, of_page
from ctlc_scorm.importers import TABLE
from ctlc_scorm.importers.course import Plan, files, page_paths, plan
from ctlc_scorm.importers.log import Log
from ctlc_scorm.importers.model import Item, Material
from ctlc_scorm.importers.opening import Opened, RefusedError, open_material, refused
from ctlc_scorm.importers.report import Report, as_json, as_text, of_file
from ctlc_scorm.importers.words import WORDS
from ctlc_scorm.rules.importing import BROKEN_ITEM, NO_KEY, NOT_CARRIED, UNKNOWN_MATERIAL, UNSAFE_MATERIAL
from ctlc_scorm.rules.size import STATE_TOO_LARGE
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.text import Source
from ctlc_scorm.zips.reader import UnsafeZipError


def run(paths: list[Path], out: Path, title: str = "", language: str = "en") -> Report:
    """Import files into a new folder. Raises CannotRun where that is there already, OSError where it cannot be."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise CannotRun(f"{out} is there already. Name a new folder; nothing is overwritten.")
    log = Log()
    report = Report(out.as_posix(), log)
    read: list[tuple[Opened, Any, Material]] = []
    for path in paths:
        read += _read(path, log, [opened.title for opened, _, _ in read])
    made = plan([material for _, _, material in read], title, language, log)
    log.findings += [_aside(item) for item in made.aside]
    if made.modules:
        _write(made, out, report, read)
    else:
        report.files = _counted(read, log)
    return report


def _read(path: Path, log: Log, titles: list[str]) -> Iterator[tuple[Opened, Any, Material]]:
    if not path.exists():
        raise CannotRun(f"{path} does not exist.")
    if (path / "course.yaml").exists():
        raise CannotRun(f"{path} is a course folder already. Look at it with `ctlc-scorm check`.")
    try:
        opened = open_material(path, log)
        opened.number = titles.count(opened.title)
        module = _format(opened)
        if module is None:
            message = "this is of no format that is known"
            raise refused(log, UNKNOWN_MATERIAL, opened.source.span(), message, _known())
        material = module.read(opened, log)
    except RefusedError:
        return
    except UnsafeZipError as error:
        log.found(UNSAFE_MATERIAL, Source(path.name, "").span(), str(error))
        return
    if not material.items and not any(one.pages for one in material.modules):
        log.found(UNKNOWN_MATERIAL, opened.source.span(), f"nothing was found in this file ({module.NAME})")
    yield opened, module, material


def _format(opened: Opened) -> Any:
    modules = (import_module(f"ctlc_scorm.importers.{name}") for name in TABLE)
    return next((module for module in modules if module.fits(opened)), None)


def _known() -> str:
    names = sorted({import_module(f"ctlc_scorm.importers.{name}").NAME for name in TABLE})
    return f"These are known: {', '.join(names)}."


def _aside(item: Item) -> Any:
    rule = {"no-key": NO_KEY, "broken": BROKEN_ITEM}.get(item.aside, NOT_CARRIED)
    name = f"`{item.where.item}`" if item.where.item else "this question"
    hint = "It is kept in `import/to-finish.md`."
    return rule.at(item.where.span, f"{name} is set aside ({item.aside}): {WORDS[item.aside]}", hint)


def _counted(read: list[tuple[Opened, Any, Material]], log: Log) -> list[Any]:
    return [of_file(opened.name, module.NAME, material, log) for opened, module, material in read]


def _write(made: Plan, out: Path, report: Report, read: list[tuple[Opened, Any, Material]]) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as name:
        there = Path(name) / "course"
        minutes, checked = _measured(made, there)
        while any(finding.rule is STATE_TOO_LARGE for finding in checked[0]) and made.most_drawn > len(made.groups):
            made.most_drawn //= 2
            minutes, checked = _measured(made, there)
        report.check, report.minutes = checked
        files(made, minutes, report.log)
        report.drawn = sum(made.draw.values())
        report.files = _counted(read, report.log)
        here = [path.relative_to(there).as_posix() for path in there.rglob("*") if path.is_file()]
        report.written = sorted([*here, "import/report.json", "import/report.txt"])
        _add({"import/report.json": as_json(report).encode(), "import/report.txt": as_text(report).encode()}, there)
        if out.exists():
            out.rmdir()
        there.replace(out)


def _measured(made: Plan, there: Path) -> tuple[dict[str, float], tuple[list[Finding], int]]:
    """Write the course, with its minutes once they are estimated; gives these, and what `ctlc-scorm check` says with
    the contact minutes.
    """
    untold = Log(muted=True)
    _put(files(made, {}, untold), there)
    minutes = _estimates(made, there)
    _put(files(made, minutes, untold), there)
    compiled = pipeline.compile_course(there)
    return minutes, (pipeline.judged(compiled), int(compiled.course.contact_minutes))


def _put(texts: dict[str, bytes], there: Path) -> None:
    """Write a course where nothing, or another try at it, is."""
    shutil.rmtree(there, ignore_errors=True)
    _add(texts, there)


def _add(texts: dict[str, bytes], there: Path) -> None:
    for name, data in texts.items():
        path = there / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _estimates(made: Plan, there: Path) -> dict[str, float]:
    """The minutes of each page, and of the final, by the activity method."""
    course = pipeline.compile_course(there).course
    pages = {page.source.path: of_page(page).minutes for page in course.pages}
    found = {str(id(page)): pages[path] for path, page in page_paths(made).items() if path in pages}
    return found | {"final": of_final(course).minutes}
