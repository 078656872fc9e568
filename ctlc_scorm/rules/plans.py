"""Action plans: every answer is gathered."""

from __future__ import annotations

from collections.abc import Iterator

from ctlc_scorm.course.model import Block, Course
from ctlc_scorm.rules.registry import Hit, course_rule
from ctlc_scorm.source.findings import Severity


def _all(course: Course, kind: str) -> list[Block]:
    return [block for page in course.pages for block in page.walk() if block.type == kind]


@course_rule("PLN001", "second-plan")
def SECOND_PLAN(course: Course) -> Iterator[Hit]:
    """What it checks: the action plan is gathered once in the course.

    Why it matters: each plan holds the answers to all prompts; with two of them learners would look for a difference.
    """
    for block in _all(course, "plan")[1:]:
        yield block.span, "this is a second action plan", "Remove it, and link to the page of the first."


@course_rule("PLN002", "plan-without-prompts")
def PLAN_WITHOUT_PROMPTS(course: Course) -> Iterator[Hit]:
    """What it checks: a course with an action plan has prompts for it.

    Why it matters: learners would meet an empty plan.

    Example:

        :::{plan}
        Here is your plan.
        :::

    Use instead:

        :::{prompt} first-step
        What is the first thing that you will do?
        :::

        :::{plan}
        Here is your plan.
        :::
    """
    if not _all(course, "prompt"):
        for block in _all(course, "plan"):
            yield (
                block.span,
                "no prompt of the course fills this plan",
                "Write blocks `:::{prompt} an-id` in its pages.",
            )


@course_rule("PLN003", "prompts-without-plan", Severity.WARNING)
def PROMPTS_WITHOUT_PLAN(course: Course) -> Iterator[Hit]:
    """What it checks: a course with prompts gathers them in an action plan.

    Why it matters: learners are told that they write for their plan, and would look for it in vain.
    """
    if not _all(course, "plan"):
        for block in _all(course, "prompt")[:1]:
            yield block.span, "no page gathers the prompts", "Add `:::{plan}` on a page, or use `:::{reflection}`."
