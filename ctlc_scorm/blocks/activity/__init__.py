"""Activity: something done away from the screen; the learner attests it, with its own declared minutes."""

from __future__ import annotations

from dataclasses import dataclass

from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.interaction import Interaction
from ctlc_scorm.course.model import Block
from ctlc_scorm.rules.blocks import BAD_OPTION, EMPTY_BLOCK
from ctlc_scorm.source.directives import Directive
from ctlc_scorm.source.markdown import plain


@dataclass(frozen=True, kw_only=True)
class Activity(Block):
    """`minutes` are a part of the page's minutes."""

    minutes: float
    objectives: tuple[str, ...]

    @property
    def interaction(self) -> Interaction:
        text = plain(tuple(node for child in self.children for part in child.prose() for node in part))
        return Interaction(id=self.id, kind="performance", prompt=text[:250], objectives=self.objectives)


def read(directive: Directive, reader: Reader) -> Block | None:
    id = reader.id(directive)
    children = reader.blocks(directive.body)
    minutes = reader.number(directive, "minutes", 0.0)
    if not children:
        reader.report(EMPTY_BLOCK, directive.span, "this activity asks for nothing", "Write what is to be done.")
    if "minutes" not in directive.options:
        hint = "Add a line such as `:minutes: 8`."
        reader.report(BAD_OPTION, directive.span, "this activity does not say how long it takes", hint)
    if not (id and children):
        return None
    objectives = reader.words(directive, "objectives")
    return Activity(
        type="activity", id=id, span=directive.span, children=children, minutes=minutes, objectives=objectives
    )
