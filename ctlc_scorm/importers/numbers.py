"""Accepted numbers with their tolerances: here one tolerance holds for all."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ctlc_scorm.importers.keys import number, weigh_accepted
from ctlc_scorm.importers.log import Log
from ctlc_scorm.importers.model import Item


@dataclass(frozen=True)
class Range:
    """A number and how far an answer may lie from it, both as digits; empty where they are no numbers."""

    middle: str
    tolerance: str = "0"

    @classmethod
    def between(cls, low: str, high: str) -> Range:
        if not (number(low) and number(high)):
            return cls("", "")
        least, most = Decimal(number(low)), Decimal(number(high))
        return cls(number(str((least + most) / 2)), number(str(abs(most - least) / 2)))


def settle(item: Item, weights: list[float], ranges: list[Range], log: Log) -> None:
    """Give the item's answers their numbers, and the item its tolerance; set it aside where that cannot be said."""
    for answer, found in zip(item.answers, ranges, strict=True):
        answer.text = found.middle or answer.text
        answer.any = answer.any or answer.text == "*"
    weigh_accepted(item, weights, log)
    accepted = [r for answer, r in zip(item.answers, ranges, strict=True) if answer.correct and not answer.any]
    if any(answer.correct and answer.any for answer in item.answers):
        item.aside = "any-right"
    elif any(not found.middle or not found.tolerance for found in accepted):
        item.aside = item.aside or "number-format"
    elif len({abs(Decimal(found.tolerance)) for found in accepted}) > 1:
        item.aside = "several-tolerances"
    elif accepted:
        tolerance = accepted[0].tolerance.removeprefix("-")
        item.tolerance = "" if tolerance == "0" else tolerance
    _forget(item, weights, ranges, log)


def _forget(item: Item, weights: list[float], ranges: list[Range], log: Log) -> None:
    """Leave out answers of a part of the marks, and foreseen wrong ones that are no plain numbers."""
    kept = []
    for answer, weight, found in zip(item.answers, weights, ranges, strict=True):
        plain = answer.any or (found.middle and found.tolerance in ("0", "-0"))
        if answer.correct or (weight <= 0 and plain):
            kept.append(answer)
        elif weight <= 0:
            log.dropped("feedback", item.where, f"{answer.text}: {answer.feedback}")
        elif answer.feedback:
            log.dropped("feedback", item.where, answer.feedback)
    item.answers = kept
