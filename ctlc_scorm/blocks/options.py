"""The body of a question: its prompt, then a list whose items are options, each with its feedback in a quote."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ctlc_scorm.blocks.mends import listed, marked
from ctlc_scorm.blocks.reader import LETTERS, Reader
from ctlc_scorm.course.question import Option
from ctlc_scorm.rules.blocks import BAD_SHAPE
from ctlc_scorm.rules.questions import (
    BROKEN_MARK,
    NO_FEEDBACK,
    NO_RIGHT_ANSWER,
    OPTION_COUNT,
    SAME_OPTIONS,
    THIN_FEEDBACK,
)
from ctlc_scorm.source.directives import Directive
from ctlc_scorm.source.findings import Change
from ctlc_scorm.source.markdown import Node, Nodes, plain
from ctlc_scorm.source.text import Span

ENOUGH_WORDS = 4


@dataclass
class Body:
    """A question's prompt and its options as written, without ids."""

    prompt: Nodes
    options: list[Option]


def read_body(directive: Directive, reader: Reader) -> Body | None:
    """The prompt and options; None, with a finding, where either is missing."""
    at = next((i for i, n in enumerate(directive.body) if isinstance(n, Node) and n.kind == "list"), None)
    before, after = (directive.body, []) if at is None else (directive.body[:at], directive.body[at + 1 :])
    for part in [*(p for p in before if isinstance(p, Directive)), *after]:
        span = part.span if isinstance(part, Directive) else reader.span(part)
        hint = "Put text before the options, and other blocks outside the question."
        reader.report(BAD_SHAPE, span, f"this has no place in a {directive.name} question", hint)
    prompt = reader.prose(part for part in before if isinstance(part, Node))
    if not prompt:
        reader.report(BAD_SHAPE, directive.span, "this question asks nothing", "Write the question before its options.")
    if at is None:
        hint = "Write each option as a list item: `- [ ] ...`, with its feedback as `  > ...` under it."
        message = "this question has no list of options"
        reader.findings.append(BAD_SHAPE.at(directive.span, message, hint, fix=listed(directive)))
        return None
    list_node = directive.body[at]
    assert isinstance(list_node, Node)
    for item in list_node.children:
        _check_mark(item, reader)
    return Body(prompt, [read_option(item, reader) for item in list_node.children]) if prompt else None


def _check_mark(item: Node, reader: Reader) -> None:
    """A mark that Markdown takes for text would be shown, and would mark nothing."""
    if found := marked(item, reader.source.text):
        span = Span(reader.source, found.start(), found.end())
        mark = "[x] " if found[2] else "[ ] "
        hint = f"Write `{mark}` and then the words of the option."
        fix = (Change(span, mark),)
        reader.findings.append(BROKEN_MARK.at(span, "this is not read as the mark of an option", hint, fix=fix))


def read_option(item: Node, reader: Reader) -> Option:
    """An item of a list: its mark, its words, and what the quote under it says."""
    children = list(item.children)
    if children and children[0].kind == "paragraph":
        children[:1] = children[0].children
    correct = False
    if children and children[0].kind == "task":
        correct = children.pop(0).value == "True"
    feedback = [node for node in children if node.kind == "quote"]
    body = [node for node in children if node.kind != "quote"]
    return Option(
        id="",
        body=reader.prose(body),
        feedback=reader.prose(node for quote in feedback for node in quote.children),
        correct=correct,
        span=reader.span(item),
    )


def with_ids(options: list[Option]) -> tuple[Option, ...]:
    """Options named a, b, c ..., in the order in which they are written."""
    return tuple(replace(option, id=letter) for option, letter in zip(options, LETTERS, strict=False))


def check_options(directive: Directive, reader: Reader, options: list[Option], least: int, most: int) -> None:
    """Number, sameness and feedback of the options of a scored question."""
    if not least <= len(options) <= most:
        message = f"this question has {len(options)} option{'' if len(options) == 1 else 's'}"
        reader.report(OPTION_COUNT, directive.span, message, f"Give it {least} to {most}.")
    seen: dict[str, Option] = {}
    for option in options:
        text = " ".join(plain(option.body).casefold().split())
        first = seen.setdefault(text, option)
        if first is not option:
            message = f"this option says the same as another: {text!r}"
            reader.findings.append(SAME_OPTIONS.at(option.span, message, "Change one of them.", (first.span,)))
    check_feedback(reader, options)


def check_feedback(reader: Reader, options: list[Option]) -> None:
    for option in options:
        words = len(plain(option.feedback).split())
        if not words:
            hint = "Add a line under it: `  > Why this is so, and what works.`"
            reader.report(NO_FEEDBACK, option.span, "this option has no feedback", hint)
        elif words < ENOUGH_WORDS:
            reader.report(THIN_FEEDBACK, option.span, "this feedback says too little", "Say why, in a sentence.")


def check_right(directive: Directive, reader: Reader, options: list[Option]) -> bool:
    """True if there is a right answer; else a finding."""
    if any(option.correct for option in options):
        return True
    hint = "Mark the right one `- [x]`."
    reader.report(NO_RIGHT_ANSWER, directive.span, "no option of this question is right", hint)
    return False
