"""Markdown nodes -> HTML: plain, semantic, escaped. One writer per page, since footnotes are numbered by page."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from markupsafe import Markup, escape

from ctlc_scorm.course.model import Asset, Reference
from ctlc_scorm.rules.tables import CAPTION
from ctlc_scorm.source.markdown import Node, Nodes, heading_anchor, plain

TAGS = {
    "emphasis": "em",
    "strong": "strong",
    "strike": "s",
    "quote": "blockquote",
    "definitions": "dl",
    "term-head": "dt",
    "definition": "dd",
    "group": "div",
}
NEW_TAB = ("https:",)
MARKUP = re.compile(r"<[^>]*>")


class Writer:
    """Writes the prose of one page. `words` translates interface words; `ref` is the page's anchor."""

    def __init__(
        self,
        ref: str,
        references: dict[str, Reference],
        assets: dict[str, Asset],
        drawings: dict[str, str],
        words: Callable[[str], str],
    ) -> None:
        self.ref = ref
        self.references = references
        self.assets = assets
        self.drawings = drawings
        self.words = words
        self.notes: dict[str, Node] = {}
        self.calls: dict[str, int] = {}

    def block(self, nodes: Nodes) -> Markup:
        """Block-level HTML; loose inline nodes get a paragraph of their own."""
        return Markup("".join(self.blocks(nodes)))

    def inline(self, nodes: Nodes) -> Markup:
        """HTML without the paragraph around it."""
        out: list[str] = []
        for index, node in enumerate(nodes):
            if node.kind == "paragraph":
                if index:
                    out.append("<br>")
                self.run(node.children, out)
            else:
                self.node(node, out)
        return Markup("".join(out).strip())

    def blocks(self, nodes: Nodes) -> list[str]:
        out: list[str] = []
        loose: list[Node] = []
        for node in nodes:
            if node.kind in INLINE:
                loose.append(node)
                continue
            self.flush(loose, out)
            self.node(node, out)
        self.flush(loose, out)
        return out

    def flush(self, loose: list[Node], out: list[str]) -> None:
        if loose:
            out.append("<p>")
            self.run(tuple(loose), out)
            out.append("</p>\n")
            loose.clear()

    def run(self, nodes: Nodes, out: list[str]) -> None:
        for node in nodes:
            if node.kind == "text":
                out.append(_text(node.value))
            else:
                self.node(node, out)

    def node(self, node: Node, out: list[str]) -> None:
        writer = WRITERS.get(node.kind)
        if writer:
            writer(self, node, out)
        else:
            self.run(node.children, out)

    def wrap(self, node: Node, out: list[str], tag: str = "", end: str = "") -> None:
        tag = tag or TAGS[node.kind]
        out.append(f"<{tag}>")
        self.run(node.children, out)
        out.append(f"</{tag}>{end}")

    def paragraph(self, node: Node, out: list[str]) -> None:
        only = node.children[0] if len(node.children) == 1 else None
        if only and only.kind == "picture":
            self.figure(only, out)
        else:
            self.wrap(node, out, "p", "\n")

    def heading(self, node: Node, out: list[str]) -> None:
        level = max(2, min(6, int(node.value)))
        language = f' lang="{escape(node.info[1])}"' if node.info[1] else ""
        out.append(f'<h{level} id="{escape(self.ref)}--{escape(heading_anchor(node))}"{language}>')
        self.run(node.children, out)
        out.append(f"</h{level}>\n")

    def code_block(self, node: Node, out: list[str]) -> None:
        out.append("<pre><code>")
        self.run(node.children, out)
        out.append("</code></pre>\n")

    def listing(self, node: Node, out: list[str]) -> None:
        tag = "ol" if node.value else "ul"
        start = f' start="{int(node.value)}"' if node.value not in ("", "1") else ""
        out.append(f"<{tag}{start}>\n")
        self.run(node.children, out)
        out.append(f"</{tag}>\n")

    def table(self, node: Node, out: list[str]) -> None:
        caption = _take_caption(out)
        name = MARKUP.sub("", caption) or escape(self.words("Table"))
        out.append(f'<div class="table" role="group" aria-label="{name}"><table>\n')
        if caption:
            out.append(f"<caption>{caption}</caption>\n")
        for row in node.children:
            head = row.kind == "head"
            out.append("<thead><tr>" if head else "<tr>")
            for cell in row.children:
                self.wrap(cell, out, 'th scope="col"' if head else "td")
                if head:
                    out[-1] = "</th>"
            out.append("</tr></thead>\n" if head else "</tr>\n")
        out.append("</table></div>\n")

    def link(self, node: Node, out: list[str]) -> None:
        extra = ' class="out" target="_blank" rel="noopener"' if node.value.startswith(NEW_TAB) else ""
        title = f' title="{escape(node.info[0])}"' if node.info and node.info[0] else ""
        out.append(f'<a href="{escape(node.value)}"{title}{extra}>')
        self.run(node.children, out)
        out.append("</a>")

    def term(self, node: Node, out: list[str]) -> None:
        out.append(f'<button type="button" class="term" data-term="{escape(node.value)}" aria-expanded="false">')
        self.run(node.children, out)
        out.append("</button>")

    def citation(self, node: Node, out: list[str]) -> None:
        found = [self.references[key] for key in node.value.split()]
        links = [f'<a class="cite" href="#ref-{escape(r.key)}">{escape(r.short)}</a>' for r in found]
        out.append(f"({'; '.join(links)})")

    def picture(self, node: Node, out: list[str]) -> None:
        out.append(self.image(self.assets[node.value], plain(node.children)))

    def figure(self, node: Node, out: list[str]) -> None:
        out.append('<figure class="picture">')
        self.picture(node, out)
        out.append("</figure>\n")

    def image(self, asset: Asset, alt: str) -> str:
        """A picture: a drawing inline, so that it follows light and dark; anything else by its file. Without words for
        it, it only decorates.
        """
        drawn = self.drawings.get(asset.name)
        if drawn:
            role = f'role="img" aria-label="{escape(alt)}"' if alt else 'aria-hidden="true"'
            return drawn.replace("<svg", f"<svg {role}", 1)
        box = f' width="{asset.width}" height="{asset.height}"' if asset.width else ""
        role = f'alt="{escape(alt)}"' if alt else 'alt="" aria-hidden="true"'
        return f'<img src="{escape(asset.name)}" {role}{box} loading="lazy" decoding="async">'

    def footnote(self, node: Node, out: list[str]) -> None:
        self.notes[node.value] = node

    def footnote_call(self, node: Node, out: list[str]) -> None:
        first = node.value not in self.calls
        number = self.calls.setdefault(node.value, len(self.calls) + 1)
        own = f' id="{escape(self.ref)}--call-{number}"' if first else ""
        target = f"#{escape(self.ref)}--note-{number}"
        label = escape(self.words("Footnote"))
        out.append(f'<sup><a class="fn"{own} href="{target}" aria-label="{label} {number}">{number}</a></sup>')

    def footnotes(self) -> Markup:
        """The footnotes that the page called, in the order of their calls; to be written after all else."""
        called = [(number, self.notes[label]) for label, number in self.calls.items() if label in self.notes]
        if not called:
            return Markup()
        out = [f'<section class="footnotes" aria-label="{escape(self.words("Footnotes"))}"><ol>\n']
        back = escape(self.words("Back to the text"))
        for number, node in called:
            link = f'<a class="back" href="#{escape(self.ref)}--call-{number}" aria-label="{back}">↩</a>'
            out.append(f'<li id="{escape(self.ref)}--note-{number}">')
            out += self.blocks(node.children)
            out.append(f"{link}</li>\n")
        return Markup("".join([*out, "</ol></section>\n"]))


def _take_caption(out: list[str]) -> str:
    """The inside of a paragraph `Table: ...` that was just written, taken back: it is the caption of what follows."""
    if out[-1:] != ["</p>\n"]:
        return ""
    start = len(out) - 2
    while start >= 0 and out[start] != "<p>":
        start -= 1
    inside = "".join(out[start + 1 : -1])
    mark = CAPTION.match(inside)
    if start < 0 or not mark or mark.end() == len(inside):
        return ""
    del out[start:]
    return inside[mark.end() :]


def _text(value: str) -> str:
    """Escaped text (the fast path has nothing to escape)."""
    if "&" in value or "<" in value or ">" in value or '"' in value:
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;")
    return value


def _literal(text: str, writer: Writer, node: Node, out: list[str]) -> None:
    out.append(text)


def _code(writer: Writer, node: Node, out: list[str]) -> None:
    out.append(f"<code>{_text(node.value)}</code>")


WRITERS: dict[str, Callable[[Writer, Node, list[str]], None]] = {
    "text": lambda writer, node, out: out.append(_text(node.value)),
    "code": _code,
    "newline": partial(_literal, "\n"),
    "break": partial(_literal, "<br>\n"),
    "rule": partial(_literal, "<hr>\n"),
    "task": partial(_literal, ""),
    "paragraph": Writer.paragraph,
    "heading": Writer.heading,
    "block-code": Writer.code_block,
    "list": Writer.listing,
    "item": lambda writer, node, out: writer.wrap(node, out, "li", "\n"),
    "table": Writer.table,
    "link": Writer.link,
    "term": Writer.term,
    "citation": Writer.citation,
    "picture": Writer.picture,
    "footnote": Writer.footnote,
    "footnote-ref": Writer.footnote_call,
    "emphasis": Writer.wrap,
    "strong": Writer.wrap,
    "strike": Writer.wrap,
    "quote": Writer.wrap,
    "definitions": Writer.wrap,
    "term-head": Writer.wrap,
    "definition": Writer.wrap,
}
INLINE = frozenset(
    (
        "text",
        "code",
        "newline",
        "break",
        "link",
        "term",
        "fact",
        "citation",
        "picture",
        "footnote-ref",
        "emphasis",
        "strong",
        "strike",
    )
)
