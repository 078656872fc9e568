"""Details: text that is shown when its title is pressed."""

from __future__ import annotations

from dataclasses import dataclass

from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.model import Block
from ctlc_scorm.rules.blocks import BAD_SHAPE, EMPTY_BLOCK
from ctlc_scorm.source.directives import Directive


@dataclass(frozen=True, kw_only=True)
class Details(Block):
    """A disclosure with a title."""

    title: str


def read(directive: Directive, reader: Reader) -> Block | None:
    children = reader.blocks(directive.body)
    if not directive.argument:
        hint = "Write it behind the name: `:::{details} What a colleague might say`."
        reader.report(BAD_SHAPE, directive.span, "this needs a title to press", hint)
    if not children:
        reader.report(EMPTY_BLOCK, directive.span, "there is nothing to disclose", "Write its text, or remove it.")
    if not (children and directive.argument):
        return None
    return Details(type="details", span=directive.span, title=directive.argument, children=children)
