"""Matching: pairs written as `stem => answer`; several stems may share an answer."""

from __future__ import annotations

import re
from dataclasses import replace

from ctlc_scorm.blocks.options import check_options, read_body, with_ids
from ctlc_scorm.blocks.reader import LETTERS, Reader
from ctlc_scorm.course.model import Block
from ctlc_scorm.course.question import Option, Question
from ctlc_scorm.rules.blocks import BAD_SHAPE
from ctlc_scorm.source.directives import Directive
from ctlc_scorm.source.markdown import Node, Nodes, plain

ARROW = re.compile(r"\s*(?:=>|→)\s*")


def read(directive: Directive, reader: Reader) -> Block | None:
    id = reader.id(directive)
    body = read_body(directive, reader)
    if body is None:
        return None
    options = [_pair(option, reader) for option in body.options]
    check_options(directive, reader, options, 2, 26)
    if not id or any(option.target == () for option in options):
        return None
    pairs = _with_targets(with_ids(options))
    return Question(
        type="matching",
        kind="matching",
        id=id,
        span=directive.span,
        prompt=body.prompt,
        options=pairs,
        correct=(tuple(f"{pair.id}.{pair.target_id}" for pair in pairs),),
        objectives=reader.words(directive, "objectives"),
    )


def _pair(option: Option, reader: Reader) -> Option:
    for index, node in enumerate(option.body):
        match = ARROW.search(node.value) if node.kind == "text" else None
        if match:
            stem = (*option.body[:index], *_text(node, 0, match.start()))
            target = (*_text(node, match.end(), len(node.value)), *option.body[index + 1 :])
            if plain(stem) and plain(target):
                return replace(option, body=stem, target=target)
    hint = "Write `- what is matched => what it goes with`."
    reader.report(BAD_SHAPE, option.span, "this is not a pair", hint)
    return option


def _text(node: Node, start: int, end: int) -> Nodes:
    return (node._replace(value=node.value[start:end]),) if start < end else ()


def _with_targets(options: tuple[Option, ...]) -> tuple[Option, ...]:
    """Each answer gets a letter by the alphabet of its text, so that letters give nothing away."""
    texts = sorted({plain(option.target) for option in options})
    letters = dict(zip(texts, LETTERS, strict=False))
    return tuple(replace(option, target_id=letters[plain(option.target)]) for option in options)
