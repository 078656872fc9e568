"""Scenario: a story in which the learner decides. Each heading is a moment; a list of links offers the choices."""

from __future__ import annotations

from dataclasses import dataclass

from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.blocks.scenario.graph import check_graph
from ctlc_scorm.blocks.scenario.moments import Moment, read_moments
from ctlc_scorm.course.interaction import Interaction
from ctlc_scorm.course.model import Block
from ctlc_scorm.rules.blocks import BAD_SHAPE
from ctlc_scorm.source.directives import Directive
from ctlc_scorm.source.markdown import Nodes, plain


@dataclass(frozen=True, kw_only=True)
class Scenario(Block):
    """`children` are all its blocks, those of the scene and of every moment; the first moment is the start.

    It is done when an ending is reached; which way was taken is nobody's business, and is not reported.
    """

    scene: tuple[Block, ...]
    moments: tuple[Moment, ...]
    level: int
    """The level of the moments' headings."""
    objectives: tuple[str, ...]

    @property
    def interaction(self) -> Interaction:
        scene = plain(tuple(node for block in self.scene for part in block.prose() for node in part))
        text = scene or plain(self.moments[0].title)
        return Interaction(id=self.id, kind="performance", prompt=text[:250], objectives=self.objectives)

    def prose(self) -> tuple[Nodes, ...]:
        return tuple(part for moment in self.moments for part in moment.prose() if part)


def read(directive: Directive, reader: Reader) -> Block | None:
    id = reader.id(directive)
    scene, moments, level = read_moments(directive, reader)
    check_graph(directive, reader, moments)
    children = (*scene, *(block for moment in moments for block in moment.blocks))
    for inner in (inner for block in children for inner in block.walk() if inner.id):
        hint = "Put it before or after the scenario: whoever goes another way would never meet it."
        reader.report(BAD_SHAPE, inner.span, f"a {inner.type} has no place in a scenario", hint)
    if not (id and moments):
        return None
    return Scenario(
        type="scenario",
        id=id,
        span=directive.span,
        children=children,
        scene=scene,
        moments=tuple(moments),
        level=level,
        objectives=reader.words(directive, "objectives"),
    )
