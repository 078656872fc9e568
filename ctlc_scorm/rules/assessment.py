"""The final: its bank and its blueprint."""

from __future__ import annotations

from collections.abc import Iterator

from ctlc_scorm.course.interaction import Interaction
from ctlc_scorm.course.model import Assessment, Course
from ctlc_scorm.rules.registry import Hit, course_rule
from ctlc_scorm.source.findings import Severity
from ctlc_scorm.source.text import Span

ENOUGH = 3


def bank(final: Assessment) -> list[Interaction]:
    return [block.interaction for block in final.bank if block.interaction]


def _stock(final: Assessment) -> Iterator[tuple[str, int, int]]:
    """For each objective that is drawn: its id, how many are drawn, how many items the bank has."""
    items = bank(final)
    for objective, drawn in final.draw.items():
        yield objective, drawn, sum(objective in item.objectives for item in items)


def _most_drawable(final: Assessment) -> int:
    """How many items can be drawn at most, each item used once (augmenting paths over the blueprint's places)."""
    items = bank(final)
    taken: dict[int, int] = {}
    places = [objective for objective, count in final.draw.items() for _ in range(count)]

    def seat(place: int, tried: set[int]) -> bool:
        for index, item in enumerate(items):
            if places[place] in item.objectives and index not in tried:
                tried.add(index)
                if index not in taken or seat(taken[index], tried):
                    taken[index] = place
                    return True
        return False

    return sum(seat(place, set()) for place in range(len(places)))


@course_rule("BNK001", "bank-too-small")
def BANK_TOO_SMALL(course: Course) -> Iterator[Hit]:
    """What it checks: the bank has at least as many items of each objective as the blueprint draws, and enough in all
    that no item is drawn twice.

    Why it matters: the final could not be drawn as promised, and its score would rest on fewer questions.
    """
    final = course.assessment
    if not final:
        return
    short = [stock for stock in _stock(final) if stock[2] < stock[1]]
    for objective, drawn, have in short:
        message = f"{drawn} items of `{objective}` are drawn, but the bank has {have}"
        yield final.places.get(f"draw.{objective}", final.span), message, "Write more items, or draw fewer."
    if not short and _most_drawable(final) < final.items:
        message = "some items serve several objectives, and without using one twice the final cannot be filled"
        yield final.places.get("draw", final.span), message, "Write more items, or draw fewer."


@course_rule("BNK002", "bank-thin", Severity.WARNING)
def BANK_THIN(course: Course) -> Iterator[Hit]:
    """What it checks: the bank has at least three times as many items of each objective as the blueprint draws.

    Why it matters: with fewer, a second attempt shows mostly the same questions, and measures memory.
    """
    for objective, drawn, have in _stock(course.assessment) if course.assessment else ():
        if drawn <= have < ENOUGH * drawn:
            assert course.assessment
            place = course.assessment.places.get(f"draw.{objective}", course.assessment.span)
            message = f"the bank has {have} items of `{objective}` for {drawn} drawn"
            yield place, message, f"Write {ENOUGH * drawn - have} more."


@course_rule("BNK003", "item-without-objective")
def ITEM_WITHOUT_OBJECTIVE(course: Course) -> Iterator[Hit]:
    """What it checks: every item of the bank names the objective that it tests.

    Why it matters: an item without one is never drawn.

    Use instead: add a line such as `:objectives: notice-distress` below the opening of the item.
    """
    for block in course.assessment.bank if course.assessment else ():
        if block.interaction and not block.interaction.objectives:
            yield block.span, f"`{block.id}` names no objective", "Add a line `:objectives: ...` below its opening."


@course_rule("BNK004", "unfit-for-final")
def UNFIT_FOR_FINAL(course: Course) -> Iterator[Hit]:
    """What it checks: the bank holds scored questions only, and no true-false.

    Why it matters: what is not scored cannot count, and a true-false question is passed by guessing half of the time.

    Source: the continuing education standards that bar true-false items from qualified assessments.
    """
    for block in course.assessment.bank if course.assessment else ():
        if block.type == "prose":
            words = [node for part in block.prose() for node in part if node.kind != "heading"]
            for node in words[:1]:
                span = Span(block.span.source, node.start, node.end)
                yield span, "text has no place in the bank", "Move it into a page, or into `intro.md`."
            continue
        interaction = block.interaction
        if not interaction or not interaction.scored or interaction.kind == "true-false":
            yield block.span, f"{block.type} has no place in the bank", "Move it into a page, or make it a choice."
