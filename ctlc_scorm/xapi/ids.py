"""The IRIs of activities, all below the course's own; they come from ids and never from the version, so that an LRS and
an LMS know an activity again after an update.
"""

from __future__ import annotations

from ctlc_scorm.course.model import Course


def root(course: Course) -> str:
    return course.iri.rstrip("/#")


def module(course: Course, id: str) -> str:
    return f"{root(course)}/modules/{id}"


def page(course: Course, id: str) -> str:
    """`id` is `module/page`."""
    return f"{root(course)}/pages/{id}"


def item(course: Course, id: str) -> str:
    return f"{root(course)}/items/{id}"


def final(course: Course) -> str:
    return f"{root(course)}/final"


def objective(course: Course, id: str) -> str:
    return f"{root(course)}/objectives/{id}"


def unit(course: Course, id: str) -> str:
    """A cmi5 assignable unit: what an LMS launches; `id` is that of the SCO."""
    return f"{root(course)}/units/{id}"


def block(course: Course) -> str:
    """The cmi5 block that holds the units of a course in several."""
    return f"{root(course)}/block"


def profile(course: Course) -> str:
    """The category that marks every statement as one of this compiler's courses."""
    return "https://ctlc-scorm.example/xapi/profile/v1"


def extension(name: str) -> str:
    return f"https://ctlc-scorm.example/xapi/extensions/{name}"
