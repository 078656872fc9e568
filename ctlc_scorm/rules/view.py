"""A page as the rules of accessibility and reading see it: each is walked once, and its text is taken apart once."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from ctlc_scorm.course.model import Block, Course, Page
from ctlc_scorm.rules.text import Measures, Vocabulary
from ctlc_scorm.rules.words import LOOKALIKES, SENSES, STOPS
from ctlc_scorm.source.markdown import Node, Nodes
from ctlc_scorm.source.text import Source, Span

INLINE = frozenset(
    "text newline break emphasis strong strike code link term citation picture footnote-ref task image html".split()
)
LABELS = frozenset(("heading", "cell", "term-head"))
ENDS = frozenset(".?!:;…\"”’'»)。؟")


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


class _Walk:
    """Fills a view. (The loops are plain, since every node of the course passes through them.)"""

    def __init__(self, view: View, language: str) -> None:
        self.view = view
        self.run = view.runs.setdefault(language, Run(language))
        self.waiting: Node | None = None
        """A paragraph of bold words that is a heading if something follows."""

    def blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self.settle()
            before = self.run
            if block.type == "lang":
                language = str(getattr(block, "language", before.language))
                self.run = self.view.runs.setdefault(language, Run(language))
            elif alt := getattr(block, "alt", ""):
                file = getattr(getattr(block, "picture", None), "name", "")
                self.view.alts.append((block.span, alt, file))
            for nodes in block.prose():
                self.nodes(nodes, block.type == "prose")
            if block.children:
                start = len(self.run.texts)
                self.blocks(block.children)
                if block.type == "figure":
                    self.run.asides.update(range(start, len(self.run.texts)))
            self.run = before
        self.waiting = None

    def settle(self) -> None:
        if self.waiting:
            self.view.bold.append(self.waiting)
            self.waiting = None

    def nodes(self, nodes: Nodes, top: bool = False) -> None:
        if len(nodes) == 1 and nodes[0].kind == "text":
            return self.piece(nodes)
        loose: list[Node] = []
        before: Node | None = None
        for node in nodes:
            kind = node.kind
            if kind in INLINE:
                loose.append(node)
                continue
            if loose:
                self.piece(tuple(loose))
                loose.clear()
            if self.waiting:
                self.settle()
            children = node.children
            if kind == "paragraph":
                self.piece(children)
                if top and len(children) == 1 and children[0].kind == "strong":
                    self.waiting = node
            elif kind in LABELS:
                self.piece(children, label=True)
                if kind == "heading":
                    self.view.headings.append(node)
            elif kind == "table":
                self.view.tables.append((before, node))
                for row in children:
                    self.nodes(row.children)
            elif kind != "block-code":
                self.nodes(children)
            before = node
        if loose:
            self.piece(tuple(loose))

    def piece(self, nodes: Nodes, label: bool = False) -> None:
        text = self.text(nodes)
        if label or text[-1:] not in ENDS:
            if text:
                self.run.labels.append(text)
                self.run.label_places.append(nodes)
        else:
            self.run.texts.append(text)
            self.run.places.append(nodes)

    def text(self, nodes: Nodes) -> str:
        if len(nodes) == 1 and nodes[0].kind == "text":
            return nodes[0].value
        return "".join([node.value if node.kind == "text" else self.mark(node) for node in nodes])

    def mark(self, node: Node) -> str:
        """The text of what is not text alone. Code has none: it is not read as words."""
        kind = node.kind
        if kind == "link":
            text = self.text(node.children)
            self.view.links.append((node, text.strip(" .,:;!?→»").casefold()))
            return text
        if kind == "newline" or kind == "break":
            return " "
        if kind == "picture":
            self.view.pictures.append(node)
            return ""
        return self.text(node.children)


def leaves(nodes: Nodes, at: int = 0) -> Iterator[tuple[Node, int]]:
    """The nodes that make up the text of a piece, each with its offset in that."""
    for node in nodes:
        if node.kind in ("text", "newline", "break"):
            yield node, at
            at += len(node.value) or 1
        elif node.kind != "picture":
            for leaf, offset in leaves(node.children, at):
                yield leaf, offset
                at = offset + (len(leaf.value) or 1)


_MADE: list[tuple[weakref.ref[Course], list[View]]] = []


def views(course: Course) -> list[View]:
    """Every page, the final's introduction and its bank, in the order of the course; made once for a course."""
    if not _MADE or _MADE[0][0]() is not course:
        _MADE[:] = [(weakref.ref(course, lambda _: _MADE.clear()), list(_views(course)))]
    return _MADE[0][1]


def _views(course: Course) -> Iterator[View]:
    known: dict[str, Vocabulary] = {}
    language = primary(course.language)
    for page in course.pages:
        yield _view(View(page.source, page), page.blocks, language, known)
    if course.assessment:
        files: dict[Source, list[Block]] = {}
        for block in (*course.assessment.intro, *course.assessment.bank):
            files.setdefault(block.span.source, []).append(block)
        for source, blocks in files.items():
            yield _view(View(source), blocks, language, known)


def _view(view: View, blocks: Iterable[Block], language: str, known: dict[str, Vocabulary]) -> View:
    _Walk(view, language).blocks(blocks)
    for run in view.runs.values():
        if run.language not in known:
            known[run.language] = Vocabulary(run.language, watched(run.language))
        run.vocabulary = known[run.language]
        run.measures = run.vocabulary.measure(run.texts, run.labels)
    return view


@cache
def watched(language: str) -> frozenset[str]:
    """The words that make a rule look closer at a text in a language."""
    return SENSES.get(language, frozenset()) | strangers(language)


@cache
def strangers(language: str) -> frozenset[str]:
    """Words that are common in other languages and not in this one."""
    others = frozenset(word for other, words in STOPS.items() if other != language for word in words)
    return others - STOPS.get(language, frozenset()) - LOOKALIKES


def primary(language: str) -> str:
    """The language itself, without its region: `es` of `es-US`."""
    return language.partition("-")[0].lower()
