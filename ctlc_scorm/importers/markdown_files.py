"""Markdown and HTML: a file, or a folder of them. A file of a folder is a page, a folder inside it a module."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from typing import Any

from ctlc_scorm.importers.documents import blocks_of, parted
from ctlc_scorm.importers.html import HtmlWriter
from ctlc_scorm.importers.log import Log, Where
from ctlc_scorm.importers.model import Block, Heading, Material, Module, Page
from ctlc_scorm.importers.names import slug_of
from ctlc_scorm.importers.opening import Opened, RefusedError, decoded
from ctlc_scorm.importers.opening import read as read_bytes
from ctlc_scorm.importers.pictures import Pictures, candidates
from ctlc_scorm.importers.texts import as_html, html_root, note_latex, page_root, words
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.text import Source
from ctlc_scorm.source.yaml import read_yaml

NAME = "Markdown"
MARKDOWN = (".md", ".markdown")
HTML = (".html", ".htm", ".xhtml")
FRONT = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")


def fits(opened: Opened) -> bool:
    if opened.form == "folder":
        return any(name.lower().endswith((*MARKDOWN, *HTML)) for name in opened.files)
    return opened.form == "text" and opened.suffix in (*MARKDOWN, *HTML)


def read(opened: Opened, log: Log) -> Material:
    material = Material(opened.title)
    pictures = Pictures(material.media, log, opened.prefix)
    if opened.form == "text":
        title, blocks = _content(opened.source, opened, "", pictures, log)
        material.title, pages = parted(blocks, title or opened.title, opened.where(), log)
        material.modules = [Module(material.title, pages)]
        return material
    modules: dict[str, Module] = {}
    for name in opened.files:
        if name.lower().endswith((*MARKDOWN, *HTML)):
            folder = name.partition("/")[0] if "/" in name else ""
            module = modules.setdefault(folder, Module(_named(folder) if folder else opened.title, []))
            module.pages += _page(name, opened, pictures, log)
        elif not name.lower().endswith(PICTURES):
            log.dropped("file", Where(Source(f"{opened.name}/{name}", "").span()))
    material.modules = [modules[folder] for folder in sorted(modules)]
    return material


def _named(stem: str) -> str:
    """A file's or folder's name as words, without the number that orders it."""
    name = " ".join(re.split(r"[\s_-]+", re.sub(r"^\d+[-_. ]+", "", stem))).strip()
    return name[:1].upper() + name[1:] if name else stem


def _page(name: str, opened: Opened, pictures: Pictures, log: Log) -> list[Page]:
    shown = f"{opened.name}/{name}"
    try:
        source = Source(shown, decoded(read_bytes(opened, name, log), shown, log))
    except RefusedError:
        return []
    title, blocks = _content(source, opened, name, pictures, log)
    where = Where(source.span(), title)
    first = blocks[0] if blocks else None
    if isinstance(first, Heading) and (not title or words(first.text) == title):
        title, blocks = words(first.text), blocks[1:]
    if not title:
        title = _named(posixpath.splitext(posixpath.basename(name))[0])
        log.changed("untitled", where, title)
    if not blocks:
        log.dropped("file", where, "it has no words")
    return [Page(title, blocks, Where(source.span(), title), key(opened, name))] if blocks else []


def _content(source: Source, opened: Opened, name: str, pictures: Pictures, log: Log) -> tuple[str, list[Block]]:
    """The title that the head of a file gives, and its blocks."""
    where = Where(source.span(), name)
    link = linker(opened, name, log, where)
    writer = HtmlWriter(log, where, pictures.finder(where, opened.files, name), link)
    if source.path.lower().endswith(HTML):
        return _html_title(source.text), blocks_of(writer, page_root(source.text))
    title, body = _front(source, where, log)
    note_latex(body, log, where)
    return title, blocks_of(writer, html_root(as_html(body)))


def _html_title(text: str) -> str:
    import lxml.html

    found = re.search(r"<title[^>]*>(.*?)</title>", text, re.DOTALL | re.IGNORECASE)
    return (
        " ".join(lxml.html.fromstring(f"<p>{found[1]}</p>").text_content().split())
        if found and found[1].strip()
        else ""
    )


def _front(source: Source, where: Where, log: Log) -> tuple[str, str]:
    found = FRONT.match(source.text)
    if not found:
        return "", source.text
    faults: list[Finding] = []
    data: Any = read_yaml(source, faults, found.start(1), found.end(1)).data
    if not isinstance(data, dict):
        log.dropped("front-matter", where, found[1])
        return "", source.text[found.end() :]
    for key, value in data.items():
        if key != "title":
            log.dropped("front-matter", where, f"{key}: {value}")
    title = data.get("title")
    return title if isinstance(title, str) else "", source.text[found.end() :]


def linker(opened: Opened, near: str, log: Log, where: Where) -> Callable[[str], str]:
    """For a writer of HTML: an address of another page of the same material."""
    pages = {name for name in opened.files if name.lower().endswith((*MARKDOWN, *HTML))}

    def find(address: str) -> str:
        path, _, fragment = address.partition("#")
        found = next((name for name in candidates(path, near) if path and name in pages), "")
        if found and fragment:
            log.changed("link", where, address)
        return f"import:{key(opened, found)}" if found else ""

    return find


def key(opened: Opened, name: str) -> str:
    """What links of an import name a page by."""
    return f"{slug_of(opened.prefix, 'files')}/{name}"
