"""Blank lines between blocks, and blanks at the ends of lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ctlc_scorm.source.directives import OPTION
from ctlc_scorm.source.edits import Edit
from ctlc_scorm.tidy.settle import Group
from ctlc_scorm.tidy.view import Thing, View


def line_ends(view: View) -> list[Group]:
    """Blanks at the ends of lines go, but for hard breaks and what stands in code and HTML."""
    breaks = {view.line(node.start) for node in view.nodes for node in node.find("break")}
    made: list[Group] = []
    for number in range(view.line(view.start), len(view.source.line_starts) + 1):
        start = view.line_start(number)
        line = view.text[start : view.line_start(number + 1)].removesuffix("\n")
        kept = len(line.rstrip(" \t"))
        if kept < len(line) and number not in view.verbatim and (number not in breaks or not kept):
            made.append((Edit(start + kept, start + len(line), ""),))
    return made


def gaps(view: View) -> list[Group]:
    """One blank line between blocks, none at the ends of what fences hold, never two on end."""
    things = view.things
    made = [group for a, b in pairwise(things) for group in _between(view, a, b)]
    for thing in things:
        if thing.node and thing.kind not in ("block-code", "html-block"):
            made += _squeezed(view, thing.first, thing.last)
    bounds = [view.line(view.start), *(line for thing in things for line in (thing.first, thing.last))]
    made += _squeezed(view, bounds[0], bounds[1] - 1 if things else len(view.source.line_starts))
    made += _squeezed(view, bounds[-1] + 1, len(view.source.line_starts)) if things else []
    return [*made, *_ends(view)]


def _between(view: View, a: Thing, b: Thing) -> Iterator[Group]:
    start, end = view.line_start(a.last + 1), view.line_start(b.first)
    if start > end:
        return
    if view.text[start:end].strip():
        yield from _squeezed(view, a.last + 1, b.first - 1)
    else:
        yield (Edit(start, end, "\n" * _wanted(view, a, b)),)


def _wanted(view: View, a: Thing, b: Thing) -> int:
    """How many blank lines stand between two things."""
    have = min(1, b.first - a.last - 1)
    if b.kind == "close":
        return 0
    if a.kind == "open":
        return have if OPTION.match(view.source.line(b.first)) else 0
    if a.kind == b.kind == "footnote" or "html-block" in (a.kind, b.kind) or (a.kind == "heading" and a.depth):
        return have
    return 1


def _squeezed(view: View, first: int, last: int) -> Iterator[Group]:
    """Runs of blank lines between two lines become one blank line, outside code."""
    run: list[int] = []
    for number in range(first, last + 2):
        if number <= last and number not in view.verbatim and not view.source.line(number).strip():
            run.append(number)
            continue
        if len(run) > 1:
            yield (Edit(view.line_start(run[0]), view.line_start(run[-1] + 1), "\n"),)
        run = []


def _ends(view: View) -> Iterator[Group]:
    """No blank line at the head of the body, and one line end at its foot."""
    body = view.text[view.start :]
    first = len(body) - len(body.lstrip("\n \t"))
    begin = view.start + body.rfind("\n", 0, first) + 1
    if body.strip():
        yield (Edit(view.start, begin, ""),)
        yield (Edit(view.start + len(body.rstrip(" \t\n")), len(view.text), "\n"),)
    elif body:
        yield (Edit(view.start, len(view.text), ""),)
