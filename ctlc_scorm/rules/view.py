"""A page as the rules of accessibility and reading see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ctlc_scorm.course.model import Page
from ctlc_scorm.rules.text import Measures, Vocabulary
from ctlc_scorm.source.markdown import Node, Nodes
from ctlc_scorm.source.text import Source, Span


@dataclass(slots=True)
class Run:
    """The text of a page in one language: running text (it ends as sentences do) and labels, each piece with its
    nodes.
    """

    language: str
    texts: list[str] = field(default_factory=list)
    places: list[Nodes] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    label_places: list[Nodes] = field(default_factory=list)
    asides: set[int] = field(default_factory=set)
    """The running pieces that stand in for a picture."""
    measures: Measures = field(default_factory=Measures)
    vocabulary: Vocabulary | None = None
    """Every word of the course in this language."""

    def pieces(self) -> Iterable[tuple[str, Nodes]]:
        yield from zip(self.texts, self.places, strict=True)
        yield from zip(self.labels, self.label_places, strict=True)


@dataclass(slots=True)
class View:
    """A page, the final's introduction or a file of its bank."""

    source: Source
    page: Page | None = None
    runs: dict[str, Run] = field(default_factory=dict)
    headings: list[Node] = field(default_factory=list)
    bold: list[Node] = field(default_factory=list)
    """Paragraphs of nothing but bold words, with something after them."""
    tables: list[tuple[Node | None, Node]] = field(default_factory=list)
    """Each with what stands before it."""
    links: list[tuple[Node, str]] = field(default_factory=list)
    """Each with its words, made ready to be compared."""
    pictures: list[Node] = field(default_factory=list)
    alts: list[tuple[Span, str, str]] = field(default_factory=list)
    """The alternative texts of blocks, each with its place and the name of the picture's file."""

    def span(self, nodes: Nodes) -> Span:
        return Span(self.source, nodes[0].start, nodes[-1].end)

    def locate(self, place: Nodes, start: int, end: int) -> Span:
        """The span of a stretch of a piece's text."""
        first = last = place[0].start
        for node, at in leaves(place):
            length = len(node.value) or 1
            if at <= start:
                first = min(node.start + start - at, node.end)
            if at < end:
                last = min(node.start + min(end - at, length), node.end)
        return Span(self.source, first, max(first, last))


def leaves(nodes: Nodes, at: int = 0) -> Iterator[tuple[Node, int]]:
    """The nodes that make up the text of a piece, each with its offset in that."""
    for node in nodes:
        if node.kind in ("text", "code", "newline", "break"):
            yield node, at
            at += len(node.value) or 1
        elif node.kind != "picture":
            for leaf, offset in leaves(node.children, at):
                yield leaf, offset
                at = offset + (len(leaf.value) or 1)
