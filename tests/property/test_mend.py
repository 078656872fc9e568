"""Whatever is wrong in a course, mending it brings no error, comes to rest, and leaves alone what has no fix."""
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ctlc_scorm.mend.apply import mend
from ctlc_scorm.source.findings import Severity
from ctlc_scorm.source.project import Project
from ctlc_scorm.source.text import Source
from tests.property.test_source import FILES, TEXTS
from tests.support import BASE, FRONT, PAGE

LINES = st.sampled_from(
    ["# Top", ":::{chioce} First One", ":::{choice}", ":::{note}", ":::", ":objectivs: see", ":shuffle: yes", "Which?", "[] One",
     "- [x]Two", "-[ ] Three", "> Words.", "", "![x](../../Media/a.svg)", ":::{details}", ":minute: 5", ":::{activity} Walk!"]
)  # fmt: skip
PAGES = st.lists(LINES, max_size=14).map("\n".join)
HEADS = st.lists(
    st.sampled_from(["titel: A", "title: B", "minuts: 5 min", "minutes: 5m", "objectivs: [see]", "id: X", "content-note: a"]),
    max_size=5,
).map("\n".join)  # fmt: skip


def project(texts: dict[str, str]) -> Project:
    return Project(Path(), {name: Source(name, text) for name, text in (BASE | texts).items()})


def is_mended(texts: dict[str, str]) -> None:
    found = mend(project(texts), [])
    before, after = (
        sum(finding.severity is Severity.ERROR for finding in compiled.findings)
        for compiled in (found.before, found.after)
    )
    assert after <= before
    assert bool(found.mended) == bool(found.texts())
    assert set(found.texts()) <= {change.span.source.path for one in found.mended for change in one.fix}
    assert mend(found.after.project, []).mended == []


@given(PAGES, HEADS)
def test_pages_are_mended_without_harm(text: str, head: str) -> None:
    is_mended({PAGE: f"---\n{head}\n---\n{text}\n"})
    is_mended({PAGE: FRONT + text})


@given(st.sampled_from(FILES), TEXTS)
def test_any_text_is_mended_without_harm(name: str, text: str) -> None:
    is_mended({name: text})
