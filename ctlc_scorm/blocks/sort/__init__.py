"""Sort: things written as `thing => group`, to be put into groups. A matching question that shows its groups."""

from __future__ import annotations

from dataclasses import replace

from ctlc_scorm.blocks import matching
from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.model import Block
from ctlc_scorm.course.question import Question
from ctlc_scorm.rules.blocks import BAD_SHAPE
from ctlc_scorm.source.directives import Directive


def read(directive: Directive, reader: Reader) -> Block | None:
    question = matching.read(directive, reader)
    if not isinstance(question, Question):
        return None
    if len(question.targets) < 2:
        hint = "Write at least two groups behind the arrows, spelt the same wherever they stand."
        reader.report(BAD_SHAPE, directive.span, "everything here belongs to one group", hint)
        return None
    return replace(question, type="sort")
