"""HTML as Markdown: headings, lists, tables, quotes. (What stands in a line is in `lines`.)"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ctlc_scorm.importers.elements import name_of
from ctlc_scorm.importers.lines import BLOCKS, DEEPEST, LineWriter, Pieces
from ctlc_scorm.importers.markdown import indented
from ctlc_scorm.importers.model import Block, Heading
from ctlc_scorm.importers.tables import table

HEADINGS = {f"h{n}": n for n in range(1, 7)}


class HtmlWriter(LineWriter):
    """Writes the content of elements. With `question`, headings, lists and quotes are written as paragraphs."""

    def blocks(self, node: Any) -> list[Block]:
        """The content of an element as blocks."""
        self.depth += 1
        try:
            if self.depth > DEEPEST:
                return self._paragraph(self._plain(" ".join(node.itertext())))
            return list(self._blocks(node))
        finally:
            self.depth -= 1

    def text(self, node: Any, join: str = "\n\n") -> str:
        """The content of an element as one Markdown text."""
        return join.join(f"**{b.text}**" if isinstance(b, Heading) else b for b in self.blocks(node))

    def _blocks(self, node: Any) -> Iterator[Block]:
        line = self._plain(node.text or "")
        lists = 0
        for child in node:
            name = name_of(child)
            if name in BLOCKS and not self.lost(child):
                yield from self._paragraph(line)
                line = Pieces()
                made = self.block(child, name, lists)
                lists = lists + 1 if name in ("ul", "ol") and made else 0
                yield from made
            else:
                self.inline(child, line)
            self._words(child.tail or "", line)
            if (child.tail or "").strip():
                lists = 0
        yield from self._paragraph(line)

    def block(self, node: Any, name: str, lists: int = 0) -> list[Block]:
        self.looks(node)
        if name in HEADINGS:
            return self.heading(node, HEADINGS[name])
        if name in ("ul", "ol"):
            return self.listed(node, name, lists)
        if name == "table":
            return table(self, node)
        if name == "hr":
            return [] if self.question else ["---"]
        if name == "pre":
            return self.code(node)
        if name == "blockquote":
            return self.quote(node)
        if name == "dl" and not self.question:
            return self.definitions(node)
        if name == "form":
            self.log.dropped("form", self.where, "form")
        return self.blocks(node)

    def heading(self, node: Any, level: int) -> list[Block]:
        inner = Pieces()
        self.content(node, inner)
        text = " ".join(self.checked(inner).split())
        after, self.pending = self.pending[:], []
        if not text:
            return list(after)
        if self.question:
            self.log.changed("heading", self.where, text)
            return [text]
        return [Heading(level, text.replace("{", "\\{").replace("}", "\\}")), *after]

    def listed(self, node: Any, name: str, lists: int) -> list[Block]:
        if self.question:
            return self.lines(node, name)
        bullet = "-*"[lists % 2] if name == "ul" else ""
        delimiter = ".)"[lists % 2]
        start = int(node.get("start")) if (node.get("start") or "").isdecimal() else 1
        items = []
        for number, child in enumerate(_items(node), start):
            head = bullet or f"{number % 1_000_000_000}{delimiter}"
            body = self.joined(child)
            items.append(f"{head} {indented(body, ' ' * (len(head) + 1))}".rstrip())
        return ["\n".join(items)] if items else []

    def joined(self, node: Any) -> str:
        """The blocks of an item: a list right under its first line, other blocks apart."""
        text = ""
        for block in self.blocks(node):
            body = f"**{block.text}**" if isinstance(block, Heading) else block
            tight = re.match(r"[-*] |\d+[.)] ", body) and "\n\n" not in text
            text = f"{text}{chr(10) if tight else chr(10) * 2}{body}" if text else body
        return text

    def lines(self, node: Any, name: str) -> list[Block]:
        self.log.changed("list-in-prompt", self.where)
        made = []
        for number, child in enumerate(_items(node), 1):
            text = " ".join(self.text(child, " ").replace("\\\n", " ").split())
            made.append(f"{number}\\) {text}" if name == "ol" else f"• {text}")
        return ["\\\n".join(made)] if made else []

    def code(self, node: Any) -> list[Block]:
        text = "".join(node.itertext()).strip("\n")
        fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`+", text)), 3)
        return [f"{fence}\n{text}\n{fence}"] if text.strip() else []

    def quote(self, node: Any) -> list[Block]:
        made = self.blocks(node)
        if self.question:
            self.log.changed("quote", self.where)
            return made
        text = "\n\n".join(f"**{b.text}**" if isinstance(b, Heading) else b for b in made)
        return ["\n".join(f"> {line}".rstrip() for line in text.split("\n"))] if text else []

    def definitions(self, node: Any) -> list[Block]:
        made: list[str] = []
        for child in node.iter():
            if name_of(child) in ("dt", "dd"):
                text = " ".join(self.text(child, " ").split())
                head = name_of(child) == "dt"
                made.append(f"\n{text}" if head else f": {text}")
        return ["\n".join(made).strip("\n")] if made else []


def _items(node: Any) -> Iterator[Any]:
    return (child for child in node if name_of(child))
