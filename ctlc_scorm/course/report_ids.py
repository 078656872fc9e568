"""The ids that a learner's answers bear in an LMS report: `m03-calm-corner`, `final-calm-corner`."""

from __future__ import annotations

from functools import lru_cache

from ctlc_scorm.course.model import Course


def report_id(course: Course, interaction: str) -> str:
    """The id under which an interaction is reported. Raises KeyError for an id that the course does not have."""
    return _table(_Identity(course))[interaction]


def report_ids(course: Course) -> dict[str, str]:
    """The reported id of every interaction, in the order of the course: the pages' first, then the bank's.

    Interaction ids are unique in the course, so these are too; with one prefix they sort by module in a report.
    """
    ids = {
        i.id: f"m{module.number:02}-{i.id}" for module in course.modules for p in module.pages for i in p.interactions
    }
    bank = course.assessment.bank if course.assessment else ()
    return ids | {
        b.interaction.id: f"final-{b.interaction.id}" for block in bank for b in block.walk() if b.interaction
    }


class _Identity:
    """A course as a key: the same object, since courses have no hash. One is kept, as a build has one course."""

    def __init__(self, course: Course) -> None:
        self.course = course

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.course is self.course

    def __hash__(self) -> int:
        return id(self.course)


@lru_cache(maxsize=1)
def _table(key: _Identity) -> dict[str, str]:
    return report_ids(key.course)
