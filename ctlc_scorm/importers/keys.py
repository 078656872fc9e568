"""Right answers, from weights: what is one right option, what are several, and what cannot be said here."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from ctlc_scorm.importers.log import Log
from ctlc_scorm.importers.model import Item

FULL = 100.0
NEAR = 0.51
"""Weights are written as 33.333 and the like."""
NUMBER = re.compile(r"-?(\d+(\.\d*)?|\.\d+)\Z", re.ASCII)


def number(text: str) -> str:
    """A number as digits with a point, or nothing where it is none."""
    try:
        value = Decimal(text.strip().removeprefix("+"))
    except InvalidOperation:
        return ""
    if not value.is_finite() or abs(value.adjusted()) > 30:
        return ""
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def weigh_single(item: Item, weights: list[float], log: Log) -> None:
    """One option can be chosen: that of full weight is right."""
    right = [index for index, weight in enumerate(weights) if abs(weight - FULL) < NEAR]
    _lesser(item, weights, right, log)
    if len(right) > 1:
        item.aside = "several-alternatives"
    _mark(item, right)


def weigh_many(item: Item, weights: list[float], log: Log) -> None:
    """Several options can be ticked: those of positive weight are right together."""
    right = [index for index, weight in enumerate(weights) if weight > 0]
    shares = [weights[index] for index in right]
    if shares and (max(shares) - min(shares) > NEAR or abs(sum(shares) - FULL) > NEAR * len(shares)):
        log.changed("weights", item.where, ", ".join(f"{share:g} %" for share in shares))
    if any(weight < 0 for weight in weights):
        log.changed("penalty", item.where, ", ".join(f"{weight:g} %" for weight in weights if weight < 0))
    if len(right) == 1 and len(weights) > 1:
        log.changed("checkbox-to-radio", item.where)
    _mark(item, right)


def weigh_accepted(item: Item, weights: list[float], log: Log) -> None:
    """Words or numbers: those of full weight are accepted; those of a part are left out."""
    right = [index for index, weight in enumerate(weights) if abs(weight - FULL) < NEAR]
    for index, weight in enumerate(weights):
        if index not in right and weight > 0:
            log.changed("partial-weight", item.where, f"{weight:g} %: {item.answers[index].text}")
    _mark(item, right)


def _lesser(item: Item, weights: list[float], right: list[int], log: Log) -> None:
    for index, weight in enumerate(weights):
        if index not in right and weight:
            note = f"{weight:g} %: {item.answers[index].text}"
            log.changed("partial-weight" if weight > 0 else "penalty", item.where, note)


def _mark(item: Item, right: list[int]) -> None:
    for index, answer in enumerate(item.answers):
        answer.correct = index in right
    if not right and not item.aside:
        item.aside = "no-key"
