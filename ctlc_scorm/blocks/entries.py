"""Blocks that disclose: what stands before the list, and the items of the list, each with a quote that is shown when it
is pressed.
"""

from __future__ import annotations

from ctlc_scorm.blocks.options import read_option, with_ids
from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.model import Block
from ctlc_scorm.course.question import Option
from ctlc_scorm.rules.blocks import BAD_SHAPE
from ctlc_scorm.source.directives import Directive
from ctlc_scorm.source.markdown import Node, Nodes

PRESSED = ("link", "term", "citation", "footnote-ref")


def read_entries(directive: Directive, reader: Reader) -> tuple[tuple[Block, ...], tuple[Option, ...]]:
    """The blocks before the list, and its entries; none, with a finding, where there is no list."""
    at = next(
        (i for i, n in enumerate(directive.body) if isinstance(n, Node) and n.kind == "list"), len(directive.body)
    )
    children = reader.blocks(directive.body[:at])
    if at == len(directive.body):
        hint = "Write each as a list item, with what is shown when it is pressed as `  > ...` under it."
        reader.report(BAD_SHAPE, directive.span, f"there is no list in this {directive.name} block", hint)
        return children, ()
    for part in directive.body[at + 1 :]:
        span = part.span if isinstance(part, Directive) else reader.span(part)
        hint = f"Put it before the list, or after the {directive.name} block."
        reader.report(BAD_SHAPE, span, "this has no place after the list", hint)
    entries = with_ids([read_option(item, reader) for item in items(directive)])
    for entry in entries:
        _check(entry, reader)
    return children, entries


def items(directive: Directive) -> Nodes:
    """The items of the list in a block's body."""
    return next((n.children for n in directive.body if isinstance(n, Node) and n.kind == "list"), ())


def _check(entry: Option, reader: Reader) -> None:
    if not entry.text:
        reader.report(BAD_SHAPE, entry.span, "there is nothing to press here", "Write the words that are shown first.")
    elif not entry.feedback:
        hint = "Add a line under it: `  > What is shown then.`"
        reader.report(BAD_SHAPE, entry.span, "nothing is shown when this is pressed", hint)
    for node in entry.body:
        if node.kind in PRESSED or any(node.find(kind) for kind in PRESSED):
            hint = "Move it into the quote below."
            reader.report(BAD_SHAPE, reader.span(node), "words that are pressed hold no link, term or source", hint)
