"""Questions that are answered in words or numbers: accepted answers, foreseen ones, and `...` for any other."""

from __future__ import annotations

from dataclasses import replace

from ctlc_scorm.blocks.options import check_feedback, check_right, read_body
from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.question import Option
from ctlc_scorm.rules.questions import NO_FEEDBACK
from ctlc_scorm.source.directives import Directive
from ctlc_scorm.source.markdown import Nodes

ANY = ("...", "…")


def read_answers(directive: Directive, reader: Reader) -> tuple[Nodes, list[Option]] | None:
    """The prompt and the answers; None, with findings, where no question can be made.

    An accepted answer without feedback of its own takes that of the first accepted one.
    """
    body = read_body(directive, reader)
    if body is None:
        return None
    options = [replace(option, any=option.text in ANY) for option in body.options]
    first = next((option for option in options if option.correct and option.feedback), None)
    if first:
        options = [replace(o, feedback=first.feedback) if o.correct and not o.feedback else o for o in options]
    check_feedback(reader, options)
    if not any(option.any for option in options):
        hint = "Add `- [ ] ...` with what to say to any other answer."
        reader.report(NO_FEEDBACK, directive.span, "nothing is said to any other answer", hint)
    return (body.prompt, options) if check_right(directive, reader, options) else None
