"""True or false: a statement and two options, the first of which means true."""

from __future__ import annotations

from ctlc_scorm.blocks.options import check_options, check_right, read_body, with_ids
from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.model import Block
from ctlc_scorm.course.question import Question
from ctlc_scorm.rules.blocks import BAD_SHAPE
from ctlc_scorm.source.directives import Directive


def read(directive: Directive, reader: Reader) -> Block | None:
    id = reader.id(directive)
    body = read_body(directive, reader)
    if body is None:
        return None
    check_options(directive, reader, body.options, 2, 2)
    right = check_right(directive, reader, body.options)
    if right and all(option.correct for option in body.options):
        reader.report(BAD_SHAPE, directive.span, "both options are marked as right", "Mark one of them `- [x]`.")
        right = False
    if not (id and right and len(body.options) == 2):
        return None
    return Question(
        type="true-false",
        kind="true-false",
        id=id,
        span=directive.span,
        prompt=body.prompt,
        options=with_ids(body.options),
        correct=(("true" if body.options[0].correct else "false",),),
        shuffle=False,
        objectives=reader.words(directive, "objectives"),
    )
