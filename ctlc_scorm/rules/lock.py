"""Released ids: what learners' saved progress hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ctlc_scorm.course.model import Course
from ctlc_scorm.course.ordinals import ids
from ctlc_scorm.rules.registry import Hit, course_rule


@course_rule("LCK001", "released-id-gone")
def RELEASED_ID_GONE(course: Course) -> Iterator[Hit]:
    """What it checks: every module, page and question that has been released is still in the course under its id, or
    stands under `retired:` in `course.yaml`.

    Why it matters: progress is saved under these ids. After a rename, learners who are in the middle of the course
    would lose what they did.

    Use instead: say in the head of the renamed page which id it had, such as `id: feeling-safe`; of a page that went to
    another module, with the module that it had, such as `id: everyday-practice/feeling-safe`.
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
