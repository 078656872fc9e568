"""The first stages are total: whatever the files hold, there is a course, and every finding has a place in its
source.
"""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ctlc_scorm.check import check
from ctlc_scorm.course.model import Course
from ctlc_scorm.parse import parse
from ctlc_scorm.player.pages import PageRenderer
from ctlc_scorm.player.words import Words
from ctlc_scorm.render import split
from ctlc_scorm.report import as_json, as_text, ordered
from ctlc_scorm.resolve import resolve
from ctlc_scorm.source.directives import Body, Directive, parse_body
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.markdown import Node, slug
from ctlc_scorm.source.memory import Memory
from ctlc_scorm.source.project import Project
from ctlc_scorm.source.text import Source, Span
from tests.support import BASE, PAGE

BLOCKS = "note details figure choice true-false fill-in numeric matching ordering likert reflection activity nonsense"
WORDS = r"""
- [ ] |- [x] |- |1. |  > |> |:::|::::|:objectives: a, b|:alt: x|=>|...|## H|# H {#a}|[^1]|[^1]: note|[@key]|[@|
[a](b.md)|[a](term:x)|![](x.png)|<b>|```|~~~|---|***|é|日本|😀|\|`|*|**|&amp;|&|key: value|{|}|63.9
"""
SIGNS = ["\n", "\n\n", "\r\n", " ", "\t", "\u2028", "\x00", "\ufeff", "|", "Term\n: Def"]
SIGNS += ["| a | b |\n|---|---|\n| 1 | 2 |", "Table: Words\n\n| a |\n|---|\n"]
PIECES = st.sampled_from(
    [*WORDS.replace("\n", "").split("|"), *SIGNS, *(f":::{{{block}}} id" for block in BLOCKS.split())]
)
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=40).map("".join)
FILES = ["course.yaml", "glossary.yaml", "support.yaml", "references.bib", "course.lock", "media/a.svg", PAGE]
FILES += ["assessment/blueprint.yaml", "assessment/bank.md", "assessment/intro.md"]


def compile_texts(texts: dict[str, str]) -> tuple[Course, list[Finding]]:
    findings: list[Finding] = []
    memory = Memory()
    project = Project(Path(), {name: Source(name, text) for name, text in (BASE | texts).items()})
    course = resolve(project, parse(project, findings, memory), findings, memory)
    return course, findings + check(course)


def spans_of(body: Body) -> list[tuple[int, int]]:
    found = []
    for part in body:
        if isinstance(part, Directive):
            found += [(part.span.start, part.span.end), (part.argument_span.start, part.argument_span.end)]
            found += spans_of(part.body)
        else:
            found += node_spans(part)
    return found


def node_spans(node: Node) -> list[tuple[int, int]]:
    return [(node.start, node.end), *(span for child in node.children for span in node_spans(child))]


@given(TEXTS)
def test_every_node_lies_in_its_source(text: str) -> None:
    findings: list[Finding] = []
    body = parse_body(Source("a.md", text), 0, findings)
    assert all(0 <= start <= end <= len(text) for start, end in spans_of(body))


@given(TEXTS)
def test_a_node_of_text_says_what_stands_in_its_place(text: str) -> None:
    plain = text.replace("\\", "").replace("&", "")
    for part in parse_body(Source("a.md", plain), 0, []):
        for node in [] if isinstance(part, Directive) else part.find("text"):
            assert plain[node.start : node.start + 1] == node.value[:1] or node.value[:1] in ("\ufffd", "")


@given(st.sampled_from(FILES), TEXTS)
def test_any_text_in_any_file_gives_a_course_and_findings_with_places(name: str, text: str) -> None:
    course, findings = compile_texts({name: text})
    for finding in findings:
        for span in (finding.span, *finding.related):
            assert 0 <= span.start <= span.end <= len(span.source.text)
            line, column = span.source.place(span.start)
            assert line >= 1 and column >= 1
    assert as_text(ordered(findings), Path()) or not findings
    assert as_json(findings)
    PageRenderer(course, split(course, "single")[0], Words(), Memory())


@given(TEXTS)
def test_any_body_is_rendered(text: str) -> None:
    course, _ = compile_texts({PAGE: f"---\ntitle: T\nminutes: 5\n---\n{text}"})
    renderer = PageRenderer(course, split(course, "single")[0], Words(), Memory())
    for page in course.pages:
        html = str(renderer.body(page))
        assert "<script" not in html and "javascript:" not in html.lower()


@given(st.text(max_size=30))
def test_slugs_are_made_once(text: str) -> None:
    assert slug(slug(text)) == slug(text)


@given(TEXTS, st.integers(min_value=0, max_value=400))
def test_places_are_lines_and_columns_from_one(text: str, offset: int) -> None:
    source = Source("a.md", text)
    at = min(offset, len(text))
    line, column = source.place(at)
    assert text[:at].count("\n") == line - 1
    assert Span(source, at, at).source is source and at - text.rfind("\n", 0, at) == column
