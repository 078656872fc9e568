"""A figure: a picture with alternative text, a caption, and a long description where one sentence is not enough."""

from __future__ import annotations

from dataclasses import dataclass

from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.model import Asset, Block
from ctlc_scorm.rules.accessibility import MISSING_ALT
from ctlc_scorm.rules.blocks import BAD_OPTION
from ctlc_scorm.source.directives import Directive
from ctlc_scorm.source.markdown import Node, Nodes


@dataclass(frozen=True, kw_only=True)
class Figure(Block):
    """`picture` is the file; `alt` is empty where it only decorates; `children` are the long description."""

    picture: Asset
    alt: str
    caption: Nodes

    def prose(self) -> tuple[Nodes, ...]:
        return (self.caption,) if self.caption else ()


def read(directive: Directive, reader: Reader) -> Block | None:
    picture = reader.picture(directive.argument, directive.argument_span)
    alt = directive.options["alt"].value if "alt" in directive.options else ""
    decorative = reader.flag(directive, "decorative", False)
    if alt and decorative:
        hint = "Keep one of the two."
        message = "a picture that only decorates has no alternative text"
        reader.report(BAD_OPTION, directive.options["alt"].key_span, message, hint)
    if not alt and not decorative:
        hint = "Add a line such as `:alt: Two lines over a school day; one comes back down, one stays high.`"
        reader.report(MISSING_ALT, directive.span, "this figure has no alternative text", hint)
    first = directive.body[:1]
    caption: Nodes = ()
    if first and isinstance(first[0], Node) and first[0].kind == "paragraph":
        caption = reader.prose(first[0].children)
    children = reader.blocks(directive.body[1:] if caption else directive.body)
    if picture is None:
        return None
    return Figure(
        type="figure",
        span=directive.span,
        picture=picture,
        alt="" if decorative else alt,
        caption=caption,
        children=children,
    )
