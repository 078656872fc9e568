"""Fixes of how a block is written: its name, its id, its marks. Each is empty where it would be a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctlc_scorm.source.directives import Directive
from ctlc_scorm.source.findings import Change, Fix
from ctlc_scorm.source.markdown import Node, plain, slug
from ctlc_scorm.source.text import Span

SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
BARE = re.compile(r"( {0,3})(?:[-*+] ?)?\[[ \t]*([xX]?)[ \t]*\][ \t]*(?=[^\s(\[:])")
WORDS = {"yes": "true", "on": "true", "1": "true", "no": "false", "off": "false", "0": "false"}
ID_WORDS = 5


def renamed(directive: Directive, name: str) -> Fix:
    """Another name between the braces."""
    start = directive.span.text.find("{") + 1
    span = Span(directive.span.source, directive.span.start + start, directive.span.start + start + len(directive.name))
    return (Change(span, name),) if name and span.text == directive.name else ()


def identified(directive: Directive, taken: dict[str, Span]) -> Fix:
    """An id of the words in its place, or of the first words of the block."""
    first = next((part for part in directive.body if isinstance(part, Node) and part.kind == "paragraph"), None)
    words = directive.argument or " ".join(plain((first,)).split()[:ID_WORDS] if first else ())
    id = slug(words)
    source = directive.span.source
    if not SLUG.match(id) or len(id) > 60 or id in taken or re.search(rf"\}} {id}\s", source.text):
        return ()
    if directive.argument:
        return (Change(directive.argument_span, id),)
    return (Change(source.span(directive.span.end), f" {id}"),)


def truth(value: str, span: Span) -> Fix:
    """`true` or `false` for another word that says so."""
    word = value.lower()
    word = WORDS.get(word, word)
    return (Change(span, word),) if word in ("true", "false") else ()


def listed(directive: Directive) -> Fix:
    """Lines that bear marks but are no list items become items, and quotes below them their feedback."""
    nodes = [part for part in directive.body if isinstance(part, Node)]
    if not nodes or len(nodes) < len(directive.body):
        return ()
    changes = list(_items(Span(directive.span.source, nodes[0].start, nodes[-1].end)))
    return tuple(changes) if sum("[" in change.text for change in changes) > 1 else ()


def _items(block: Span) -> Iterator[Change]:
    at, inside = block.start, False
    for line in block.text.splitlines(keepends=True):
        if bare := BARE.match(line):
            inside = True
            mark = "[x]" if bare[2] else "[ ]"
            yield Change(Span(block.source, at, at + bare.end()), f"- {mark} ")
        elif inside and line.startswith(">"):
            yield Change(Span(block.source, at, at), "  ")
        at += len(line)


def marked(item: Node, source_text: str) -> re.Match[str] | None:
    """A mark at the head of an item that Markdown does not take for one: `[]`, `[ x ]`, `[x]Yes`."""
    words = item.children[0] if item.children else item
    words = words.children[0] if words.kind == "paragraph" and words.children else words
    return BARE.match(source_text, words.start) if words.kind == "text" else None
