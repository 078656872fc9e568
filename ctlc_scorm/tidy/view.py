"""A page as the formatter sees it: its blocks and fence lines in one flat row, each with its lines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from ctlc_scorm.parse import FRONT
from ctlc_scorm.source.directives import Directive, Mark, Scanner
from ctlc_scorm.source.markdown import Node, Nodes, parse_markdown
from ctlc_scorm.source.text import Source

VERBATIM = ("block-code", "html-block")


@dataclass(frozen=True)
class Thing:
    """A block of Markdown or a fence line, from its first line to its last (counted from 1)."""

    kind: str
    first: int
    last: int
    depth: int
    """How many colon fences are open around it."""
    node: Node | None = None
    mark: Mark | None = None


@dataclass(frozen=True)
class View:
    """The body of a page, which begins at `start`; `holes` are its option lines."""

    source: Source
    start: int
    nodes: Nodes
    marks: list[Mark]
    holes: list[tuple[int, int]]
    sound: bool
    """Whether every fence is opened and closed as it has to be."""

    @property
    def text(self) -> str:
        return self.source.text

    @cached_property
    def things(self) -> list[Thing]:
        """Blocks and fence lines in order; what stands for a fence line in the parsed text is left out."""
        fences = {mark.start for mark in self.marks}
        parts: list[tuple[int, Node | Mark]] = [(node.start, node) for node in self.nodes if node.start not in fences]
        parts += [(mark.start, mark) for mark in self.marks]
        made: list[Thing] = []
        depth = 0
        for _, part in sorted(parts, key=lambda found: found[0]):
            if isinstance(part, Node):
                made.append(self._block(part, depth))
            else:
                made.append(self._fence(part, depth))
                depth += 1 if part.opens else -part.closes
        return made

    def _block(self, node: Node, depth: int) -> Thing:
        stop = node.start + len(self.text[node.start : node.end].rstrip())
        return Thing(node.kind, self.line(node.start), self.line(max(node.start, stop - 1)), depth, node=node)

    def _fence(self, mark: Mark, depth: int) -> Thing:
        ends = [option.key_span.start for option in mark.opens.options.values()] if mark.opens else []
        last = self.line(max([mark.start, *ends]))
        return Thing("open" if mark.opens else "close", self.line(mark.start), last, depth, mark=mark)

    @cached_property
    def verbatim(self) -> set[int]:
        """The lines of code and HTML, in which every sign counts."""
        found: set[int] = set()
        for node in self.nodes:
            for part in [node, *(part for kind in VERBATIM for part in node.find(kind))]:
                if part.kind in VERBATIM:
                    found.update(self._inside(part))
        return found

    def _inside(self, node: Node) -> range:
        """The lines of code or HTML, without the lines that fence them."""
        first, last = self.line(node.start), self.line(max(node.start, node.end - 1))
        if self.text[node.start : node.start + 1] not in ("`", "~"):
            return range(first, last + 1)
        closed = last > first and set(self.source.line(last).strip(" \t>")) in ({"`"}, {"~"})
        return range(first + 1, last if closed else last + 1)

    def line(self, offset: int) -> int:
        return self.source.place(offset)[0]

    def line_start(self, number: int) -> int:
        """Where a line begins; the end of the text for the one after the last."""
        starts = self.source.line_starts
        return starts[number - 1] if number <= len(starts) else len(self.text)

    @property
    def directives(self) -> list[Directive]:
        return [mark.opens for mark in self.marks if mark.opens]


@lru_cache(8)
def view(text: str) -> View:
    """The page of a text, with the offset behind its front matter as the start of its body."""
    front = FRONT.match(text)
    start = front.end() if front else 0
    source = Source("page.md", text)
    scanner = Scanner(source, [])
    scanner.scan(start)
    nodes = parse_markdown(scanner.masked(start), start)
    return View(source, start, nodes, scanner.marks, scanner.holes, not scanner.findings)
