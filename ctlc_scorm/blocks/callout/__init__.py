"""Callouts: `note`, `tip`, `warning`, `content-note`, with an optional title."""

from __future__ import annotations

from dataclasses import dataclass

from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.model import Block
from ctlc_scorm.rules.blocks import EMPTY_BLOCK
from ctlc_scorm.source.directives import Directive


@dataclass(frozen=True, kw_only=True)
class Callout(Block):
    """A box beside the text; `type` is the directive's name."""

    title: str


def read(directive: Directive, reader: Reader) -> Block | None:
    children = reader.blocks(directive.body)
    if not children:
        reader.report(EMPTY_BLOCK, directive.span, f"this {directive.name} is empty", "Write its text, or remove it.")
        return None
    return Callout(type=directive.name, span=directive.span, title=directive.argument, children=children)
