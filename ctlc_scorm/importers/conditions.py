"""Conditions of QTI 1.2: which answers earn how much, and what is said to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from ctlc_scorm.importers.elements import below, child, children, name_of, text_of
from ctlc_scorm.importers.keys import number

MOST = 64
"""No condition is taken apart into more alternatives."""
Literal = tuple[str, str]
"""A response and the value that it must have."""


@dataclass
class Condition:
    """`alternatives` are sets of which one must be met as a whole; `gain` is what it earns."""

    node: Any
    alternatives: list[tuple[Literal, ...]]
    gain: float
    adds: bool
    shown: list[str] = field(default_factory=list)
    other: bool = False
    negated: bool = False

    def values(self, response: str) -> list[tuple[str, ...]]:
        """The alternatives as values of one response."""
        return [tuple(value for ident, value in one if ident in (response, "")) for one in self.alternatives]

    def has(self, *names: str) -> bool:
        return any(True for _ in below(self.node, *names))


def conditions(item: Any) -> Iterator[Condition]:
    """The conditions of an item in their order."""
    for node in below(item, "respcondition"):
        variables = child(node, "conditionvar")
        gains = [_gain(setvar) for setvar in children(node, "setvar")]
        yield Condition(
            node=node,
            alternatives=_alternatives(variables) if variables is not None else [],
            gain=sum(gains),
            adds=any((setvar.get("action") or "Set").lower() != "set" for setvar in children(node, "setvar")),
            shown=[feedback.get("linkrefid") or "" for feedback in children(node, "displayfeedback")],
            other=variables is not None and any(True for _ in below(variables, "other")),
            negated=variables is not None and any(True for _ in below(variables, "not")),
        )


def _gain(setvar: Any) -> float:
    value = float(number(text_of(setvar)) or 0)
    return -value if (setvar.get("action") or "").lower() == "subtract" else value


def _alternatives(node: Any) -> list[tuple[Literal, ...]]:
    name = name_of(node)
    if name in ("varequal", "varsubstring"):
        return [((node.get("respident") or "", text_of(node).strip()),)]
    if name == "varsubset":
        values = [value.strip() for value in text_of(node).split(",") if value.strip()]
        return [tuple((node.get("respident") or "", value) for value in values)]
    if name == "or":
        return [one for inner in node for one in _alternatives(inner)][:MOST]
    if name in ("and", "conditionvar"):
        parts = [found for inner in node if (found := _alternatives(inner))]
        found = []
        for combined in product(*parts):
            found.append(tuple(literal for part in combined for literal in part))
            if len(found) >= MOST:
                break
        return [one for one in found if one]
    return []
