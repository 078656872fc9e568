"""Headings: the outline by which people who do not see a page find their way in it."""

from __future__ import annotations

from collections.abc import Iterator

from ctlc_scorm.course.model import Course
from ctlc_scorm.rules.registry import Hit, course_rule
from ctlc_scorm.rules.walk import views
from ctlc_scorm.source.findings import Severity
from ctlc_scorm.source.markdown import plain

LONGEST = 12


@course_rule("A11Y003", "skipped-heading")
def SKIPPED_HEADING(course: Course) -> Iterator[Hit]:
    """What it checks: a heading is at most one level below the one before it. The page's title is level 1.

    Why it matters: people who move by headings with a screen reader would look for the level that is not there.

    Example:

        ## What helps

        #### In the hallway

    Use instead:

        ## What helps

        ### In the hallway

    Source: WCAG 2.2, 1.3.1 Info and Relationships, technique H42.
    """
    for view in views(course):
        last = 1
        for node in view.headings:
            level = int(node.value)
            if level > last + 1:
                message = f"this heading of level {level} follows one of level {last}"
                yield view.span((node,)), message, f"Write `{'#' * (last + 1)}`."
            last = level


@course_rule("A11Y004", "bold-heading", Severity.WARNING)
def BOLD_HEADING(course: Course) -> Iterator[Hit]:
    """What it checks: a few bold words that stand alone over other text are a heading, not a paragraph.

    Why it matters: it looks like a heading and is none, so a screen reader's list of headings does not have it.

    Example:

        **What helps**

        A calm voice helps.

    Use instead:

        ## What helps

        A calm voice helps.

    Source: WCAG 2.2, 1.3.1 Info and Relationships, failure F2.
    """
    for view in views(course):
        for node in view.bold:
            words = plain(node.children)
            if len(words.split()) <= LONGEST and not words.endswith((".", "!", "…")):
                yield view.span((node,)), "this paragraph is used as a heading", f"Write `## {words.rstrip(':')}`."
