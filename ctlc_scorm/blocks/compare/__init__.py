"""Compare: write in private, then see what others have written. It has no interaction, as a reflection has none."""

from __future__ import annotations

from dataclasses import dataclass

from ctlc_scorm.blocks.options import read_body
from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.model import Block
from ctlc_scorm.course.question import Option
from ctlc_scorm.source.directives import Directive
from ctlc_scorm.source.markdown import Nodes


@dataclass(frozen=True, kw_only=True)
class Compare(Block):
    """A model's `feedback` says what it does well."""

    prompt: Nodes
    models: tuple[Option, ...]

    def prose(self) -> tuple[Nodes, ...]:
        parts = [self.prompt]
        for model in self.models:
            parts += [model.body, model.feedback]
        return tuple(part for part in parts if part)


def read(directive: Directive, reader: Reader) -> Block | None:
    id = reader.id(directive)
    body = read_body(directive, reader)
    if not (id and body):
        return None
    return Compare(type="compare", id=id, span=directive.span, prompt=body.prompt, models=tuple(body.options))
