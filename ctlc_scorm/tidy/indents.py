"""Indentation: blocks at the margin, one space after a list marker, what belongs to an item under its words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from ctlc_scorm.source.edits import Edit
from ctlc_scorm.source.markdown import Node, Nodes
from ctlc_scorm.tidy.settle import Group
from ctlc_scorm.tidy.signs import MARKER, behind_blanks
from ctlc_scorm.tidy.view import View

SHIFTED = ("paragraph", "list", "quote", "heading", "table", "block-code", "rule")
SPACES = re.compile(r"( {1,4})(?=\S)")


def indents(view: View) -> list[Group]:
    made = []
    for thing in view.things:
        if thing.node and "\t" not in view.text[thing.node.start : thing.node.end]:
            shifts = _Shifts(view)
            shifts.blocks((thing.node,), 0)
            made.append(shifts.group())
    return made


@dataclass
class _Shifts:
    """How far each line of a block moves to the left, and the spaces behind its list markers."""

    view: View
    lines: Counter[int] = field(default_factory=Counter)
    edits: list[Edit] = field(default_factory=list)

    def blocks(self, nodes: Nodes, column: int) -> None:
        """Blocks whose words should begin at a column (as the text stands now)."""
        for node in nodes:
            if node.kind in SHIFTED:
                self.block(node, column)

    def block(self, node: Node, column: int) -> None:
        number, here = self.view.source.place(behind_blanks(node, self.view.text))
        extra = here - 1 - column
        opening = self.view.source.line(number)[: here - 1]
        if 0 < extra <= 3 and not opening.strip() and not (node.kind == "block-code" and not self.fenced(node)):
            self.shift(number, node.end, extra)
        for item in node.children if node.kind == "list" else ():
            self.item(item)

    def fenced(self, node: Node) -> bool:
        return self.view.text[node.start] in "`~"

    def item(self, item: Node) -> None:
        start = behind_blanks(item, self.view.text)
        number, here = self.view.source.place(start)
        marker = MARKER.match(self.view.text, start)
        spaces = SPACES.match(self.view.text, marker.end()) if marker else None
        if not marker or not spaces:
            return
        if len(spaces[1]) > 1:
            self.edits.append(Edit(spaces.start(), spaces.end(), " "))
            self.shift(number + 1, item.end, len(spaces[1]) - 1)
        self.blocks(item.children, here - 1 + len(marker[1]) + len(spaces[1]))

    def shift(self, first: int, end: int, by: int) -> None:
        for number in range(first, self.view.line(max(0, end - 1)) + 1):
            self.lines[number] += by

    def group(self) -> Group:
        for number, by in self.lines.items():
            line = self.view.source.line(number)
            blanks = len(line) - len(line.lstrip(" "))
            start = self.view.line_start(number)
            if line.strip() and min(by, blanks):
                self.edits.append(Edit(start, start + min(by, blanks), ""))
        return tuple(self.edits)
