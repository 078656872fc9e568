"""The course as a whole: its modules, pages, minutes, objectives, final and released ids."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ctlc_scorm.course.model import Course, Objective
from ctlc_scorm.rules.registry import Hit, course_rule
from ctlc_scorm.source.findings import Severity, rule
from ctlc_scorm.source.text import Span


@rule("CRS001", "missing-module")
def MISSING_MODULE() -> None:
    """What it checks: every module of `course.yaml` has a folder below `modules/` with at least one page.

    Why it matters: learners would find a module in the contents with nothing in it.
    """


@rule("CRS002", "unlisted-module", Severity.WARNING)
def UNLISTED_MODULE() -> None:
    """What it checks: every folder below `modules/` stands in `course.yaml`.

    Why it matters: its pages are not a part of the course, which is seldom meant.
    """


@rule("CRS003", "duplicate-page-id")
def DUPLICATE_PAGE() -> None:
    """What it checks: two modules, or two pages of a module, do not have the same id.

    Why it matters: progress is saved under these ids; one of the two would never count.
    """


@rule("CRS005", "duplicate-objective")
def DUPLICATE_OBJECTIVE() -> None:
    """What it checks: an objective's id is used once in the course.

    Why it matters: nobody could tell which of the two a question speaks of.
    """


@rule("CRS006", "unknown-stand-in")
def UNKNOWN_STAND_IN() -> None:
    """What it checks: `instead_of` names another page of the same module.

    Why it matters: the way round a heavy page would not earn its credit.
    """


def _objectives(course: Course) -> dict[str, Objective]:
    return {objective.id: objective for module in course.modules for objective in module.objectives}


def _named(course: Course) -> Iterator[tuple[str, Span]]:
    """Every objective that is named somewhere, with its place."""
    for page in course.pages:
        for index, id in enumerate(page.objectives):
            yield id, page.places.get(f"objectives.{index}", page.span)
        for block in page.walk():
            if block.interaction:
                yield from ((id, block.span) for id in block.interaction.objectives)
    if course.assessment:
        for id in course.assessment.draw:
            yield id, course.assessment.places.get(f"draw.{id}", course.assessment.span)
        for block in course.assessment.bank:
            if block.interaction:
                yield from ((id, block.span) for id in block.interaction.objectives)


@course_rule("CRS004", "unknown-objective")
def UNKNOWN_OBJECTIVE(course: Course) -> Iterator[Hit]:
    """What it checks: an objective that a page, a question or the blueprint names is one of `course.yaml`.

    Why it matters: what a question is meant to test would not be tested, nor its page be offered to those who missed
    it.
    """
    known = _objectives(course)
    for id, span in _named(course):
        if id not in known:
            near = get_close_matches(id, known, 1)
            hint = (
                f"Did you mean `{near[0]}`?" if near else "Add it under `objectives:` of its module in `course.yaml`."
            )
            yield span, f"there is no objective `{id}`", hint


@course_rule("CRS007", "empty-page")
def EMPTY_PAGE(course: Course) -> Iterator[Hit]:
    """What it checks: a page holds something.

    Why it matters: learners would turn to a page that teaches nothing, and be credited for it.
    """
    for page in course.pages:
        if not page.blocks and page.source.text.rstrip().endswith("---"):
            yield page.source.span(), "this page is empty", "Write it, or delete the file."


RESERVED = frozenset(("constructor", "course", "final", "glossary", "home", "left", "references"))
"""Names that the player itself uses."""


@course_rule("CRS008", "reserved-module-id")
def RESERVED_MODULE_ID(course: Course) -> Iterator[Hit]:
    """What it checks: a module's id is none of those that the player uses itself: course, final, glossary, home, left,
    references.

    Why it matters: its time and its pages would be mixed up with those of the final, or of the home page.

    Example (course.yaml):

        modules:
          - folder: 01-one
            id: final
            title: The last module
            minutes: 5

    Use instead (course.yaml):

        modules:
          - folder: 01-one
            id: last-steps
            title: The last module
            minutes: 5
    """
    for index, module in enumerate(course.modules):
        if module.id in RESERVED:
            place = course.places.get(f"modules.{index}.id") or course.places[f"modules.{index}.folder"]
            yield place, f"`{module.id}` is a name that the player uses itself", "Give the module another `id:`."
