"""Ordering: steps written in the right order; the player shuffles them."""

from __future__ import annotations

from ctlc_scorm.blocks.options import check_options, read_body, with_ids
from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.model import Block
from ctlc_scorm.course.question import Question
from ctlc_scorm.source.directives import Directive


def read(directive: Directive, reader: Reader) -> Block | None:
    id = reader.id(directive)
    body = read_body(directive, reader)
    if body is None:
        return None
    check_options(directive, reader, body.options, 2, 26)
    if not id:
        return None
    options = with_ids(body.options)
    return Question(
        type="ordering",
        kind="sequencing",
        id=id,
        span=directive.span,
        prompt=body.prompt,
        options=options,
        correct=(tuple(option.id for option in options),),
        objectives=reader.words(directive, "objectives"),
    )
