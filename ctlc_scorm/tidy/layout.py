"""The lines of a YAML file, from its composed nodes and the text they were read from."""

from __future__ import annotations

import re
from typing import Any

import yaml

from ctlc_scorm.course.files import below, keys

TRAIL = re.compile(r"[ ]*(#.*)?$", re.MULTILINE)
WIDEST = 120


class UnusualError(Exception):
    """Something that is better left as it is."""


class Layout:
    """Lays out one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")

    def file(self, node: Any, kind: Any) -> str:
        if node.start_mark.column or isinstance(node, yaml.ScalarNode) or node.flow_style:
            raise UnusualError
        made = self.collection(node, 0, kind, 0)
        made += self.between(self.last(node) + 1, len(self.lines), 0)
        while made and not made[0]:
            del made[0]
        return "\n".join(made).rstrip("\n") + "\n"

    def collection(self, node: Any, column: int, kind: Any, after: int) -> list[str]:
        """A block mapping or sequence at a column; what stands above its first entry begins at line `after`."""
        chunks: list[tuple[str, list[str], list[str]]] = []
        head: list[str] = []
        for part in node.value:
            key, value = part if isinstance(node, yaml.MappingNode) else (None, part)
            start = key.start_mark if key else self.dash(value, after)
            above = self.between(after, start.line, column)
            name = str(key.value) if key else ""
            lines = self.entry(key, value, column, below(kind, name))
            if not (after or column) and "" in above:
                cut = len(above) - above[::-1].index("")
                head, above = above[:cut], above[cut:]
            chunks.append((name, above, lines))
            after = max(self.last(value), start.line) + 1
        order = keys(kind)
        if all(name in order for name, _, _ in chunks):
            chunks.sort(key=lambda chunk: order.index(chunk[0]))
        if head and chunks[0][1][:1] == [""]:
            del chunks[0][1][0]
        return head + [line for _, above, lines in chunks for line in (*above, *lines)]

    def dash(self, value: Any, after: int) -> Any:
        """Where the dash of a list's item stands: on the line of its value, or above it."""
        line = value.start_mark.line
        while line > after and not self.lines[line].lstrip().startswith("-"):
            line -= 1
        return yaml.Mark("", 0, line, 0, None, 0)

    def entry(self, key: Any, value: Any, column: int, kind: Any) -> list[str]:
        pad = " " * column
        if key is None:
            return self.item(value, column, kind)
        head = f"{pad}{self.of(key)}:"
        if self.is_block(value):
            after = key.start_mark.line + 1
            colon = self.text.index(":", key.end_mark.index) + 1
            return [head + self.trail(colon), *self.collection(value, column + 2, kind, after)]
        first, *rest = self.value(value, column, key.start_mark.column)
        return [_joined(head, first), *rest]

    def item(self, value: Any, column: int, kind: Any) -> list[str]:
        pad = " " * column
        if not self.is_block(value):
            first, *rest = self.value(value, column, max(0, value.start_mark.column - 2))
            return [_joined(f"{pad}-", first), *rest]
        made = self.collection(value, column + 2, kind, value.start_mark.line)
        if not made[0].strip() or made[0].lstrip().startswith("#"):
            raise UnusualError
        return [f"{pad}- {made[0][column + 2 :]}", *made[1:]]

    def is_block(self, node: Any) -> bool:
        return not isinstance(node, yaml.ScalarNode) and not node.flow_style

    def value(self, node: Any, column: int, old: int) -> list[str]:
        """A scalar or a flow collection as its lines, the first without indentation."""
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            return self.block_scalar(node, column, old)
        end = node.start_mark.index + len(self.of(node))
        trail = self.trail(end)
        first, *rest = self.of(node).split("\n")
        if not isinstance(node, yaml.ScalarNode):
            if not rest and len(flow := self.flow(node)) + column < WIDEST:
                return [flow + trail]
            rest = [self.shifted(line, column - old) for line in rest]
        else:
            rest = [(" " * (column + 2) + line.strip()).rstrip() for line in rest]
        lines = [first.rstrip() if rest else first, *rest]
        return [*lines[:-1], lines[-1] + trail]

    def block_scalar(self, node: Any, column: int, old: int) -> list[str]:
        head, *rest = self.of(node).split("\n")
        sign = head.split("#")[0]
        full = next((line for line in rest if line.strip()), "")
        if "+" in sign or not full:
            raise UnusualError
        given = any(letter.isdigit() for letter in sign)
        by = column - old if given else column + 2 - (len(full) - len(full.lstrip(" ")))
        return [head.rstrip(), *(self.shifted(line, by) for line in rest)]

    def shifted(self, line: str, by: int) -> str:
        if not line.strip():
            return ""
        blanks = len(line) - len(line.lstrip(" "))
        return " " * max(0, blanks + by) + line.lstrip(" ")

    def flow(self, node: Any) -> str:
        """A flow collection on one line, with one space behind commas and colons."""
        if isinstance(node, yaml.SequenceNode) and node.flow_style:
            return f"[{', '.join(map(self.flow, node.value))}]"
        if isinstance(node, yaml.MappingNode) and self.of(node).startswith("{"):
            return f"{{{', '.join(f'{self.flow(key)}: {self.flow(value)}'.rstrip() for key, value in node.value)}}}"
        return self.of(node)

    def of(self, node: Any) -> str:
        """The author's text of a node."""
        return self.text[node.start_mark.index : node.end_mark.index].rstrip()

    def last(self, node: Any) -> int:
        """The last line that a node takes up."""
        if self.is_block(node) and node.value:
            part = node.value[-1]
            key, value = part if isinstance(node, yaml.MappingNode) else (part, part)
            return max(self.last(value), int(key.start_mark.line))
        return int(node.start_mark.line) + self.of(node).count("\n")

    def trail(self, at: int) -> str:
        """The comment behind a value, with two spaces before it. Raises where anything else stands there."""
        found = TRAIL.match(self.text, at)
        if not found:
            raise UnusualError
        return f"  {found[1].rstrip()}" if found[1] else ""

    def between(self, first: int, end: int, column: int) -> list[str]:
        """The comments and blank lines between two entries, no two blank ones together."""
        found = [line.strip() for line in self.lines[first:end]]
        if any(line and not line.startswith("#") for line in found):
            raise UnusualError
        kept = [line for line, above in zip(found, [None, *found], strict=False) if line or above != ""]
        return [f"{' ' * column}{line}".rstrip() for line in kept]


def _joined(head: str, value: str) -> str:
    """A key or a dash with its value, which may be empty but for a comment."""
    return head + value if not value or value.startswith("  #") else f"{head} {value}"
