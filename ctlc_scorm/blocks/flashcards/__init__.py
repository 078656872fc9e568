"""Flashcards: a front that discloses its back. Nothing is tracked."""

from __future__ import annotations

from dataclasses import dataclass

from ctlc_scorm.blocks.entries import read_entries
from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.model import Block
from ctlc_scorm.course.question import Option
from ctlc_scorm.source.directives import Directive
from ctlc_scorm.source.markdown import Nodes


@dataclass(frozen=True, kw_only=True)
class Flashcards(Block):
    """A card's front is its body, its back its feedback; `children` stand before the cards."""

    cards: tuple[Option, ...]

    def prose(self) -> tuple[Nodes, ...]:
        return tuple(part for card in self.cards for part in (card.body, card.feedback) if part)


def read(directive: Directive, reader: Reader) -> Block | None:
    id = reader.id(directive) if directive.argument else ""
    children, cards = read_entries(directive, reader)
    if not cards:
        return None
    return Flashcards(type="flashcards", id=id, span=directive.span, children=children, cards=cards)
