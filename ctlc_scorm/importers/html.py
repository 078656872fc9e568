"""HTML as Markdown: paragraphs, lists, tables, links, pictures. What cannot be written in Markdown is told.

Every paragraph is read back: where marks for bold or slanted letters would be read in another way, only its words stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ctlc_scorm.importers.elements import name_of
from ctlc_scorm.importers.log import Log, Where
from ctlc_scorm.importers.markdown import at_start, escape, indented
from ctlc_scorm.importers.model import Block, Heading
from ctlc_scorm.source.markdown import parse_markdown, plain

BLOCKS = frozenset(
    word
    for words in (
        "address article aside blockquote body center details dialog dd div dl dt fieldset figcaption figure footer",
        "form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr",
        "ul",
    )
    for word in words.split()
)
HEADINGS = {f"h{n}": n for n in range(1, 7)}
MARKS = {
    "b": "**",
    "strong": "**",
    "i": "*",
    "em": "*",
    "cite": "*",
    "dfn": "*",
    "del": "~~",
    "s": "~~",
    "strike": "~~",
}
LOST = {
    "script": "script",
    "noscript": "script",
    "canvas": "script",
    "template": "script",
    "style": "styling",
    "iframe": "embedded",
    "frame": "embedded",
    "object": "embedded",
    "embed": "embedded",
    "applet": "embedded",
    "video": "media",
    "audio": "media",
    "math": "math",
    "svg": "picture",
    "input": "form",
    "select": "form",
    "textarea": "form",
    "button": "form",
}
"""Elements that are left out with all that is in them."""
LOOKS = frozenset(("u", "font", "mark", "small", "big", "ins", "tt", "center"))
SPACE = re.compile(r"[^\S\xa0]+")
DEEPEST = 150
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SAFE = ("https:", "mailto:", "tel:", "sms:")
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


@dataclass
class Pieces:
    """A line in the making: as Markdown, and as the words that it must be read as."""

    marked: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def add(self, marked: str, words: str) -> None:
        self.marked.append(marked)
        self.words.append(words)


@dataclass
class HtmlWriter:
    """Writes the content of elements. `picture` gives a path for a source, `link` a target for an address; "" drops it.

    With `question`, what has no place in a question is written in another way: headings, lists, quotes.
    """

    log: Log
    where: Where
    picture: Callable[[str], str] = lambda source: ""
    link: Callable[[str], str] = lambda address: ""
    question: bool = False
    notes: dict[str, str] = field(default_factory=dict)
    """Footnotes by the anchor of their text."""
    pending: list[str] = field(default_factory=list)
    """Blocks that follow the paragraph that is being written: pictures that only decorate."""
    depth: int = 0

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
            from ctlc_scorm.importers.tables import table

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

    # paragraphs and what is in them

    def _plain(self, text: str) -> Pieces:
        line = Pieces()
        self._words(text, line)
        return line

    def _words(self, text: str, line: Pieces) -> None:
        text = SPACE.sub(" ", text).replace("\xa0", " ")
        line.add(escape(text), text)

    def inline(self, node: Any, line: Pieces) -> None:
        """An element in a line (its tail is the caller's)."""
        name = name_of(node)
        if not name or self.lost(node):
            return
        self.looks(node)
        if name == "br":
            line.add("\n", " ")
        elif name == "img":
            self.image(node, line)
        elif name == "a":
            self.anchor(node, line)
        elif name == "code":
            words = " ".join("".join(node.itertext()).split())
            fence = "``" if "`" in words else "`"
            line.add(f"{fence} {words} {fence}" if "`" in words else f"`{words}`" if words else "", words)
        elif name in ("sub", "sup") and "".join(node.itertext()).strip():
            self.raised(node, line)
        elif name in MARKS:
            self.marked(node, MARKS[name], line)
        else:
            self.content(node, line)

    def content(self, node: Any, line: Pieces) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            self._words("".join(node.itertext()), line)
        else:
            self._words(node.text or "", line)
            for child in node:
                if name_of(child) in BLOCKS:
                    line.add("\n", " ")
                self.inline(child, line)
                self._words(child.tail or "", line)
        self.depth -= 1

    def marked(self, node: Any, mark: str, line: Pieces) -> None:
        inner = Pieces()
        self.content(node, inner)
        text, words = "".join(inner.marked), "".join(inner.words)
        body = text.strip()
        if not body or "\n" in body or mark in body:
            line.add(text, words)
            return
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        line.add(f"{before}{mark}{body}{mark}{after}", words)

    def raised(self, node: Any, line: Pieces) -> None:
        anchor = node.find("a")
        note = self.notes.get((anchor.get("href") or "").removeprefix("#"), "") if anchor is not None else ""
        if note:
            line.add(f"[^{note}]", "")
            return
        self.log.changed("sub-superscript", self.where, "".join(node.itertext()))
        self.content(node, line)

    def anchor(self, node: Any, line: Pieces) -> None:
        address = (node.get("href") or "").strip()
        inner = Pieces()
        self.content(node, inner)
        text, words = "".join(inner.marked), "".join(inner.words)
        if not address or not text.strip():
            line.add(text, words)
            return
        if address.lower().startswith(SAFE):
            target = address
        elif SCHEME.match(address):
            self._insecure(address, line, text, words)
            return
        else:
            target = self.link(address)
        if target and "\n" not in text and "](" not in text:
            line.add(f"[{text.strip()}]({_target(target)})" + (" " if text != text.rstrip() else ""), words)
        else:
            self.log.changed("link", self.where, address)
            line.add(text, words)

    def _insecure(self, address: str, line: Pieces, text: str, words: str) -> None:
        if address.lower().startswith(("http:", "//", "ftp:")):
            self.log.changed("link-insecure", self.where, address)
            extra = "" if address in words else f" ({address})"
            line.add(text + escape(extra), words + extra)
        else:
            self.log.dropped("script" if address.lower().startswith("javascript:") else "link", self.where, address)
            line.add(text, words)

    def image(self, node: Any, line: Pieces) -> None:
        alt = node.get("alt")
        words = " ".join((alt or "").split())
        formula = node.get("data-equation-content") or "equation_image" in (node.get("src") or "")
        if formula:
            self.log.changed("latex", self.where, words)
        path = "" if formula else self.picture(node.get("src") or "")
        if not path:
            line.add(escape(words), words)
        elif words:
            line.add(f"![{escape(words)}]({_target(path)})", words)
        elif alt is None:
            self.log.changed("alt-missing", self.where, path)
            line.add(f"![]({_target(path)})", "")
        elif self.question:
            self.log.dropped("decorative-picture", self.where, path)
        else:
            self.pending.append(f":::{{figure}} {path}\n:decorative: true\n:::")

    def _paragraph(self, line: Pieces) -> list[Block]:
        text = self.checked(line)
        made: list[Block] = [text] if text else []
        made += self.pending
        self.pending.clear()
        return made

    def checked(self, line: Pieces) -> str:
        """The line as Markdown that is read as its words; with its marks where they can be kept."""
        words = " ".join("".join(line.words).split())
        text = _lines("".join(line.marked))
        if not text or says(text, words):
            return text
        self.log.changed("formatting", self.where, words)
        return at_start(escape(words))

    # blocks

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

    # what is lost

    def lost(self, node: Any) -> bool:
        name = name_of(node)
        if name in LOST:
            what = node.get("src") or node.get("data") or " ".join("".join(node.itertext()).split())
            self.log.dropped(LOST[name], self.where, f"{name}: {what}" if what else name)
            return True
        if HIDDEN.search(node.get("style") or "") or node.get("hidden") is not None:
            self.log.dropped("hidden-text", self.where, "".join(node.itertext()))
            return True
        return False

    def looks(self, node: Any) -> None:
        if node.get("style") or node.get("color") or node.get("bgcolor") or name_of(node) in LOOKS:
            self.log.dropped("styling", self.where)
        if language := node.get("lang"):
            self.log.dropped("language", self.where, language)


def says(text: str, words: str) -> bool:
    """True if Markdown is read as one paragraph of these words."""
    nodes = parse_markdown(re.sub(r"\[\^[^\]]*\]", "", text))
    return len(nodes) == 1 and nodes[0].kind == "paragraph" and plain(nodes) == words


def _lines(text: str) -> str:
    """A paragraph with hard breaks, each of its lines made safe."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "\\\n".join(at_start(line) for line in lines if line)


def _items(node: Any) -> Iterator[Any]:
    return (child for child in node if name_of(child))


def _target(address: str) -> str:
    address = address.replace(" ", "%20").replace("\n", "").replace("<", "%3C").replace(">", "%3E")
    return f"<{address}>" if "(" in address or ")" in address else address
