"""A course formatted in memory, file by file, and proved to be the same course."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from ctlc_scorm.check import check
from ctlc_scorm.course.files import FILES
from ctlc_scorm.parse import parse
from ctlc_scorm.resolve import resolve
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.project import Project
from ctlc_scorm.source.text import Source
from ctlc_scorm.tidy import meaning
from ctlc_scorm.tidy.page import tidy_page
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
    faults = list(unreadable)
    parse(project, faults)
    faulty = {finding.span.source.path for finding in faults}
    found = [_tidied(source, path in faulty) for path, source in project.sources.items() if _is_ours(path)]
    changed = [one for one in found if one.after != one.before]
    same = {one.path for one in _proved(project, changed)} if changed else set()
    return [one if one.after == one.before or one.path in same else _refused(one) for one in found]


def _is_ours(path: str) -> bool:
    return path in FILES or bool(PAGES.match(path))


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
    sources = project.sources | {one.path: Source(one.path, one.after) for one in changes}
    changed = Project(project.root, sources, project.media)
    findings: list[Finding] = []
    course = resolve(changed, parse(changed, findings), findings)
    return meaning.course(course), meaning.findings(findings + check(course))
