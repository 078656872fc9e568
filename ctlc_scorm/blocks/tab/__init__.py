"""Tab: one of the parts of `tabs`."""

from __future__ import annotations

from dataclasses import dataclass

from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.model import Block
from ctlc_scorm.rules.blocks import BAD_OPTION, BAD_SHAPE, EMPTY_BLOCK
from ctlc_scorm.source.directives import Directive


@dataclass(frozen=True, kw_only=True)
class Tab(Block):
    """A titled part; `level` is that of its title as a heading."""

    title: str
    level: int


def read(directive: Directive, reader: Reader) -> Block | None:
    """A tab on its own: what it holds is read for its faults, and left out."""
    hint = "Put `::::{tabs}` with four colons above the first tab, and `::::` below the last."
    reader.report(BAD_SHAPE, directive.span, "this tab stands outside `tabs`", hint)
    reader.blocks(directive.body)
    return None


def read_tab(directive: Directive, reader: Reader, level: int) -> Tab | None:
    """A tab in its place."""
    for key, option in directive.options.items():
        reader.report(BAD_OPTION, option.key_span, f"`tab` has no option `{key}`")
    children = reader.blocks(directive.body)
    if not directive.argument:
        hint = "Write it behind the name: `:::{tab} In the hallway`."
        reader.report(BAD_SHAPE, directive.span, "this tab has no title", hint)
    if not children:
        reader.report(EMPTY_BLOCK, directive.span, "this tab is empty", "Write its text, or remove it.")
    if not (directive.argument and children):
        return None
    return Tab(type="tab", span=directive.span, title=directive.argument, level=level, children=children)
