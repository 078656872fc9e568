"""Choice: one right answer, or several."""

from __future__ import annotations

from ctlc_scorm.blocks.options import check_options, check_right, read_body, with_ids
from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.model import Block
from ctlc_scorm.course.question import Question
from ctlc_scorm.source.directives import Directive


def read(directive: Directive, reader: Reader) -> Block | None:
    id = reader.id(directive)
    body = read_body(directive, reader)
    if body is None:
        return None
    check_options(directive, reader, body.options, 2, 8)
    right = check_right(directive, reader, body.options)
    if not (id and right):
        return None
    options = with_ids(body.options)
    correct = tuple(option.id for option in options if option.correct)
    return Question(
        type="choice",
        kind="choice",
        id=id,
        span=directive.span,
        prompt=body.prompt,
        options=options,
        correct=(correct,),
        many=len(correct) > 1,
        shuffle=reader.flag(directive, "shuffle", True),
        objectives=reader.words(directive, "objectives"),
    )
