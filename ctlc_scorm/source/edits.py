"""Edits of a text: stretches and what takes their place."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple


class Edit(NamedTuple):
    """The characters from `start` to `end` (half open) become `text`."""

    start: int
    end: int
    text: str


def overlap(edits: Iterable[Edit]) -> bool:
    """True where two edits touch the same characters, or would be put in at the same place."""
    placed = sorted(edits)
    return any(
        first.end > second.start or (first.start, first.end) == (second.start, second.end)
        for first, second in pairwise(placed)
    )


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text after its edits, which do not overlap and whose offsets are those of the text as it is."""
    pieces = []
    at = 0
    for edit in sorted(edits):
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*pieces, text[at:]])
