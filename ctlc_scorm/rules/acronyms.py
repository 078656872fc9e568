"""Abbreviations: what the letters stand for is said where the course uses them first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctlc_scorm.course.model import Course
from ctlc_scorm.rules.registry import Hit, course_rule
from ctlc_scorm.rules.view import Run, View
from ctlc_scorm.rules.walk import views
from ctlc_scorm.rules.words import KNOWN_ACRONYMS, SMALL_WORDS
from ctlc_scorm.source.findings import Severity
from ctlc_scorm.source.markdown import Node, Nodes

WORD = re.compile(r"[^\W\d_]+")


@course_rule("READ003", "unexplained-acronym", Severity.WARNING)
def UNEXPLAINED_ACRONYM(course: Course) -> Iterator[Hit]:
    """What it checks: an abbreviation in capitals is explained where the course uses it first. That paragraph also says
    the words that it stands for, or links to their entry in the glossary. Those that everybody knows, such as US or
    PDF, need none.

    Why it matters: newcomers do not know the abbreviations of a trade, and a person who has to look one up may not come
    back.

    Example:

        The IEP team meets on Monday.

    Use instead:

        The team for the individualized education program (IEP) meets on Monday.

    Source: WCAG 2.2, 3.1.4 Abbreviations.
    """
    done = set(KNOWN_ACRONYMS)
    for view in views(course):
        for run in view.runs.values():
            for letters in run.measures.acronyms:
                if letters not in done and not _is_loud_word(letters, run):
                    done.add(letters)
                    if hit := _first_use(course, view, run, letters):
                        yield hit


def _is_loud_word(letters: str, run: Run) -> bool:
    """A word that the course writes in small letters elsewhere is no abbreviation: `NOT`."""
    return run.vocabulary is not None and letters.lower() in run.vocabulary


def _first_use(course: Course, view: View, run: Run, letters: str) -> Hit | None:
    """A hit at the first piece that has an abbreviation, if neither that nor the first running text explains it."""
    pattern = re.compile(rf"\b{letters}(?=s?\b)")
    uses = [(found, text, place) for text, place in run.pieces() if (found := pattern.search(text))]
    if not uses:
        return None
    first = min(uses, key=lambda use: use[2][0].start)
    for _, text, place in (first, uses[0]):
        if spelled(letters, text) or _in_glossary(course, place, pattern):
            return None
    hint = f"Write what it stands for, then `({letters})`; or link it to its entry in the glossary."
    return view.locate(first[2], *first[0].span()), f"`{letters}` is not explained where it is used first", hint


def spelled(letters: str, text: str) -> bool:
    """Whether words that follow one another in a text begin with these letters (small words may be passed over)."""
    words = [word.lower() for word in WORD.findall(text)]
    others = [word for word in words if word not in SMALL_WORDS]
    return any(letters.lower() in "".join(word[0] for word in some) for some in (words, others))


def _in_glossary(course: Course, place: Nodes, pattern: re.Pattern[str]) -> bool:
    """Whether a piece links to an entry of the glossary that has the abbreviation."""
    terms = {node.value for node in _terms(place)}
    return any(pattern.search(f"{term.term} {term.definition}") for term in course.glossary if term.id in terms)


def _terms(place: Nodes) -> Iterator[Node]:
    for node in place:
        if node.kind == "term":
            yield node
        yield from node.find("term")
