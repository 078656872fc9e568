"""Words that are nearly the same."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

ENOUGH = 0.75
APART = 0.1


def meant(word: str, known: Iterable[str]) -> str:
    """The one known word that a misspelt one stands for; empty where there is none, or might be two."""
    found = sorted(((SequenceMatcher(None, word.lower(), one).ratio(), one) for one in known), reverse=True)
    if not found or found[0][0] < ENOUGH or (len(found) > 1 and found[0][0] - found[1][0] < APART):
        return ""
    return found[0][1]
