"""The signs of Markdown: emphasis, headings, rules, list markers, task marks, fence and option lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctlc_scorm.source.directives import FENCE, OPTION
from ctlc_scorm.source.edits import Edit
from ctlc_scorm.source.markdown import Node, Nodes
from ctlc_scorm.tidy.settle import Group
from ctlc_scorm.tidy.view import View

MARKER = re.compile(r"([-+*]|\d{1,9}[.)])")
ATX = re.compile(r"#{1,6}(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")


def signs(view: View) -> list[Group]:
    made: list[Group] = []
    for thing in view.things:
        if thing.node:
            made += _walk((thing.node,), view.text)
    made += _markers(tuple(thing.node for thing in view.things if thing.node), view)
    return made


def _walk(nodes: Nodes, text: str) -> Iterator[Group]:
    for node in nodes:
        if node.kind in ("emphasis", "strong"):
            yield from _emphasis(node, text)
        elif node.kind == "heading":
            yield from _heading(node, text)
        elif node.kind == "rule":
            yield (Edit(node.start, node.start + len(text[node.start : node.end].rstrip()), "---"),)
        elif node.kind == "task":
            yield (Edit(node.start, node.end, "[x]" if node.value == "True" else "[ ]"),)
        yield from _walk(node.children, text)


def _emphasis(node: Node, text: str) -> Iterator[Group]:
    size = 1 if node.kind == "emphasis" else 2
    if text[node.start] == "_":
        yield Edit(node.start, node.start + size, "*" * size), Edit(node.end - size, node.end, "*" * size)


def _heading(node: Node, text: str) -> Iterator[Group]:
    raw = text[node.start : node.end].rstrip()
    level = "#" * int(node.value)
    lines = raw.split("\n")
    if len(lines) == 1 and (found := ATX.match(raw)):
        yield (Edit(node.start, node.start + len(raw), f"{level} {(found[1] or '').strip()}".rstrip()),)
    elif len(lines) == 2 and re.fullmatch(r"[=-]+", lines[1].strip()):
        yield (Edit(node.start, node.start + len(raw), f"{level} {lines[0].strip()}"),)


def _markers(siblings: Nodes, view: View) -> Iterator[Group]:
    """The markers of lists. Two lists side by side are told apart by their markers alone, so these stay."""
    for at, node in enumerate(siblings):
        beside = siblings[max(0, at - 1) : at] + siblings[at + 1 : at + 2]
        if node.kind == "list" and not any(other.kind == "list" for other in beside):
            yield tuple(_numbers(node, view.text) if node.value else _bullets(node, view.text))
        yield from _markers(node.children, view)


def _bullets(node: Node, text: str) -> Iterator[Edit]:
    for item in node.children:
        start = behind_blanks(item, text)
        if text[start] in "+*":
            yield Edit(start, start + 1, "-")


def behind_blanks(node: Node, text: str) -> int:
    """Where a block's first sign stands: the parser counts the indentation of some lists as theirs."""
    raw = text[node.start : node.end]
    return node.start + len(raw) - len(raw.lstrip(" "))


def _numbers(node: Node, text: str) -> Iterator[Edit]:
    """Numbers count up, as far as their width allows; a list that repeats its first number is one whose author has
    the renderer count.
    """
    found = [MARKER.match(text, behind_blanks(item, text)) for item in node.children]
    marks = [(mark.start(), mark[1]) for mark in found if mark]
    same = len({mark[:-1] for _, mark in marks}) == 1 and len(marks) > 1
    for index, (start, mark) in enumerate(marks):
        wanted = mark[:-1] if same else str(int(node.value) + index)
        yield Edit(start, start + len(mark), (wanted if len(wanted) == len(mark) - 1 else mark[:-1]) + ".")


def fences(view: View) -> list[Group]:
    """`:::{name} argument`, `:key: value`, each with one space where one belongs."""
    made: list[Group] = []
    for mark in view.marks:
        if found := FENCE.match(view.text[mark.start : mark.end]):
            argument = f" {found[3]}" if found[3] else ""
            name = f"{{{found[2].strip()}}}" if mark.opens else ""
            made.append((Edit(mark.start, mark.end, f"{found[1]}{name}{argument}"),))
    for start, end in view.holes:
        if option := OPTION.match(view.text[start:end]):
            made.append((Edit(start, end, f":{option[1]}: {option[2]}".rstrip()),))
    return made
