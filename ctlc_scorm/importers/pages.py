"""Pages as files: headings in order, anchors that differ, links between pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

from ctlc_scorm.importers.log import Log
from ctlc_scorm.importers.model import Heading, Page
from ctlc_scorm.source.markdown import parse_markdown, plain, slug

LINK = re.compile(r"\[((?:\\.|[^\[\]\\])*)\]\(<?import:([^)>]*)>?\)")


def quoted(text: str) -> str:
    """A text as a YAML scalar in quotes."""
    flat = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{re.sub(r"[^ -~ -퟿-�𐀀-􏿿]", "", flat)}"'


def page_file(page: Page, minutes: int, targets: Mapping[str, str], log: Log) -> str:
    """The file of a page; `targets` are paths of other pages from here, by their keys."""
    body = "\n\n".join(_body(page, log))
    body = LINK.sub(lambda found: _aim(found, targets, page, log), body)
    front = f"---\ntitle: {quoted(page.title)}\nminutes: {minutes}\n---\n"
    return f"{front}\n{body}\n"


def _aim(found: re.Match[str], targets: Mapping[str, str], page: Page, log: Log) -> str:
    """A link to another page; its words alone where that page was not taken over."""
    if target := targets.get(unquote(found[2])):
        return f"[{found[1]}]({target})"
    log.changed("link", page.where, found[2])
    return found[1]


def _body(page: Page, log: Log) -> list[str]:
    made: list[str] = []
    levels = sorted({block.level for block in page.blocks if isinstance(block, Heading)})
    base = levels[0] if levels else 1
    last = 1
    anchors: set[str] = set()
    for block in page.blocks:
        if isinstance(block, str):
            made.append(block)
            continue
        wanted = min(6, block.level - base + 2)
        level = min(wanted, last + 1)
        if level < wanted:
            log.changed("heading-level", page.where, block.text)
        last = level
        made.append(f"{'#' * level} {block.text}{_anchor(block.text, anchors)}")
    return made


def _anchor(text: str, taken: set[str]) -> str:
    """Nothing where the heading's words make an anchor that is free; else a pinned one."""
    own = slug(plain(parse_markdown(f"## {text}")[0].children))
    made, number = own or "section", 1
    while made in taken:
        number += 1
        made = f"{own or 'section'}-{number}"
    taken.add(made)
    return "" if made == own else f" {{#{made}}}"
