"""Whether a question can be asked as it stands; else the word for why it is set aside."""

from __future__ import annotations

from ctlc_scorm.importers.keys import NUMBER
from ctlc_scorm.importers.model import Answer, Item
from ctlc_scorm.importers.texts import words

MOST = {"choice": 8, "true-false": 2, "matching": 26, "ordering": 26}


def why_unfit(item: Item) -> str:
    """The word, or nothing."""
    if item.aside or item.kind == "other":
        return item.aside or "unknown-type"
    if not words(item.prompt) and "![" not in item.prompt:
        return "broken"
    if item.kind in MOST:
        return _unfit_options(item)
    right = [answer for answer in item.answers if answer.correct]
    if not right or not all(words(answer.text) for answer in right):
        return "no-key"
    if item.kind == "numeric" and not all(NUMBER.match(a.text) for a in item.answers if not a.any):
        return "number-format"
    return ""


def _unfit_options(item: Item) -> str:
    if not 2 <= len(item.answers) <= MOST[item.kind]:
        return "option-count"
    if any(not answer.text or (item.kind == "matching" and not answer.target) for answer in item.answers):
        return "broken"
    if len({_folded(answer) for answer in item.answers}) < len(item.answers):
        return "same-options"
    if item.kind in ("choice", "true-false") and not any(answer.correct for answer in item.answers):
        return "no-key"
    if item.kind == "true-false" and all(answer.correct for answer in item.answers):
        return "any-right"
    return ""


def _folded(answer: Answer) -> str:
    return " ".join(words(answer.text).casefold().split()) or answer.text
