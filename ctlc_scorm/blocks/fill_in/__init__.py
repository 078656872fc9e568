"""Fill-in: a word or a few, with rules for case and spaces."""

from __future__ import annotations

from ctlc_scorm.blocks.answers import read_answers
from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.model import Block
from ctlc_scorm.course.question import Question
from ctlc_scorm.rules.blocks import BAD_OPTION
from ctlc_scorm.source.directives import Directive


def read(directive: Directive, reader: Reader) -> Block | None:
    id = reader.id(directive)
    found = read_answers(directive, reader)
    if not (id and found):
        return None
    prompt, options = found
    return Question(
        type="fill-in",
        kind="fill-in",
        id=id,
        span=directive.span,
        prompt=prompt,
        options=tuple(options),
        correct=tuple((option.text,) for option in options if option.correct),
        exact_case=_exact(directive, reader, "case", "ignore"),
        exact_spaces=_exact(directive, reader, "spaces", "collapse"),
        objectives=reader.words(directive, "objectives"),
    )


def _exact(directive: Directive, reader: Reader, name: str, otherwise: str) -> bool:
    option = directive.options.get(name)
    if option and option.value not in ("exact", otherwise):
        reader.report(BAD_OPTION, option.span, f"`:{name}:` is `exact` or `{otherwise}`")
    return option is not None and option.value == "exact"
