"""Accepted words: wildcards, the answer that stands for any other, what cannot be accepted here."""

from __future__ import annotations

from ctlc_scorm.importers.log import Log
from ctlc_scorm.importers.markdown import escape
from ctlc_scorm.importers.model import Answer, Item

ANY = ("...", "…")


def settle_words(item: Item, log: Log, wildcard: str = "") -> None:
    """Answers as Markdown. A wildcard alone is every other answer; an accepted answer with one in it is left out."""
    kept: list[Answer] = []
    for answer in item.answers:
        if wildcard and answer.text == wildcard:
            _any(item, answer, kept)
        elif wildcard and wildcard in answer.text.replace(f"\\{wildcard}", ""):
            log.dropped("wildcard", item.where, answer.text)
        elif answer.text in ANY:
            log.dropped("pattern", item.where, answer.text)
        elif answer.text:
            answer.text = escape(answer.text.replace(f"\\{wildcard}", wildcard) if wildcard else answer.text)
            kept.append(answer)
    lost = any(answer.correct for answer in item.answers) and not any(answer.correct for answer in kept)
    item.answers = kept
    if lost:
        item.aside = item.aside or "wildcard"


def _any(item: Item, answer: Answer, kept: list[Answer]) -> None:
    if answer.correct:
        item.aside = "any-right"
    answer.text, answer.any = "...", True
    kept.append(answer)
