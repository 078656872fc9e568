"""Pages and their blocks as HTML, by the blocks' own views."""

from __future__ import annotations

from typing import Any

from jinja2 import Template
from markupsafe import Markup

from ctlc_scorm.blocks import TABLE
from ctlc_scorm.course.model import Assessment, Asset, Block, Course, Page
from ctlc_scorm.player.environment import environment
from ctlc_scorm.player.words import Words
from ctlc_scorm.prose.html import Writer
from ctlc_scorm.site import Sco
from ctlc_scorm.source.markdown import Nodes


class PageRenderer:
    """Renders one document. Footnotes are numbered by page, so each page has a writer of its own."""

    def __init__(self, course: Course, sco: Sco, words: Words) -> None:
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
        page = isinstance(subject, Page)
        self.writer = self.writer_for(subject.ref if isinstance(subject, Page) else "final")
        blocks = subject.blocks if isinstance(subject, Page) else subject.intro
        place = "page" if page else "final"
        parts = [self.block(block, place) for block in blocks]
        return Markup("".join([*parts, self.writer.footnotes()]))

    def bank(self, final: Assessment) -> Markup:
        """The items of the bank, one after the other."""
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
