"""Plan: the prompts of the whole course in one place, to be finished, printed and taken away. Private as they are."""

from __future__ import annotations

from dataclasses import dataclass

from ctlc_scorm.blocks.prompt import Prompt
from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.model import Block, Course
from ctlc_scorm.source.directives import Directive


@dataclass(frozen=True, kw_only=True)
class Plan(Block):
    """Its children introduce it; `title` may be empty."""

    title: str

    def sections(self, course: Course) -> dict[str, list[Prompt]]:
        """The prompts under their sections, in the order in which the course comes to each."""
        found: dict[str, list[Prompt]] = {}
        for module in course.modules:
            for block in (block for page in module.pages for block in page.walk()):
                if isinstance(block, Prompt):
                    found.setdefault(block.section or module.title, []).append(block)
        return found


def read(directive: Directive, reader: Reader) -> Block | None:
    children = reader.blocks(directive.body)
    return Plan(type="plan", span=directive.span, title=directive.argument, children=children)
