"""Credit: the minutes that a course declares must add up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import ceil

from ctlc_scorm.course.model import Course, Module
from ctlc_scorm.credit.schemes import schemes
from ctlc_scorm.credit.worksheet import of_module
from ctlc_scorm.rules.registry import Hit, course_rule
from ctlc_scorm.source.findings import Severity


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


@course_rule("CRD003", "minutes-over-estimate")
def MINUTES_OVER(course: Course) -> Iterator[Hit]:
    """What it checks: the minutes of a module are at most 10 % (and 5 minutes) more than its content takes. That is
    worked out from its words, media, questions and activities by the activity method. `ctlc-scorm credit` shows the
    sum, page by page.

    Why it matters: staff are paid, and licences renewed, by these minutes. A district that audits them must find the
    work behind them.

    How to mend it: declare what the module takes, or give learners something worth the time: an activity, a case, a
    question.
    """
    for module in course.modules:
        row = of_module(module).whole
        if module.pages and row.is_over:
            estimate = f"{row.effort.minutes:.0f}"
            message = f"`{module.id}` declares {number(module.minutes)} minutes, and its content takes about {estimate}"
            yield module.span, message, f"Declare about {estimate} minutes, or add work that takes the time."


@course_rule("CRD004", "minutes-under-estimate", Severity.WARNING)
def MINUTES_UNDER(course: Course) -> Iterator[Hit]:
    """What it checks: the minutes of a module are at least 85 % of what its content takes by the activity method. Five
    minutes less are always allowed. `ctlc-scorm credit` shows the sum, page by page.

    Why it matters: people plan an evening by these minutes; those who need longer than they were promised feel slow,
    and are not paid for the rest.

    How to mend it: declare what the module takes, or leave something out.
    """
    for module in course.modules:
        row = of_module(module).whole
        if row.is_under:
            estimate = f"{row.effort.minutes:.0f}"
            message = f"`{module.id}` declares {number(module.minutes)} minutes, but its content takes about {estimate}"
            yield module.span, message, f"Declare about {estimate} minutes, or cut."


@course_rule("CRD005", "hour-without-feedback")
def HOUR_WITHOUT_FEEDBACK(course: Course) -> Iterator[Hit]:
    """What it checks: a module of half an hour or more has a question with feedback for each hour that it counts.

    Why it matters: a contact hour is two-way. An hour of reading that nothing answers is study, and no board counts it.

    How to mend it: ask a question with feedback on every answer, on a page where it helps to think.

    Source: ANSI/IACET, "contact hour"; design, 3.2.
    """
    for module in course.modules:
        answered = sum(bool(item.correct) for page in module.pages for item in page.interactions)
        needed = ceil(module.minutes / 60) if module.minutes >= 30 else 0
        if module.pages and answered < needed:
            message = f"`{module.id}` counts {number(module.minutes)} minutes and asks {answered} questions"
            yield module.span, message, f"Ask at least {needed}, with feedback on every answer."


@course_rule("CRD006", "unknown-scheme")
def UNKNOWN_SCHEME(course: Course) -> Iterator[Hit]:
    """What it checks: every scheme under `credit: schemes:` is one that the compiler knows.

    Why it matters: units that nobody has looked up are units that nobody grants.

    Example (course.yaml):

        credit:
          contact_minutes: 5
          schemes: [us-xx-ceu]

    Use instead (course.yaml):

        credit:
          contact_minutes: 5
          schemes: [iacet]
    """
    for index, id in enumerate(course.schemes):
        if id not in schemes():
            place = course.places.get(f"credit.schemes.{index}") or course.places[""]
            yield place, f"there is no scheme `{id}`", f"These are known: {', '.join(schemes())}."


@course_rule("CRD007", "stale-scheme", Severity.WARNING)
def STALE_SCHEME(course: Course) -> Iterator[Hit]:
    """What it checks: the rule of a scheme was looked up within the last year.

    Why it matters: states change what an hour is worth, and how it must be recorded.

    How to mend it: read the scheme's source again, and write the day into its file.
    """
    for index, id in enumerate(course.schemes):
        scheme = schemes().get(id)
        if scheme and scheme.is_stale(today()):
            place = course.places.get(f"credit.schemes.{index}") or course.places[""]
            yield place, f"the rule of `{id}` was last read on {scheme.as_of}", f"Read it again: {scheme.source}."


@course_rule("CRD008", "bare-ceu")
def BARE_CEU(course: Course) -> Iterator[Hit]:
    """What it checks: credit is declared in contact minutes, never as `ceu:`.

    Why it matters: twelve hours are 12 units in New Hampshire, 1.2 by the standard of ANSI/IACET, and none in
    Connecticut. A number without its scheme is wrong for most who read it, and only an approved issuer grants units.

    Example (course.yaml):

        credit:
          contact_minutes: 5
          ceu: 12

    Use instead (course.yaml):

        credit:
          contact_minutes: 5
          schemes: [iacet, us-nh-ceu]
    """
    if place := course.places.get("credit.ceu"):
        message = "`ceu` says nothing without the scheme that counts it"
        yield place, message, "Declare `contact_minutes`, and name the schemes: `schemes: [iacet, us-nh-ceu]`."


def today() -> date:
    return date.today()
