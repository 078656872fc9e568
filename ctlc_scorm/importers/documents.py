"""Documents as pages: blocks parted at headings, footnotes with the page that calls them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ctlc_scorm.importers.elements import below, name_of
from ctlc_scorm.importers.html import HtmlWriter
from ctlc_scorm.importers.log import Log, Where
from ctlc_scorm.importers.model import Block, Heading, Page
from ctlc_scorm.importers.texts import words

CALL = re.compile(r"(?<!\\)\[\^([^\]]+)\](?!:)")
FENCE = re.compile(r"^\\:::", re.MULTILINE)


def blocks_of(writer: HtmlWriter, root: Any) -> list[Block]:
    """The blocks of a document, each followed by the footnotes that it is the first to call."""
    notes = _notes(writer, root)
    made = writer.blocks(root)
    if any(isinstance(block, str) and FENCE.search(block) for block in made):
        writer.log.changed("directive", writer.where)
    return with_notes(made, notes)


def with_notes(blocks: list[Block], notes: dict[str, str]) -> list[Block]:
    made: list[Block] = []
    for block in blocks:
        made.append(block)
        text = block.text if isinstance(block, Heading) else block
        made += [f"[^{label}]: {notes.pop(label)}" for label in CALL.findall(text) if label in notes]
    return made


def _notes(writer: HtmlWriter, root: Any) -> dict[str, str]:
    """Take the texts of footnotes out of a document; gives them by their labels."""
    found: dict[str, str] = {}
    for node in list(_note_nodes(root)):
        label = str(len(found) + 1)
        for back in list(below(node, "a", "sup")):
            if (back.get("href") or "").startswith(("#footnote-ref", "#endnote-ref")) or name_of(back) == "sup":
                _remove(back)
        writer.notes[node.get("id")] = label
        found[label] = " ".join(writer.text(node, " ").replace("\\\n", " ").split())
        above = node.getparent()
        _remove(node)
        if name_of(above) == "ol" and not len(above):
            _remove(above)
    return found


def _note_nodes(root: Any) -> Iterator[Any]:
    for node in root.iter():
        is_word = name_of(node) == "li" and re.match(r"(foot|end)note-\d+\Z", node.get("id") or "")
        if is_word or "footnote-definition" in (node.get("class") or "").split():
            yield node


def _remove(node: Any) -> None:
    """Take an element away and leave what stood behind it."""
    above, before = node.getparent(), node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (node.tail or "")
    else:
        above.text = (above.text or "") + (node.tail or "")
    above.remove(node)


def parted(blocks: list[Block], title: str, where: Where, log: Log) -> tuple[str, list[Page]]:
    """The title of a document, and its pages: one for each heading of its highest level."""
    named, blocks = _titled(blocks)
    title = named or title
    level = min((block.level for block in blocks if isinstance(block, Heading)), default=0)
    pages: list[Page] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == level:
            own = words(block.text)
            pages.append(Page(own or title, [], Where(where.span, own)))
            continue
        if not pages:
            pages.append(Page(title, [], Where(where.span, title)))
            if not named:
                log.changed("untitled", where, title)
        pages[-1].blocks.append(block)
    return title, [page for page in pages if page.blocks or _said(page, log)]


def _titled(blocks: list[Block]) -> tuple[str, list[Block]]:
    """The first heading, if there is no other of its level or above it, and the blocks without it."""
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    first = blocks[0] if blocks else None
    if isinstance(first, Heading) and first.level == min(levels) and levels.count(first.level) == 1:
        return words(first.text), blocks[1:]
    return "", blocks


def _said(page: Page, log: Log) -> bool:
    """A heading with nothing under it is no page; its words are told."""
    log.dropped("heading", page.where, page.title)
    return False
