"""The credit computation worksheet: declared minutes beside estimated ones, page by page, and the units they make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ctlc_scorm.course.model import Course, Module, Page
from ctlc_scorm.credit.estimate import Effort, of_final, of_page, total
from ctlc_scorm.credit.schemes import Scheme, schemes
from ctlc_scorm.source.memory import Beside

MOST_OVER = 1.10
MOST_UNDER = 0.85
effort_of = Beside(of_page)
LEEWAY = 5
"""Minutes by which a short module may differ whatever its share."""


@dataclass(frozen=True)
class Row:
    """A page, a module, the final or the whole course: what it declares and what it asks."""

    id: str
    title: str
    declared: float
    effort: Effort
    counts: bool = True
    """False for a page that stands in for another one: its minutes are not counted again."""

    @property
    def is_over(self) -> bool:
        """More is declared than the estimate can carry."""
        return self.declared > max(self.effort.minutes * MOST_OVER, self.effort.minutes + LEEWAY)

    @property
    def is_under(self) -> bool:
        """Learners are asked for more than they are credited with."""
        return self.declared < min(self.effort.minutes * MOST_UNDER, self.effort.minutes - LEEWAY)


@dataclass(frozen=True)
class Part:
    """A module or the final with its pages."""

    whole: Row
    pages: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Worksheet:
    course: Course
    parts: tuple[Part, ...]
    whole: Row
    units: tuple[tuple[Scheme, float], ...]


def _worksheet(course: Course) -> Worksheet:
    parts = tuple(_parts(course))
    effort = total(part.whole.effort for part in parts)
    whole = Row(course.id, course.title, course.contact_minutes, effort)
    known = schemes()
    units = tuple((known[id], known[id].units(course.contact_minutes)) for id in course.schemes if id in known)
    return Worksheet(course, parts, whole, units)


worksheet = Beside(_worksheet)
"""Everything that a board asks of a course when it asks where the hours come from."""


def _of_module(module: Module) -> Part:
    pages = tuple(map(_page, module.pages))
    effort = total(row.effort for row in pages if row.counts)
    return Part(Row(module.id, module.title, module.minutes, effort), pages)


of_module = Beside(_of_module)
"""A module with its pages."""


def _parts(course: Course) -> Iterator[Part]:
    yield from map(of_module, course.modules)
    if course.assessment:
        yield Part(Row("final", course.assessment.title, course.assessment.minutes, of_final(course)))


def _page(page: Page) -> Row:
    return Row(page.id, page.title, page.minutes, effort_of(page), counts=not page.instead_of)
