"""Instructions that only some can follow: by color, shape, size or place alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from ctlc_scorm.course.model import Course
from ctlc_scorm.rules.registry import Hit, course_rule
from ctlc_scorm.rules.senses import FORMS
from ctlc_scorm.rules.view import Run
from ctlc_scorm.rules.walk import views
from ctlc_scorm.rules.words import SENSES
from ctlc_scorm.source.findings import Severity
from ctlc_scorm.source.markdown import Nodes

BEFORE, AFTER = 90, 60
"""How much of the text around a marked word is looked at."""


@course_rule("A11Y010", "senses-only", Severity.WARNING)
def SENSES_ONLY(course: Course) -> Iterator[Hit]:
    """What it checks: an instruction does not name a thing by its color, shape, size or place alone.

    Why it matters: a person who does not see it, does not see colors, or reads on a telephone, where right becomes
    below, cannot tell what is meant.

    Example:

        To save your answer, press the green button.

    Use instead:

        To save your answer, press **Save**.

    Source: WCAG 2.2, 1.3.3 Sensory Characteristics, and 1.4.1 Use of Color.
    """
    for view in views(course):
        for run in view.runs.values():
            if run.measures.marked and run.language in FORMS:
                for place, start, words in _alone(run):
                    span = view.locate(place, start, start + len(words))
                    yield span, f"`{words}` helps only those who see it", "Name the thing by its label, too."


def _alone(run: Run) -> Iterator[tuple[Nodes, int, str]]:
    """The instructions of a run that need a sense, each with its piece and its offset in that."""
    found = sorted(set(_found("\n".join(run.texts), run)))
    starts = list(accumulate((len(text) + 1 for text in run.texts), initial=0)) if found else []
    for start, words in found:
        index = bisect_right(starts, start) - 1
        if index not in run.asides:
            yield run.places[index], start - starts[index], words


def _found(text: str, run: Run) -> Iterator[tuple[int, str]]:
    form = FORMS[run.language]
    for sense in run.measures.marked & SENSES[run.language]:
        word = f" {sense}"
        at = text.find(word)
        while at >= 0:
            if text.endswith(form.before, 0, at) or form.after.match(text, at):
                for found in form.pattern.finditer(text, max(0, at - BEFORE), at + AFTER):
                    yield found.start(), found[0]
            at = text.find(word, at + 1)
