"""The literate cases: each fence is a source, `⟵ CODE` at the end of a line is a finding there, and nothing else is
reported.

A fence `page` is the body of a page; any other fence names the file of the course that it is. A fence `html` is what
the page becomes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ctlc_scorm import pipeline
from ctlc_scorm.player.pages import PageRenderer
from ctlc_scorm.player.words import Words
from ctlc_scorm.render import split
from tests.support import FRONT, PAGE, compile_files

HERE = Path(__file__).parent
MARK = re.compile(r"[ \t]*⟵[ \t]*([A-Z0-9, ]+)$")
PART = re.compile(r"^(````+)([^\n`]*)\n(.*?)^\1[ \t]*$|^## ([^\n]+)$", re.DOTALL | re.MULTILINE)


@dataclass
class Case:
    name: str
    files: dict[str, str] = field(default_factory=dict)
    expected: set[tuple[str, int, str]] = field(default_factory=set)
    html: str | None = None


def read_cases(path: Path) -> list[Case]:
    """A heading outside the fences begins a case; the fences after it are its files."""
    cases: list[Case] = []
    for _, info, body, heading in PART.findall(path.read_text("utf-8")):
        if heading:
            cases.append(Case(f"{path.stem}: {heading}"))
        elif info == "html":
            cases[-1].html = body
        else:
            add_file(cases[-1], info, body)
    return cases


def add_file(case: Case, info: str, body: str) -> None:
    file = PAGE if info == "page" else info
    lines = ((FRONT if info == "page" else "") + body).split("\n")
    for number, line in enumerate(lines, 1):
        if mark := MARK.search(line):
            case.expected |= {(file, number, code.strip()) for code in mark[1].split(",")}
            lines[number - 1] = line[: mark.start()]
    case.files[file] = "\n".join(lines)


CASES = [case for path in sorted(HERE.glob("*.md")) for case in read_cases(path)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_findings_stand_where_the_case_says_and_nowhere_else(case: Case, tmp_path: Path) -> None:
    assert case.files
    compiled = compile_files(tmp_path, case.files)
    found = {(f.span.source.path, f.span.source.place(f.span.start)[0], f.rule.code) for f in compiled.findings}
    assert found == case.expected
    if case.html is not None:
        assert body_html(compiled) == case.html


def body_html(compiled: pipeline.Compiled) -> str:
    renderer = PageRenderer(compiled.course, split(compiled.course, "single")[0], Words(), compiled.memory)
    return str(renderer.body(compiled.course.pages[0])).strip() + "\n"
