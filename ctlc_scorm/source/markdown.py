"""Markdown as a tree with exact places: pyromark's events, each with its range, folded into nodes."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Any, NamedTuple

import pyromark

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_DEFINITION_LIST
    | pyromark.Options.ENABLE_STRIKETHROUGH
)


NOT_WORD = re.compile(r"[\W_]+")
NOT_ASCII = re.compile(r"[^\x00-\x7f]")


class Node(NamedTuple):
    """A piece of Markdown. `start` and `end` are character offsets in its source.

    `value` is the text of text and code, the target of a link or image, the label of a footnote, the level of a
    heading, the first
    number of an ordered list; `info` holds what else there is (title, language, alignments, attributes).
    """

    kind: str
    start: int
    end: int
    children: tuple[Node, ...] = ()
    value: str = ""
    info: tuple[str, ...] = ()

    def find(self, kind: str) -> list[Node]:
        """Every node of a kind below this one, in order."""
        found = []
        for child in self.children:
            if child.kind == kind:
                found.append(child)
            found += child.find(kind)
        return found


Nodes = tuple[Node, ...]

SIMPLE = {
    "Paragraph": "paragraph",
    "Item": "item",
    "TableHead": "head",
    "TableRow": "row",
    "TableCell": "cell",
    "Emphasis": "emphasis",
    "Strong": "strong",
    "Strikethrough": "strike",
    "HtmlBlock": "html-block",
    "DefinitionList": "definitions",
    "DefinitionListTitle": "term-head",
    "DefinitionListDefinition": "definition",
}
BREAKS = {"Rule": "rule", "SoftBreak": "newline", "HardBreak": "break"}
LEAVES = {
    "Code": "code",
    "Html": "html",
    "InlineHtml": "html",
    "FootnoteReference": "footnote-ref",
    "TaskListMarker": "task",
}


def parse_markdown(text: str, base: int = 0) -> Nodes:
    """The top-level nodes of `text`, which starts at character `base` of its source. Any text parses."""
    events = pyromark.events_with_range(text, options=OPTIONS)
    return _fold(events, _offsets(text, base))


def plain(nodes: Nodes) -> str:
    """The text of nodes without marks, blocks separated by a space."""
    parts: list[str] = []
    _collect(nodes, parts)
    return " ".join("".join(parts).split())


def _collect(nodes: Nodes, parts: list[str]) -> None:
    for node in nodes:
        kind = node.kind
        if kind == "text" or kind == "code" or kind == "citation":
            parts.append(node.value)
        elif kind == "break" or kind == "newline":
            parts.append(" ")
        elif kind != "footnote-ref" and kind != "task":
            _collect(node.children, parts)
            if kind in ("paragraph", "item", "heading", "cell", "term-head", "definition", "block-code"):
                parts.append(" ")


def heading_anchor(node: Node) -> str:
    """The anchor of a heading: pinned (`{#id}`), else made from its words."""
    return node.info[0] or slug(plain(node.children))


@lru_cache(4096)
def slug(text: str) -> str:
    """Words as an id: letters and digits of any language, lower case, joined by hyphens."""
    return NOT_WORD.sub("-", text.replace("'", "").replace("’", "").casefold()).strip("-")


def _offsets(text: str, base: int) -> Any:
    """A mapping from UTF-8 byte offsets to character offsets in the source."""
    if text.isascii():
        return range(base, base + len(text) + 1)
    return _ByteMap(text, base)


class _ByteMap:
    """Byte offsets of a text that is not all ASCII, as character offsets."""

    def __init__(self, text: str, base: int) -> None:
        self.base = base
        self.ends: list[int] = []
        self.extra = [0]
        extra = 0
        for found in NOT_ASCII.finditer(text):
            extra += len(found[0].encode("utf-8", "surrogatepass")) - 1
            self.ends.append(found.end() + extra)
            self.extra.append(extra)

    def __getitem__(self, offset: int) -> int:
        return self.base + offset - self.extra[bisect_right(self.ends, offset)]


def _fold(events: Any, at: Any) -> Nodes:
    """Events as nodes. (The tuple is made directly: this loop is the compiler's busiest.)"""
    make = tuple.__new__
    level: list[Node] = []
    around: list[tuple[list[Node], tuple[str, str, tuple[str, ...]]]] = []
    for event, where in events:
        start, end = at[where["start"]], at[where["end"]]
        if type(event) is str:
            level.append(make(Node, (BREAKS[event], start, end, (), "", ())))
            continue
        name = next(iter(event))
        if name == "Text":
            last = level[-1] if level else None
            text = event[name]
            if last and last.kind == "text" and last.end == start:
                start, text = last.start, last.value + text
                level.pop()
            level.append(make(Node, ("text", start, end, (), text, ())))
        elif name == "Start":
            around.append((level, _opened(event[name])))
            level = []
        elif name == "End":
            children = tuple(level)
            level, (kind, value, info) = around.pop()
            level.append(make(Node, (kind, start, end, children, value, info)))
        else:
            level.append(make(Node, (LEAVES.get(name, "text"), start, end, (), str(event[name]), ())))
    return tuple(level)


def _opened(tag: Any) -> tuple[str, str, tuple[str, ...]]:
    if type(tag) is str:
        return SIMPLE.get(tag, "group"), "", ()
    ((name, value),) = tag.items()
    return _OPENED[name](value) if name in _OPENED else ("group", "", ())


def _heading(value: Any) -> tuple[str, str, tuple[str, ...]]:
    language = next((text or "" for key, text in value["attrs"] if key == "lang"), "")
    return "heading", value["level"][1:], (value["id"] or "", language, " ".join(value["classes"]))


def _code_block(value: Any) -> tuple[str, str, tuple[str, ...]]:
    return "block-code", value.get("Fenced", "") if isinstance(value, dict) else "", ()


_OPENED: dict[str, Any] = {
    "Heading": _heading,
    "CodeBlock": _code_block,
    "BlockQuote": lambda value: ("quote", "", ()),
    "List": lambda value: ("list", "" if value is None else str(value), ()),
    "FootnoteDefinition": lambda value: ("footnote", value, ()),
    "Table": lambda value: ("table", "", tuple(value)),
    "Link": lambda value: ("link", value["dest_url"], (value["title"],)),
    "Image": lambda value: ("image", value["dest_url"], (value["title"],)),
}
