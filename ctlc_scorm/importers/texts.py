"""Texts of questions as Markdown: plain words, HTML, Markdown of others."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ctlc_scorm.importers.html import HtmlWriter
from ctlc_scorm.importers.log import Log, Where
from ctlc_scorm.importers.markdown import at_start, escape

LATEX = re.compile(r"\$\$.+?\$\$|\\\(.+?\\\)|\\\[.+?\\\]|\\begin\{|(?<![\w$])\$[^\s$][^$\n]*\\[^$\n]*\$", re.DOTALL)
TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(\s[^<>]*)?/?>|<!--|&(#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+\d*);")
CODE = re.compile(r" {0,3}(```|~~~)")
COLONS = re.compile(r"^( {0,3}):::")
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def html_root(text: str) -> Any:
    """The body of a piece of HTML as an element. Any text is read; nothing is fetched."""
    import lxml.html

    parser = lxml.html.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8", remove_comments=True)
    data = f"<html><body>{NOT_XML.sub('', text)}</body></html>".encode("utf-8", "replace")
    root = lxml.html.document_fromstring(data, parser=parser)
    body = root.find("body")
    return root if body is None else body


def page_root(text: str) -> Any:
    """The body of a whole page of HTML as an element."""
    import lxml.html

    if "<body" not in text.lower():
        text = re.sub(r"<head\b.*?</head>|<title\b.*?</title>", "", text, flags=re.DOTALL | re.IGNORECASE)
        return html_root(text)
    parser = lxml.html.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8", remove_comments=True)
    data = re.sub(r"^\s*<\?xml[^>]*\?>", "", NOT_XML.sub("", text)).encode("utf-8", "replace")
    root = lxml.html.document_fromstring(data, parser=parser)
    body = root.find("body")
    return root if body is None else body


def from_html(
    text: str, log: Log, where: Where, picture: Callable[[str], str] = lambda source: "", question: bool = True
) -> str:
    """A piece of HTML as the Markdown of a question."""
    note_latex(text, log, where)
    return HtmlWriter(log, where, picture, question=question).text(html_root(text))


def from_plain(text: str, log: Log, where: Where) -> str:
    """Plain words: a blank line parts paragraphs, a line end breaks the line."""
    note_latex(text, log, where)
    paragraphs = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = ([at_start(escape(" ".join(line.split()))) for line in p.split("\n") if line.strip()] for p in paragraphs)
    return "\n\n".join(text for text in ("\\\n".join(part) for part in lines) if text)


def from_markdown(
    text: str, log: Log, where: Where, picture: Callable[[str], str] = lambda source: "", question: bool = True
) -> str:
    """Markdown of others: read as HTML, so that only what is known here is written."""
    return from_html(as_html(text), log, where, picture, question)


def as_html(text: str) -> str:
    """Markdown as HTML. The fences of blocks (`:::`) are words to it, outside code."""
    import pyromark

    from ctlc_scorm.source.markdown import OPTIONS

    code, lines = "", []
    for line in text.split("\n"):
        if fence := CODE.match(line):
            code = "" if code and line.lstrip().startswith(code) else code or fence[1]
        lines.append(line if code else COLONS.sub(r"\1\\:::", line))
    made: str = pyromark.html("\n".join(lines), options=OPTIONS)
    return made


def from_any(text: str, log: Log, where: Where, picture: Callable[[str], str] = lambda source: "") -> str:
    """A text that may be HTML or not: it is if there is a tag or an entity in it."""
    return from_html(text, log, where, picture) if TAG.search(text) else from_plain(text, log, where)


def words(markdown: str) -> str:
    """What a Markdown text says, without its marks."""
    from ctlc_scorm.source.markdown import parse_markdown, plain

    return plain(parse_markdown(markdown))


def note_latex(text: str, log: Log, where: Where) -> None:
    if found := LATEX.search(text):
        log.changed("latex", where, found[0])


def last_part(path: str) -> str:
    """The own name of a category of Moodle; its path begins with the place in Moodle."""
    parts = [part.strip().replace("//", "/") for part in re.split(r"(?<!/)/(?!/)", path) if part.strip()]
    parts = [part for part in parts if not re.fullmatch(r"\$\w+\$|top", part)]
    return parts[-1] if parts else ""
