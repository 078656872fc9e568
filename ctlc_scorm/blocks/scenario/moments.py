"""Moments and their choices, from the body of a scenario."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.model import Block
from ctlc_scorm.rules.blocks import BAD_SHAPE
from ctlc_scorm.source.directives import Body, Directive
from ctlc_scorm.source.markdown import Node, Nodes, heading_anchor
from ctlc_scorm.source.text import Span


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What the learner may do: `target` is the id of the moment that follows, `reply` is read on choosing it."""

    label: Nodes
    target: str
    reply: Nodes
    span: Span


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A heading and what stands under it; `marks` are its classes as written, `language` its own, or empty."""

    id: str
    title: Nodes
    language: str
    marks: tuple[str, ...]
    blocks: tuple[Block, ...]
    choices: tuple[Choice, ...]
    span: Span

    @property
    def ending(self) -> str:
        """`good`, `mixed` or `poor`; empty where nothing is said."""
        return next((mark for mark in self.marks if mark in ENDINGS), "")

    def prose(self) -> Iterator[Nodes]:
        yield self.title
        for choice in self.choices:
            yield choice.label
            yield choice.reply


ENDINGS = ("good", "mixed", "poor")


def read_moments(directive: Directive, reader: Reader) -> tuple[tuple[Block, ...], list[Moment], int]:
    """The scene before the first heading, the moments, and the level of their headings."""
    starts = [i for i, part in enumerate(directive.body) if isinstance(part, Node) and part.kind == "heading"]
    bounds = [*starts, len(directive.body)]
    scene = reader.blocks(directive.body[: bounds[0]])
    parts = [directive.body[begin:end] for begin, end in pairwise(bounds)]
    level = max(2, int(parts[0][0].value)) if parts and isinstance(parts[0][0], Node) else 2
    return scene, [_moment(part, reader) for part in parts], level


def _moment(part: Body, reader: Reader) -> Moment:
    heading, *body = part
    assert isinstance(heading, Node)
    offers = [(i, node.children) for i, node in enumerate(body) if isinstance(node, Node) and _offers(node)]
    at, items = offers[0] if offers else (len(body), ())
    for extra in body[at + 1 :]:
        span = extra.span if isinstance(extra, Directive) else reader.span(extra)
        reader.report(BAD_SHAPE, span, "this has no place behind the choices", "Put it before them.")
    return Moment(
        id=heading_anchor(heading),
        title=reader.prose(heading.children),
        language=heading.info[1],
        marks=tuple(heading.info[2].split()),
        blocks=reader.blocks(body[:at]),
        choices=tuple(choice for item in items if (choice := _choice(item, reader))),
        span=reader.span(heading),
    )


def _offers(node: Node) -> bool:
    """A list with a link to a place in this page offers choices."""
    return node.kind == "list" and any(link.value.startswith("#") for link in node.find("link"))


def _choice(item: Node, reader: Reader) -> Choice | None:
    children = list(item.children)
    if children and children[0].kind == "paragraph":
        children[:1] = children[0].children
    quotes = [node for node in children if node.kind == "quote"]
    words = [node for node in children if node.kind != "quote"]
    if len(words) != 1 or words[0].kind != "link" or not words[0].value.startswith("#"):
        hint = "Write `- [What the learner does](#the-moment-that-follows)`, and what comes of it as a quote under it."
        reader.report(BAD_SHAPE, reader.span(item), "a choice is one link and nothing beside it", hint)
        return None
    return Choice(
        label=reader.prose(words[0].children),
        target=words[0].value[1:],
        reply=reader.prose(node for quote in quotes for node in quote.children),
        span=reader.span(words[0]),
    )
