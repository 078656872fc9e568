"""Markdown as a tree with exact places: pyromark's events, each with its range, folded into nodes."""

from __future__ import annotations

from bisect import bisect_right
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


def slug(text: str) -> str:
    """Words as an id: letters and digits of any language, lower case, joined by hyphens."""
    kept = "".join(c if c.isalnum() else " " for c in text.replace("'", "").replace("’", "").casefold())
    return "-".join(kept.split())


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
        at = extra = 0
        for character in text:
            size = 1 if character < "\x80" else len(character.encode("utf-8", "surrogatepass"))
            at += size
            if size > 1:
                extra += size - 1
                self.ends.append(at)
                self.extra.append(extra)

    def __getitem__(self, offset: int) -> int:
        return self.base + offset - self.extra[bisect_right(self.ends, offset)]


def _fold(events: Any, at: Any) -> Nodes:
    stack: list[tuple[str, str, tuple[str, ...]]] = []
    levels: list[list[Node]] = [[]]
    for event, where in events:
        start, end = where["start"], where["end"]
        if type(event) is str:
            levels[-1].append(Node("rule" if event == "Rule" else _break(event), at[start], at[end]))
            continue
        ((name, value),) = event.items()
        if name == "Text":
            _text(levels[-1], at[start], at[end], value)
        elif name == "Start":
            stack.append(_opened(value))
            levels.append([])
        elif name == "End":
            kind, text, info = stack.pop()
            children = tuple(levels.pop())
            levels[-1].append(Node(kind, at[start], at[end], children, text, info))
        else:
            levels[-1].append(Node(LEAVES.get(name, "text"), at[start], at[end], (), str(value)))
    return tuple(levels[0])


def _break(event: str) -> str:
    return "newline" if event == "SoftBreak" else "break"


def _text(level: list[Node], start: int, end: int, value: str) -> None:
    if level:
        last = level[-1]
        if last.kind == "text" and last.end == start:
            level[-1] = Node("text", last.start, end, (), last.value + value)
            return
    level.append(Node("text", start, end, (), value))


def _opened(tag: Any) -> tuple[str, str, tuple[str, ...]]:
    if type(tag) is str:
        return SIMPLE.get(tag, "group"), "", ()
    ((name, value),) = tag.items()
    return _OPENED[name](value) if name in _OPENED else ("group", "", ())


def _heading(value: Any) -> tuple[str, str, tuple[str, ...]]:
    language = next((text or "" for key, text in value["attrs"] if key == "lang"), "")
    return "heading", value["level"][1:], (value["id"] or "", language)


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
