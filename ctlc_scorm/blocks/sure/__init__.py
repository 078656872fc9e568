"""Sure: a choice with one right answer, and how sure the learner is of it. Only the choice is reported."""

from __future__ import annotations

from dataclasses import replace

from ctlc_scorm.blocks import choice
from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.model import Block
from ctlc_scorm.course.question import Question
from ctlc_scorm.rules.blocks import BAD_SHAPE
from ctlc_scorm.source.directives import Directive


def read(directive: Directive, reader: Reader) -> Block | None:
    question = choice.read(directive, reader)
    if not isinstance(question, Question):
        return None
    if question.many:
        hint = "Keep one `[x]`, or make it a `{choice}`."
        reader.report(BAD_SHAPE, directive.span, "several right answers leave open what one is sure of", hint)
    return replace(question, type="sure")
