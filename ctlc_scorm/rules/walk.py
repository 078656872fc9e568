"""Pages walked once for the rules of accessibility and reading; every rule then looks at what was found."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator
from functools import cache

from ctlc_scorm.course.model import Block, Course
from ctlc_scorm.rules.text import Vocabulary
from ctlc_scorm.rules.view import Run, View
from ctlc_scorm.rules.words import LOOKALIKES, SENSES, STOPS
from ctlc_scorm.source.markdown import Node, Nodes
from ctlc_scorm.source.text import Source

INLINE = frozenset(
    word
    for words in (
        "text newline break emphasis strong strike code",
        "link term fact citation picture footnote-ref task image",
    )
    for word in words.split()
)
LABELS = frozenset(("cell", "term-head"))
ENDS = frozenset(".?!:;…\"”’'»)。؟")


class Walk:
    """Fills a view. (The loops are plain, since every node of the course passes through them.)"""

    def __init__(self, view: View, language: str) -> None:
        self.view = view
        self.run = self.speak(language)
        self.waiting: Node | None = None
        """A paragraph of bold words that is a heading if something follows."""

    def speak(self, language: str) -> Run:
        """The run of a language."""
        return self.view.runs.setdefault(primary(language), Run(primary(language)))

    def blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self.settle()
            before = self.run
            if block.type == "lang":
                self.run = self.speak(getattr(block, "language", before.language))
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
            self.piece(nodes)
            return
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
            if self.waiting and kind != "footnote":
                self.settle()
            children = node.children
            if kind == "paragraph":
                self.piece(children)
                if top and len(children) == 1 and children[0].kind == "strong":
                    self.waiting = node
            elif kind == "heading":
                self.heading(node)
            elif kind in LABELS:
                self.piece(children, label=True)
            elif kind == "table":
                self.view.tables.append((before, node))
                for row in children:
                    self.nodes(row.children)
            elif kind != "block-code":
                self.nodes(children)
            before = node
        if loose:
            self.piece(tuple(loose))

    def heading(self, node: Node) -> None:
        before = self.run
        self.run = self.speak(node.info[1]) if node.info[1] else before
        self.piece(node.children, label=True)
        self.view.headings.append(node)
        self.run = before

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
        """The text of what is not text alone."""
        kind = node.kind
        if kind == "link":
            text = self.text(node.children)
            self.view.links.append((node, text.strip(" .,:;!?…→»").casefold()))
            return text
        if kind == "newline" or kind == "break":
            return " "
        if kind == "picture":
            self.view.pictures.append(node)
            return ""
        return node.value if kind == "code" else self.text(node.children)


_MADE: list[tuple[weakref.ref[Course], list[View]]] = []


def views(course: Course) -> list[View]:
    """Every page, the final's introduction and its bank, in the order of the course; made once for a course."""
    if not _MADE or _MADE[0][0]() is not course:
        _MADE[:] = [(weakref.ref(course, lambda _: _MADE.clear()), list(_views(course)))]
    return _MADE[0][1]


def forget() -> None:
    """Nobody looks any more: the views of a large course are large."""
    _MADE.clear()


def _views(course: Course) -> Iterator[View]:
    known: dict[str, Vocabulary] = {}
    for page in course.pages:
        yield _view(View(page.source, page), page.blocks, course.language, known)
    if course.assessment:
        files: dict[Source, list[Block]] = {}
        for block in (*course.assessment.intro, *course.assessment.bank):
            files.setdefault(block.span.source, []).append(block)
        for source, blocks in files.items():
            yield _view(View(source), blocks, course.language, known)


def _view(view: View, blocks: Iterable[Block], language: str, known: dict[str, Vocabulary]) -> View:
    Walk(view, language).blocks(blocks)
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
