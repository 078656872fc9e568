"""Pages and their blocks as HTML, by the blocks' own views."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from ctlc_scorm.blocks import TABLE
from ctlc_scorm.course.model import Assessment, Asset, Block, Course, Lock, Page
from ctlc_scorm.player.environment import environment
from ctlc_scorm.player.words import Words
from ctlc_scorm.prose.html import Writer
from ctlc_scorm.site import Sco
from ctlc_scorm.source.markdown import Nodes
from ctlc_scorm.source.memory import Memory


class PageRenderer:
    """Renders one document. Footnotes are numbered by page, so each page has a writer of its own."""

    def __init__(self, course: Course, sco: Sco, words: Words, memory: Memory) -> None:
        self.memory = memory
        self.around = memory.recall("around", (_around(course), words), [], lambda found: object())
        self.course = course
        self.words = words
        self.references = {reference.key: reference for reference in course.references}
        self.assets = {asset.name: asset for asset in course.assets}
        self.writer = self.writer_for(sco.id)
        self.views: dict[str, Template] = {}
        self.environment = environment(words)
        self.environment.filters |= {"prose": self.prose, "inline": self.inline}
        self.environment.globals |= {
            "course": course,
            "logo": Markup(course.drawings.get(course.theme.logo, "")),
            "render": self.block,
            "picture": self.picture,
            "drawing": self.drawing,
            "body": self.body,
            "bank": self.bank,
        }

    def document(self, **context: Any) -> bytes:
        """The whole document, UTF-8."""
        pieces = self.environment.get_template("document.html.j2").generate(context)
        return b"".join(piece.encode("utf-8") for piece in pieces)

    def prose(self, nodes: Nodes) -> Markup:
        return self.writer.block(nodes)

    def inline(self, nodes: Nodes) -> Markup:
        return self.writer.inline(nodes)

    def writer_for(self, ref: str) -> Writer:
        return Writer(ref, self.references, self.assets, self.course.drawings, self.words)

    def body(self, subject: Page | Assessment) -> Markup:
        """All blocks of a page, or of the final's introduction, with the footnotes."""
        if isinstance(subject, Assessment):
            return self.kept("final", subject.intro, lambda: self.made("final", subject.intro, "final"))
        if any(TABLE[block.type].looks_around for block in subject.walk() if block.type in TABLE):
            return self.made(subject.ref, subject.blocks, "page")
        return self.kept(subject.ref, subject, lambda: self.made(subject.ref, subject.blocks, "page"))

    def bank(self, final: Assessment) -> Markup:
        """The items of the bank, one after the other."""
        return self.kept("final-bank", final.bank, lambda: self.items(final))

    def kept(self, name: str, subject: object, make: Callable[[], Markup]) -> Markup:
        """What was made of the same subject before, in the same surroundings."""
        return self.memory.recall(("html", name), (subject, self.around), [], lambda found: make())

    def made(self, ref: str, blocks: Iterable[Block], place: str) -> Markup:
        self.writer = self.writer_for(ref)
        parts = [self.block(block, place) for block in blocks]
        return Markup("".join([*parts, self.writer.footnotes()]))

    def items(self, final: Assessment) -> Markup:
        self.writer = self.writer_for("final-bank")
        return Markup("".join([self.block(block, "final") for block in final.bank if block.interaction]))

    def block(self, block: Block, place: str = "page") -> Markup:
        if block.type == "prose":
            return Markup("".join([self.writer.block(nodes) for nodes in block.prose()]))
        return Markup(self.view(block.type).render(block=block, item=block.id, place=place))

    def view(self, type: str) -> Template:
        found = self.views.get(type)
        if found is None:
            found = self.views[type] = self.environment.get_template(f"{TABLE[type].folder}/view.html.j2")
        return found

    def picture(self, asset: Asset, alt: str) -> Markup:
        """A picture with its alternative text: drawn inline, or by its file."""
        return Markup(self.writer.image(asset, alt))

    def drawing(self, asset: Asset) -> Markup | None:
        drawn = self.course.drawings.get(asset.name)
        return Markup(drawn) if drawn else None


def _around(course: Course) -> Course:
    """What a page may be written from beside its own blocks."""
    return replace(course, modules=(), assessment=None, lock=Lock(), places={})
