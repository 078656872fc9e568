"""Poll: a choice without right or wrong, and a comment of the author's that is read after it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ctlc_scorm.blocks.options import Body, read_body, with_ids
from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.model import Block
from ctlc_scorm.course.question import Question
from ctlc_scorm.rules.blocks import BAD_SHAPE
from ctlc_scorm.rules.questions import OPTION_COUNT
from ctlc_scorm.source.directives import Directive
from ctlc_scorm.source.markdown import Node, Nodes


@dataclass(frozen=True, kw_only=True)
class Poll(Question):
    """A question without right answers."""

    comment: Nodes = ()

    def prose(self) -> tuple[Nodes, ...]:
        return (*super().prose(), *((self.comment,) if self.comment else ()))


def read(directive: Directive, reader: Reader) -> Block | None:
    id = reader.id(directive)
    last = directive.body[-1] if directive.body else None
    comment: Nodes = ()
    if isinstance(last, Node) and last.kind == "quote":
        comment = reader.prose(last.children)
        directive = replace(directive, body=directive.body[:-1])
    body = read_body(directive, reader)
    if body is None:
        return None
    _check(directive, reader, body)
    if not id:
        return None
    return Poll(
        type="poll",
        kind="choice",
        id=id,
        span=directive.span,
        prompt=body.prompt,
        options=with_ids(body.options),
        shuffle=False,
        objectives=reader.words(directive, "objectives"),
        comment=comment,
    )


def _check(directive: Directive, reader: Reader, body: Body) -> None:
    if not 2 <= len(body.options) <= 8:
        reader.report(OPTION_COUNT, directive.span, "a poll has 2 to 8 options")
    for option in body.options:
        if option.correct:
            hint = "Write its options as `- ...`, or make it a `{choice}`."
            reader.report(BAD_SHAPE, option.span, "a poll has no right answer", hint)
        elif option.feedback:
            hint = "Write one comment for all: a quote behind the list, with a blank line before it."
            reader.report(BAD_SHAPE, option.span, "an option of a poll has no feedback of its own", hint)
