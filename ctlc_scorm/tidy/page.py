"""A page in the style of the house: the steps in order, again until nothing changes."""

from __future__ import annotations

from collections.abc import Callable

from ctlc_scorm.course.schema import PageFile
from ctlc_scorm.parse import FRONT
from ctlc_scorm.tidy import meaning
from ctlc_scorm.tidy.blanks import gaps, line_ends
from ctlc_scorm.tidy.indents import indents
from ctlc_scorm.tidy.settle import Group, settle
from ctlc_scorm.tidy.signs import fences, signs
from ctlc_scorm.tidy.tables import tables
from ctlc_scorm.tidy.view import View, view
from ctlc_scorm.tidy.yaml import tidy_yaml

STEPS: tuple[Callable[[View], list[Group]], ...] = (line_ends, fences, signs, indents, tables, gaps)
ROUNDS = 6


def tidy_page(text: str, front: bool = True) -> tuple[str, list[int]]:
    """The page, and the lines (of the page as it is then) that stayed as they are because another form would say
    something else. A text that does not come to rest stays as it is.
    """
    new = _head(_unix(text)) if front else _unix(text)
    for _ in range(ROUNDS):
        before = new
        left: list[int] = []
        for step in STEPS:
            page = view(new)
            new, kept = settle(new, step(page), meaning.page)
            left += [page.line(group[0].start) for group in kept]
        if new == before:
            return new, sorted(set(left))
    return text, []


def _unix(text: str) -> str:
    """Line ends as LF, where nothing else hangs on it."""
    new = text.replace("\r\n", "\n")
    return new if new == text or meaning.page(new) == meaning.page(text) else text


def _head(text: str) -> str:
    found = FRONT.match(text)
    if not found:
        return text
    inner = tidy_yaml(found[1], PageFile)
    return f"---\n{inner}---\n{text[found.end() :]}"
