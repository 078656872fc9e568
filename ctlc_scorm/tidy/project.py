"""A course formatted in memory, file by file, and proved to be the same course."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from ctlc_scorm.course.files import FILES
from ctlc_scorm.parse import FRONT
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.project import Project
from ctlc_scorm.source.text import Source
from ctlc_scorm.source.yaml import read_yaml
from ctlc_scorm.tidy import meaning
from ctlc_scorm.tidy.page import tidy_page
from ctlc_scorm.tidy.view import view
from ctlc_scorm.tidy.yaml import tidy_yaml

PAGES = re.compile(r"(modules/[^/]+|assessment)/[^/]+\.md\Z")


@dataclass(frozen=True)
class Tidied:
    """A file before and after; `left` are the lines (as they are afterwards) where another form would say something
    else, `why` says why the whole file was left alone.
    """

    path: str
    before: str
    after: str
    left: tuple[int, ...] = ()
    why: str = ""


def tidy_project(project: Project, unreadable: list[Finding]) -> list[Tidied]:
    """Every file that people write, in the order of their paths; `unreadable` is what was found on loading."""
    faulty = {finding.span.source.path for finding in unreadable}
    ours = [source for path, source in project.sources.items() if path in FILES or PAGES.match(path)]
    found = [_tidied(source, source.path in faulty or not _is_sound(source)) for source in ours]
    changed = [one for one in found if one.after != one.before]
    same = {one.path for one in _proved(project, changed)} if changed else set()
    return [one if one.after == one.before or one.path in same else _refused(one) for one in found]


def _is_sound(source: Source) -> bool:
    """Whether a file can be read: its YAML, its fences, and the head of a page."""
    if source.path in FILES:
        return _reads(source.text)
    if not source.path.startswith("modules/"):
        return view(source.text).sound
    front = FRONT.match(source.text)
    return front is not None and _reads(front[1]) and view(source.text).sound


def _reads(text: str) -> bool:
    findings: list[Finding] = []
    read_yaml(Source("file.yaml", text), findings)
    return not findings


def _tidied(source: Source, faulty: bool) -> Tidied:
    path, text = source.path, source.text
    if faulty:
        return Tidied(path, text, text, why="it cannot be read yet; `ctlc-scorm check` says why")
    if path in FILES:
        return Tidied(path, text, tidy_yaml(text, FILES[path]))
    after, left = tidy_page(text, front=path.startswith("modules/"))
    return Tidied(path, text, after, tuple(left))


def _refused(one: Tidied) -> Tidied:
    return replace(one, after=one.before, left=(), why="the course would not be the same afterwards")


def _proved(project: Project, changed: list[Tidied]) -> list[Tidied]:
    """Those changes with which the compiled course, and what is found in it, are what they were."""
    wanted = _compiled(project, [])

    def keep(more: list[Tidied], kept: list[Tidied]) -> list[Tidied]:
        if _compiled(project, [*kept, *more]) == wanted:
            return [*kept, *more]
        half = len(more) // 2
        return keep(more[half:], keep(more[:half], kept)) if half else kept

    return keep(changed, [])


def _compiled(project: Project, changes: list[Tidied]) -> Any:
    from ctlc_scorm.pipeline import compile_project  # most runs have nothing to prove

    compiled = compile_project(project.having({one.path: one.after for one in changes}), [])
    return meaning.course(compiled.course), meaning.findings(compiled.findings)
