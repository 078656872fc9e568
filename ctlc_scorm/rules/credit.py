"""Credit: the minutes that a course declares must add up."""

from __future__ import annotations

from collections.abc import Iterator

from ctlc_scorm.course.model import Course, Module
from ctlc_scorm.rules.registry import Hit, course_rule


def counted_minutes(module: Module) -> float:
    """The minutes of a module's pages; a page that stands in for another is not counted again."""
    return sum(page.minutes for page in module.pages if not page.instead_of)


def number(minutes: float) -> str:
    return f"{minutes:g}"


@course_rule("CRD001", "module-minutes")
def MODULE_MINUTES(course: Course) -> Iterator[Hit]:
    """What it checks: the minutes of a module are the sum of the minutes of its pages; a page that stands in for
    another does not count again.

    Why it matters: staff are paid by these minutes, and an auditor who adds them up must come to the same number.

    Example (course.yaml):

        modules:
          - folder: 01-one          # its page has 5 minutes
            title: Welcome
            minutes: 15

    Use instead (course.yaml):

        modules:
          - folder: 01-one
            title: Welcome
            minutes: 5
    """
    for module in course.modules:
        total = counted_minutes(module)
        if module.pages and abs(total - module.minutes) > 0.001:
            message = f"the pages of `{module.id}` add up to {number(total)} minutes, not {number(module.minutes)}"
            yield module.span, message, f"Write `minutes: {number(total)}`, or change the minutes of its pages."


@course_rule("CRD002", "contact-minutes")
def CONTACT_MINUTES(course: Course) -> Iterator[Hit]:
    """What it checks: the contact minutes of the course are the sum of the minutes of its modules and of the final.

    Why it matters: every unit of credit is worked out from the contact minutes; a wrong sum is a wrong certificate.

    Example (course.yaml):

        credit:
          contact_minutes: 720      # modules and final add up to 5

    Use instead (course.yaml):

        credit:
          contact_minutes: 5
    """
    final = course.assessment.minutes if course.assessment else 0.0
    total = sum(module.minutes for module in course.modules) + final
    if abs(total - course.contact_minutes) > 0.001:
        declared = number(course.contact_minutes)
        message = f"modules and final add up to {number(total)} minutes, but {declared} are declared"
        hint = f"Write `contact_minutes: {number(total)}`, or change the minutes of the modules."
        place = course.places.get("credit.contact_minutes") or course.places[""]
        yield place, message, hint
