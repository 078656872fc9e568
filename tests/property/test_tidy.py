"""Whatever a text is, the formatted one says the same, and formatting it again changes nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ctlc_scorm.course.files import FILES
from ctlc_scorm.tidy import meaning
from ctlc_scorm.tidy.page import tidy_page
from ctlc_scorm.tidy.yaml import tidy_yaml
from tests.property.test_source import TEXTS, compile_texts
from tests.support import FRONT, PAGE

LINES = st.sampled_from(
    """\
text|_a_ __b__|*a*_b_|- a|* b|+ c|  - d|   > q|1) x|1. y|10. z|- [X] t|-   wide|    code|```|~~~|> quote|# H|## H ##
===|---|***|| a | b ||-|:-:|a|b|c|<div>|<!-- c -->|</div>|[^1]: n|[x]: y|Term|: Def|:::{note}|::::{tabs} T|:::{choice} q
:::|::::|:a: b|:a:|  :::|\\|two  |tab\t|	x|&nbsp;|[a](b|c)|Table: x""".replace("\n", "|").split("|")
)
PAGES = st.lists(LINES, max_size=20).map("\n".join) | st.lists(LINES, max_size=12).map("\n\n".join) | TEXTS
YAML_LINES = st.sampled_from(
    ["id: a", "title:   b # c", "# d", "", "modules:", "- folder: x", "  - folder: y", "    id: z", "  objectives:",
     "      a: b", "credit: {a:  b,c: [d,e]}", "summary: >-", "   one", "   two", " 'x'", '"y', 'z"', "|", "authors: [",
     "]", "    -   minutes: 5", "-", "a: &b c", "d: *b", "? x", ": y", "!!str 5", "\tq", "- - a", "  # e", "e:", "f: |+"
    ]
)  # fmt: skip
YAMLS = st.lists(YAML_LINES, max_size=14).map("\n".join)


@given(PAGES)
def test_a_page_says_the_same_and_comes_to_rest(text: str) -> None:
    new, _ = tidy_page(text)
    assert meaning.page(new) == meaning.page(text)
    assert tidy_page(new)[0] == new


@given(PAGES)
def test_a_compiled_page_is_the_same(text: str) -> None:
    page = FRONT + text
    (before, found), (after, again) = compile_texts({PAGE: page}), compile_texts({PAGE: tidy_page(page)[0]})
    assert meaning.course(after.pages) == meaning.course(before.pages)
    assert meaning.findings(again) == meaning.findings(found)


@given(st.sampled_from(list(FILES)), YAMLS)
def test_yaml_says_the_same_and_comes_to_rest(path: str, text: str) -> None:
    new = tidy_yaml(text, FILES[path])
    assert meaning.yaml(new) == meaning.yaml(text)
    assert tidy_yaml(new, FILES[path]) == new
