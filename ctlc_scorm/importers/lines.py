"""Lines of HTML as those of Markdown: words, marks, links, pictures. What cannot be written in Markdown is told.

Every paragraph is read back: where marks for bold or slanted letters would be read in another way, only its words stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ctlc_scorm.importers.elements import name_of
from ctlc_scorm.importers.log import Log, Where
from ctlc_scorm.importers.markdown import at_start, escape
from ctlc_scorm.importers.model import Block
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
class LineWriter:
    """Writes what stands in lines. `picture` gives a path for a source, `link` a target for an address; "" drops it.

    With `question`, what has no place in a question is written in another way.
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
        if name == "input" and node.get("type") == "checkbox" and node.get("disabled") is not None:
            self._words("[x] " if node.get("checked") is not None else "[ ] ", line)
            return
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


def _target(address: str) -> str:
    address = address.replace(" ", "%20").replace("\n", "").replace("<", "%3C").replace(">", "%3E")
    return f"<{address}>" if "(" in address or ")" in address else address
