"""Reflection: private writing. It has no interaction, so nothing of it can reach an LMS, by construction."""

from __future__ import annotations

from dataclasses import dataclass

from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.model import Block
from ctlc_scorm.rules.blocks import EMPTY_BLOCK
from ctlc_scorm.source.directives import Directive


@dataclass(frozen=True, kw_only=True)
class Reflection(Block):
    """A prompt with a field for private words; the prompt is its children."""


def read(directive: Directive, reader: Reader) -> Block | None:
    id = reader.id(directive)
    children = reader.blocks(directive.body)
    if not children:
        reader.report(EMPTY_BLOCK, directive.span, "this reflection asks nothing", "Write its question.")
    return Reflection(type="reflection", id=id, span=directive.span, children=children) if id and children else None
