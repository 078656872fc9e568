"""A SCORM package: the words, tables and pictures of its pages, in the order of its contents."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from ctlc_scorm.importers.documents import blocks_of
from ctlc_scorm.importers.elements import below, child, children, text_of
from ctlc_scorm.importers.html import HtmlWriter
from ctlc_scorm.importers.log import Log, Where
from ctlc_scorm.importers.markdown_files import HTML, key, linker
from ctlc_scorm.importers.model import Heading, Material, Module, Page
from ctlc_scorm.importers.opening import Opened, RefusedError, decoded, xml_in
from ctlc_scorm.importers.opening import read as read_bytes
from ctlc_scorm.importers.pictures import Pictures
from ctlc_scorm.importers.texts import page_root, words
from ctlc_scorm.source.text import Source

NAME = "SCORM package"
MANIFEST = "imsmanifest.xml"
FEWEST_WORDS = 12
"""A page with fewer words and with scripts is made by its scripts."""


def fits(opened: Opened) -> bool:
    return opened.form in ("zip", "folder") and MANIFEST in opened.files


def read(opened: Opened, log: Log) -> Material:
    manifest = xml_in(opened, MANIFEST, log)
    organization = next(below(manifest.root, "organization"), None)
    title = _title(organization) if organization is not None else ""
    material = Material(title or opened.title)
    reader = _Reader(opened, manifest.root, log, Pictures(material.media, log, opened.prefix))
    tops = list(children(organization, "item")) if organization is not None else []
    loose = Module(material.title, [])
    for top in tops:
        if any(True for _ in children(top, "item")):
            material.modules.append(Module(_title(top) or material.title, list(reader.pages(top))))
        else:
            loose.pages += reader.pages(top)
            if loose not in material.modules:
                material.modules.append(loose)
    log.dropped("tracking", Where(Source(f"{opened.name}/{MANIFEST}", "").span()))
    reader.unused()
    return material


def _title(node: Any) -> str:
    return " ".join(text_of(child(node, "title")).split())


class _Reader:
    def __init__(self, opened: Opened, root: Any, log: Log, pictures: Pictures) -> None:
        self.opened = opened
        self.log = log
        self.pictures = pictures
        self.resources = {one.get("identifier") or "": one for one in below(root, "resource")}
        self.read: set[str] = set()

    def pages(self, item: Any) -> Iterator[Page]:
        """The pages of an item and of those below it."""
        resource = self.resources.get(item.get("identifierref") or "")
        names = self.names(resource) if resource is not None else []
        for index, name in enumerate(names):
            if name not in self.read:
                self.read.add(name)
                yield from self.page(name, _title(item) if index == 0 else "")
        for inner in children(item, "item"):
            yield from self.pages(inner)

    def names(self, resource: Any) -> list[str]:
        """The page that a resource launches, then its other pages."""
        base = resource.get("{http://www.w3.org/XML/1998/namespace}base") or ""
        hrefs = [resource.get("href") or "", *(one.get("href") or "" for one in children(resource, "file"))]
        names = [posixpath.normpath(base + unquote(href.partition("?")[0].partition("#")[0])) for href in hrefs if href]
        return [name for name in dict.fromkeys(names) if name in self.opened.files and name.lower().endswith(HTML)]

    def page(self, name: str, title: str) -> Iterator[Page]:
        shown = f"{self.opened.name}/{name}"
        try:
            source = Source(shown, decoded(read_bytes(self.opened, name, self.log), shown, self.log))
        except RefusedError:
            return
        where = Where(source.span(), title or name)
        writer = HtmlWriter(
            self.log,
            where,
            self.pictures.finder(where, self.opened.files, name),
            linker(self.opened, name, self.log, where),
        )
        root = page_root(source.text)
        blocks = blocks_of(writer, root)
        first = blocks[0] if blocks else None
        if isinstance(first, Heading) and (not title or words(first.text) == title):
            title, blocks = words(first.text), blocks[1:]
        said = sum(len(words(block if isinstance(block, str) else block.text).split()) for block in blocks)
        if said < FEWEST_WORDS and ("<script" in source.text.lower() or "<frame" in source.text.lower()):
            self.log.dropped("scripted-page", where, name)
        elif not blocks:
            self.log.dropped("file", where, "it has no words")
        else:
            yield Page(title or posixpath.splitext(posixpath.basename(name))[0], blocks, where, key(self.opened, name))

    def unused(self) -> None:
        """Files that gave nothing, by their kind."""
        kinds = Counter(
            posixpath.splitext(name)[1].lower() or name
            for name in self.opened.files
            if name not in self.read and name != MANIFEST and name not in self.pictures.used
        )
        for kind, count in sorted(kinds.items()):
            self.log.dropped("file", Where(Source(self.opened.name, "").span()), f"{count} x {kind}")
