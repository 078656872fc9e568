"""Likert: a scale without right or wrong; the answer is tracked but not scored."""

from __future__ import annotations

from ctlc_scorm.blocks.options import read_body, with_ids
from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.model import Block
from ctlc_scorm.course.question import Question
from ctlc_scorm.rules.questions import OPTION_COUNT
from ctlc_scorm.source.directives import Directive


def read(directive: Directive, reader: Reader) -> Block | None:
    id = reader.id(directive)
    body = read_body(directive, reader)
    if body is None:
        return None
    if not 2 <= len(body.options) <= 11:
        reader.report(OPTION_COUNT, directive.span, "a scale has 2 to 11 steps")
    if not id:
        return None
    return Question(
        type="likert",
        kind="likert",
        id=id,
        span=directive.span,
        prompt=body.prompt,
        options=with_ids(body.options),
        shuffle=False,
        objectives=reader.words(directive, "objectives"),
    )
