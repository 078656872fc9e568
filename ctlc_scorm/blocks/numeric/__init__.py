"""Numeric: a number, right within a tolerance."""

from __future__ import annotations

from ctlc_scorm.blocks.answers import read_answers
from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.model import Block
from ctlc_scorm.course.question import Option, Question
from ctlc_scorm.rules.blocks import BAD_SHAPE
from ctlc_scorm.source.directives import Directive


def read(directive: Directive, reader: Reader) -> Block | None:
    id = reader.id(directive)
    found = read_answers(directive, reader)
    tolerance = reader.number(directive, "tolerance", 0.0)
    if found is None:
        return None
    prompt, options = found
    strange = [option for option in options if not _number(option, reader)]
    if strange or not id:
        return None
    unit = directive.options.get("unit")
    return Question(
        type="numeric",
        kind="numeric",
        id=id,
        span=directive.span,
        prompt=prompt,
        options=tuple(options),
        correct=tuple((option.text,) for option in options if option.correct),
        tolerance=tolerance,
        unit=unit.value if unit else "",
        objectives=reader.words(directive, "objectives"),
    )


def _number(option: Option, reader: Reader) -> bool:
    text = option.text
    if option.any or (text.removeprefix("-").replace(".", "", 1).isdecimal() and text.isascii()):
        return True
    hint = "Write digits with a point, such as 63.9; the unit goes into `:unit:`."
    reader.report(BAD_SHAPE, option.span, f"`{text}` is not a number", hint)
    return False
