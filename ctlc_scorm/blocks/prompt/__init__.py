"""Prompt: a question of the action plan, answered in private. It has no interaction, as a reflection has none."""

from __future__ import annotations

from dataclasses import dataclass

from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.model import Block
from ctlc_scorm.rules.blocks import BAD_OPTION, EMPTY_BLOCK
from ctlc_scorm.source.directives import Directive
from ctlc_scorm.source.markdown import Node, Nodes

MOST_LINES = 20


@dataclass(frozen=True, kw_only=True)
class Prompt(Block):
    """`question` stands in the plan too; `children` are help that stays here. Without a `section`, the module's title
    is used.
    """

    question: Nodes
    section: str
    lines: int

    def prose(self) -> tuple[Nodes, ...]:
        return (self.question,)


def read(directive: Directive, reader: Reader) -> Block | None:
    id = reader.id(directive)
    first = directive.body[0] if directive.body else None
    question: Nodes = ()
    if isinstance(first, Node) and first.kind == "paragraph":
        question = reader.prose(first.children)
    else:
        hint = "Write its question as the first paragraph; help may follow."
        reader.report(EMPTY_BLOCK, directive.span, "this prompt asks nothing", hint)
    children = reader.blocks(directive.body[1:] if question else directive.body)
    lines = reader.number(directive, "lines", 3)
    if not 1 <= lines <= MOST_LINES or lines % 1:
        span = directive.options["lines"].span
        reader.report(BAD_OPTION, span, f"`:lines:` is a whole number from 1 to {MOST_LINES}")
    if not (id and question):
        return None
    section = directive.options["section"].value if "section" in directive.options else ""
    return Prompt(
        type="prompt",
        id=id,
        span=directive.span,
        question=question,
        children=children,
        section=section,
        lines=int(lines),
    )
