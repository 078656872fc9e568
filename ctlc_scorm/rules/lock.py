"""Released ids: what learners' saved progress hangs on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from ctlc_scorm.course.model import Block, Course
from ctlc_scorm.course.ordinals import ids
from ctlc_scorm.rules.registry import Hit, course_rule
from ctlc_scorm.source.directives import OPTION
from ctlc_scorm.source.findings import Change, Severity
from ctlc_scorm.source.text import Span


@course_rule("LCK001", "released-id-gone")
def RELEASED_ID_GONE(course: Course) -> Iterator[Hit]:
    """What it checks: every module, page and question that has been released is still in the course under its id, or
    stands under `retired:` in `course.yaml`.

    Why it matters: progress is saved under these ids. After a rename, learners who are in the middle of the course
    would lose what they did.

    Use instead: say in the head of the renamed page which id it had, such as `id: feeling-safe`. A page that went to
    another module says the module that it had too, such as `id: everyday-practice/feeling-safe`.
    """
    here = ids(course)
    for kind, known in (("module", "modules"), ("page", "pages"), ("question", "items")):
        present = getattr(here, known)
        for id in getattr(course.lock, known):
            if id not in present and id not in course.retired:
                near = get_close_matches(id, set(present) - set(getattr(course.lock, known)), 1)
                renamed = f" If it is now `{near[0]}`, pin its old id." if near else ""
                hint = f"Pin the old id where it is now, or add `{id}` under `retired:`.{renamed}"
                yield course.places[""], f"the released {kind} `{id}` is gone", hint


@course_rule("LCK002", "retired-id-in-use")
def RETIRED_IN_USE(course: Course) -> Iterator[Hit]:
    """What it checks: what stands under `retired:` is not in the course.

    Why it matters: the progress saved under it would be counted for something else.
    """
    here = ids(course)
    for index, id in enumerate(course.retired):
        if id in (*here.modules, *here.pages, *here.items):
            place = course.places.get(f"retired.{index}") or course.places[""]
            yield place, f"`{id}` is retired but still in the course", "Take it from the list, or give another id."


@course_rule("LCK003", "unpinned-id", Severity.NOTE)
def UNPINNED_ID(course: Course) -> Iterator[Hit]:
    """What it checks: every module, page, video and audio that has been released has its id written down. It is a line
    `id:` in `course.yaml`, in the head of the page, or under the opening of the block.

    Why it matters: without it the id is made from the name of the folder or file. Whoever renames that would take from
    learners the progress that is saved under it.

    What check --fix does: it writes down the ids that `course.lock` knows.
    """
    pins = [*_modules(course), *_pages(course), *_media(course)]
    if pins:
        many = "is 1 released id" if len(pins) == 1 else f"are {len(pins)} released ids"
        message = f"there {many} that would change with the name of a file or folder"
        hint = "Let `ctlc-scorm check --fix` write them down, or add `id: ...` yourself."
        yield pins[0].span, message, hint, tuple(pins)


def _modules(course: Course) -> Iterator[Change]:
    for index, module in enumerate(course.modules):
        place = course.places.get(f"modules.{index}.folder")
        if place and module.id in course.lock.modules and f"modules.{index}.id" not in course.places:
            line = place.source.text[: place.start].rpartition("\n")[2]
            if re.fullmatch(r" *(- +)?folder: +", line):
                indent = " " * (len(line) - len(line.lstrip(" -")))
                yield Change(place.source.span(place.end), f"\n{indent}id: {module.id}")


def _pages(course: Course) -> Iterator[Change]:
    for page in course.pages:
        if page.id in course.lock.pages and "id" not in page.places and "title" in page.places:
            yield Change(page.source.span(page.places[""].end), f"\nid: {page.id.partition('/')[2]}")


def _media(course: Course) -> Iterator[Change]:
    for page in course.pages:
        for block in page.walk():
            if block.type in ("video", "audio") and block.id in course.lock.items and not _has_id(block):
                yield Change(block.span.source.span(block.span.end), f"\n:id: {block.id}")


def _has_id(block: Block) -> bool:
    """Whether `:id:` stands among the option lines under a block's opening."""
    for line in _after(block.span).split("\n")[1:]:
        found = OPTION.match(line)
        if not found:
            return False
        if found[1] == "id":
            return True
    return False


def _after(span: Span) -> str:
    return span.source.text[span.end : span.end + 4000]
