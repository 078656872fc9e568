"""check: a Course -> findings, by every rule that looks at the whole course."""

from __future__ import annotations

from ctlc_scorm.course.model import Course
from ctlc_scorm.rules import (
    accessibility,
    acronyms,
    assessment,
    course,
    credit,
    facts,
    headings,
    instructions,
    language,
    links,
    lock,
    other_language,
    plans,
    prose,
    reading,
    tables,
    theme,
)
from ctlc_scorm.rules.registry import run
from ctlc_scorm.rules.walk import forget
from ctlc_scorm.source.findings import Finding

FAMILIES = (
    accessibility,
    acronyms,
    assessment,
    course,
    credit,
    facts,
    headings,
    instructions,
    language,
    links,
    lock,
    other_language,
    plans,
    prose,
    reading,
    tables,
    theme,
)


def check(subject: Course) -> list[Finding]:
    """The findings of the course rules, in the order of their declaration."""
    found = run(subject)
    forget()
    return found
