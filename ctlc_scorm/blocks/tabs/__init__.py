"""Tabs: parts of which one is shown at a time. Without script, and in print, they follow each other under headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.blocks.tab import Tab, read_tab
from ctlc_scorm.course.model import Block
from ctlc_scorm.rules.blocks import BAD_SHAPE
from ctlc_scorm.source.directives import Directive
from ctlc_scorm.source.text import Span

HEADING = re.compile(r" {0,3}(#{2,6})[ \t]")


@dataclass(frozen=True, kw_only=True)
class Tabs(Block):
    """`children` are the tabs; `label` says what they are parts of, or is empty."""

    label: str


def read(directive: Directive, reader: Reader) -> Block | None:
    level = heading_level(directive.span)
    tabs: list[Tab] = []
    for part in directive.body:
        if isinstance(part, Directive) and part.name == "tab":
            tab = read_tab(part, reader, level)
            tabs += [tab] if tab else []
        else:
            span = part.span if isinstance(part, Directive) else reader.span(part)
            reader.report(BAD_SHAPE, span, "only tabs stand in `tabs`", "Put it into a tab, or before the tabs.")
    written = sum(isinstance(part, Directive) and part.name == "tab" for part in directive.body)
    if written < 2:
        hint = "Write at least two `:::{tab} Title`, or plain text under a heading."
        reader.report(BAD_SHAPE, directive.span, "tabs are at least two", hint)
    if not tabs:
        return None
    return Tabs(type="tabs", span=directive.span, label=directive.argument, children=tuple(tabs))


def heading_level(span: Span) -> int:
    """The level of a heading under the last one that stands before a place, outside any block."""
    level, depth = 1, 0
    for line in span.source.text[: span.start].split("\n"):
        if line.startswith(":::"):
            depth = depth + 1 if "{" in line else max(depth - 1, 0)
        elif depth == 0 and (match := HEADING.match(line)):
            level = len(match[1])
    return min(level + 1, 6)
