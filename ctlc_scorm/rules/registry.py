"""Rules that look at the whole course: a rule and its check in one declaration."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable

from ctlc_scorm.course.model import Course
from ctlc_scorm.source.findings import Finding, Fix, Rule, Severity, rule
from ctlc_scorm.source.text import Span

Hit = tuple[Span, str, str] | tuple[Span, str, str, Fix]
"""Where, what is wrong, how to mend it, and what mends it."""
Check = Callable[[Course], Iterable[Hit]]
CHECKS: list[tuple[Rule, Check]] = []


def course_rule(code: str, name: str, severity: Severity = Severity.ERROR) -> Callable[[Check], Rule]:
    """Declare a rule from a function that yields its hits in a course; the docstring is its page."""

    def declare(body: Check) -> Rule:
        made = rule(code, name, severity)(body)
        CHECKS.append((made, body))
        return made

    return declare


def run(course: Course) -> list[Finding]:
    """The findings of every course rule."""
    return [made.at(*hit[:3], fix=hit[3] if len(hit) > 3 else ()) for made, check in CHECKS for hit in check(course)]


def page(made: Rule) -> str:
    """The manual page of a rule, without its indent."""
    return inspect.cleandoc(made.page)
