"""Facts that age: figures, addresses, crisis lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ctlc_scorm.course.model import Course
from ctlc_scorm.rules.registry import Hit, course_rule
from ctlc_scorm.source.findings import Severity, rule


@rule("FCT001", "unknown-fact")
def UNKNOWN_FACT() -> None:
    """What it checks: a link `fact:...` names an entry of `facts.yaml`.

    Why it matters: the figure would have no source, and nobody would be reminded to check it again.

    Example:

        About [63.9%](fact:adult-aces) of adults say so.

    Use instead:

        About [63.9%](fact:adults-aces) of adults say so.
    """


@rule("FCT002", "fact-differs")
def FACT_DIFFERS() -> None:
    """What it checks: where a page states a fact of `facts.yaml`, it uses the same words.

    Why it matters: a figure that was mended in one place and not in another is wrong for half of the readers.

    Example:

        About [64%](fact:adults-aces) of adults say so.

    Use instead:

        About [63.9%](fact:adults-aces) of adults say so.
    """


@course_rule("FCT003", "fact-due", Severity.WARNING)
def FACT_DUE(course: Course) -> Iterator[Hit]:
    """What it checks: no fact of `facts.yaml` and no line of `support.yaml` is past its `review_by`, the day by which
    somebody has to check it again.

    Why it matters: crisis lines change, surveys are repeated, addresses move. An old number, told by a course on
    crisis, can cost a life.

    How to mend it: open the source, correct the value if it changed, and write today into `verified_on`.
    """
    day = today().isoformat()
    for fact in course.facts:
        if fact.review_by and fact.review_by < day:
            yield fact.span, f"`{fact.id}` was to be checked by {fact.review_by}", f"Look it up again: {fact.source}."
    for line in course.support:
        if line.review_by and line.review_by < day:
            hint = "Call or open it, and correct what has changed."
            yield line.span, f"`{line.label}` was to be checked by {line.review_by}", hint


def today() -> date:
    return date.today()
