"""Prose made ready: links, citations, terms and pictures get their meaning, and what has none becomes a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from ctlc_scorm.prose.names import Names, recased, resolve_path
from ctlc_scorm.rules.accessibility import MISSING_ALT
from ctlc_scorm.rules.facts import FACT_DIFFERS, UNKNOWN_FACT
from ctlc_scorm.rules.prose import (
    DEAD_LINK,
    RAW_HTML,
    TOP_HEADING,
    UNKNOWN_CITATION,
    UNKNOWN_FOOTNOTE,
    UNKNOWN_TERM,
    UNSAFE_LINK,
)
from ctlc_scorm.source.faults import MISSING_FILE
from ctlc_scorm.source.findings import Change, Finding, Fix, Rule
from ctlc_scorm.source.markdown import Node, Nodes, plain
from ctlc_scorm.source.text import Source, Span

CITATION = re.compile(r"\[@([^\[\]]+)\]")
FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]")
SAFE = ("https:", "mailto:", "tel:", "sms:")
PLAIN = frozenset(("paragraph", "list", "item", "emphasis", "strong", "table", "row", "head", "cell"))
DULL = frozenset(("newline", "break", "code", "block-code", "rule", "task", "footnote-ref"))


class ProseReader:
    """Resolves the prose of one file. Nodes of kind `term` (value: id), `citation` (value: keys) and `picture`
    (value: path) are made.
    """

    def __init__(self, source: Source, names: Names, findings: list[Finding]) -> None:
        self.source = source
        self.names = names
        self.findings = findings

    def __call__(self, nodes: Iterable[Node]) -> Nodes:
        ready: list[Node] = []
        for node in nodes:
            if node.kind == "text":
                if "[^" in node.value:
                    self.footnotes(node)
                if "[@" in node.value:
                    ready += self.citations(node)
                else:
                    ready.append(node)
            elif node.kind in DULL or self.dull(node):
                ready.append(node)
            else:
                made = self.special(node)
                if made is not None:
                    ready.append(made)
        return tuple(ready)

    def dull(self, node: Node) -> bool:
        """True where two searches show that nothing in it can be a link, a picture, a citation or HTML."""
        find = self.source.text.find
        start, end = node.start, node.end
        return node.kind in PLAIN and find("[", start, end) < 0 and find("<", start, end) < 0

    def special(self, node: Node) -> Node | None:
        if node.kind == "link":
            return self.link(node._replace(children=self(node.children)))
        if node.kind == "image":
            return self.image(node)
        if node.kind in ("html", "html-block"):
            self.html(node)
            return None
        if node.kind == "heading" and node.value == "1":
            message, hint = "a heading of level 1 inside a page", "Write `##`: the page's title is level 1."
            self.report(TOP_HEADING, node, message, hint, self.lower(node))
        children = self(node.children)
        return node if children == node.children else node._replace(children=children)

    def lower(self, node: Node) -> Fix:
        """A heading one level lower, where it is written with signs."""
        place = self.source.span(node.start)
        return (Change(place, "#"),) if self.source.text.startswith("#", node.start) else ()

    def report(self, rule: Rule, node: Node, message: str, hint: str = "", fix: Fix = ()) -> None:
        self.findings.append(rule.at(Span(self.source, node.start, node.end), message, hint, fix=fix))

    def link(self, node: Node) -> Node:
        target = node.value
        if target.startswith("term:"):
            return self.term(node, target[5:])
        if target.startswith("fact:"):
            return self.fact(node, target[5:])
        if target.lower().startswith(SAFE):
            return node
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", target):
            hint = "Links outside the course begin with `https:`, `mailto:` or `tel:`."
            self.report(UNSAFE_LINK, node, f"`{target}` is not a link that can be used here", hint)
            return node._replace(value="")
        return self.page_link(node, target)

    def term(self, node: Node, id: str) -> Node:
        if id in self.names.terms:
            return node._replace(kind="term", value=id)
        self.report(UNKNOWN_TERM, node, f"the glossary has no `{id}`", _near(id, self.names.terms))
        return node._replace(kind="emphasis", value="")

    def fact(self, node: Node, id: str) -> Node:
        value = self.names.facts.get(id)
        text = plain(node.children)
        if value is None:
            hint = _near(id, self.names.facts) or "Add it to `facts.yaml`."
            self.report(UNKNOWN_FACT, node, f"`facts.yaml` has no `{id}`", hint)
        elif text != value:
            self.report(FACT_DIFFERS, node, f"the page says `{text}`, `facts.yaml` says `{value}`", "Say the same.")
        return node._replace(kind="fact", value=id)

    def page_link(self, node: Node, target: str) -> Node:
        path, _, fragment = target.partition("#")
        found = resolve_path(self.source.path, path, self.names.pages) if path else self.source.path
        ref = self.names.pages.get(found, "")
        if not ref:
            hint = _near(path, self.names.pages) or "Write the path from this file, such as `../02-stress/01-alarm.md`."
            self.report(DEAD_LINK, node, f"there is no page `{path}`", hint)
        elif fragment and fragment not in self.names.anchors.get(found, ()):
            hint = _near(fragment, self.names.anchors.get(found, ()))
            self.report(DEAD_LINK, node, f"there is no `#{fragment}` in that page", hint)
        return node._replace(value=f"#{ref}--{fragment}" if fragment and ref else f"#{ref}")

    def image(self, node: Node) -> Node | None:
        if not plain(node.children):
            hint = f"Write what it shows between the brackets: `![...]({node.value})`."
            self.report(MISSING_ALT, node, "this picture has no alternative text", hint)
        found = resolve_path(self.source.path, node.value, self.names.pictures)
        if not found:
            hint = _near(node.value, self.names.pictures) or "Pictures lie in `media/`."
            fix = recased(Span(self.source, node.start, node.end), node.value, self.names.pictures)
            self.report(MISSING_FILE, node, f"there is no picture `{node.value}`", hint, fix)
            return None
        return node._replace(kind="picture", value=found)

    def html(self, node: Node) -> None:
        """HTML is reported and left out."""
        what = " ".join(Span(self.source, node.start, node.end).text.split())[:40]
        self.report(RAW_HTML, node, f"`{what}` is HTML", "Write it in Markdown, or as a block `:::{...}`.")

    def citations(self, node: Node) -> list[Node]:
        pieces: list[Node] = []
        at = 0
        for match in CITATION.finditer(node.value):
            keys = [key.strip().removeprefix("@") for key in match[1].split(";")]
            cite = Node("citation", node.start + match.start(), node.start + match.end(), (), " ".join(keys))
            known = [key for key in keys if self.cited(cite, key)]
            pieces += _part(node, at, match.start())
            if known:
                pieces.append(cite._replace(value=" ".join(known)))
            at = match.end()
        return pieces + _part(node, at, len(node.value))

    def footnotes(self, node: Node) -> None:
        """A call that Markdown left as text has no footnote."""
        for match in FOOTNOTE.finditer(node.value):
            place = Node("text", node.start + match.start(), node.start + match.end())
            hint = f"Add a line `{match[0]}: ...` at the end of the page."
            self.report(UNKNOWN_FOOTNOTE, place, f"the footnote `{match[0]}` is not there", hint)

    def cited(self, node: Node, key: str) -> bool:
        if key in self.names.references:
            return True
        hint = _near(key, self.names.references) or "Add it to `references.bib`."
        self.report(UNKNOWN_CITATION, node, f"`references.bib` has no `{key}`", hint)
        return False


def _part(node: Node, start: int, end: int) -> list[Node]:
    return [Node("text", node.start + start, node.start + end, (), node.value[start:end])] if start < end else []


def _near(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), 1)
    return f"Did you mean `{near[0]}`?" if near else ""
