"""All pages, styles and scripts of a package, each read once: what they load, what they do, what SCOs do together."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterator
from functools import partial
from itertools import islice

from ctlc_scorm.lint.code import Facts, read_code
from ctlc_scorm.lint.html import Page, Tag
from ctlc_scorm.lint.pages import FOREIGN, PAGES, check_page, check_style
from ctlc_scorm.rules.package import scripts as rules
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.text import Span

SCRIPTS = (".js", ".mjs")
STYLES = (".css",)
TEXTS = (*PAGES, *SCRIPTS, *STYLES)
LOCAL_PAGE = re.compile(r"\.(?:html?|xhtml|js)(?:[?#]|\Z)", re.IGNORECASE)
MOST_TOLD = 200
"""Of one file. More findings would take time, and nobody reads them."""
FRAMES = ("script", "iframe", "frame", "object", "embed")


def is_text(name: str) -> bool:
    return posixpath.splitext(name)[1].lower() in TEXTS


def read_content(name: str, data: bytes, names: Container[str], launched: bool = False) -> tuple[Facts, list[Finding]]:
    """What is known of a text file, and what is wrong in it; `launched` if it is the page of a SCO."""
    facts = Facts(name)
    ending = posixpath.splitext(name)[1].lower()
    if ending in STYLES:
        return facts, list(islice(check_style(name, data, names), MOST_TOLD))
    page = Page(name, data)
    if ending in SCRIPTS:
        return facts, read_code(facts, data, page.span)
    found = list(islice(check_page(page, names), MOST_TOLD))
    found += _scripts(facts, page)
    if launched:
        found += _launched(page)
    return facts, found


def _scripts(facts: Facts, page: Page) -> Iterator[Finding]:
    for tag in page.loading:
        if tag.name == "script" and "src" not in tag.attributes and not tag.is_data:
            yield from read_code(facts, tag.content(), partial(_shifted, page, tag.place[1]))
        elif tag.name in FRAMES:
            _refer(facts, tag.attributes.get("src") or tag.attributes.get("data", ""), tag.name == "script")
    for tag in page.others():
        if tag.name in ("a", "area"):
            _refer(facts, tag.attributes.get("href", ""), False)
    for tag in page.suspicious():
        for name, value in tag.attributes.items():
            if name.startswith("on"):
                code = f"{name}='{value}'" if "unload" in name else value
                read_code(facts, code.encode(), partial(_whole_tag, tag))


def _shifted(page: Page, by: int, start: int, end: int) -> Span:
    return page.span(by + start, by + end)


def _whole_tag(tag: Tag, start: int, end: int) -> Span:
    return tag.span


def _refer(facts: Facts, url: str, script: bool) -> None:
    if FOREIGN.match(url):
        facts.foreign |= script
    elif url and (script or LOCAL_PAGE.search(url)):
        facts.files.append(url.partition("#")[0].partition("?")[0])


def _launched(page: Page) -> Iterator[Finding]:
    tags = {tag.name: tag for tag in page.others()}
    if "frameset" in tags:
        yield rules.FRAMESET.at(tags["frameset"].span, "the page that is launched is a frameset")
    html = tags.get("html")
    named = b"<title" in page.lower
    if html is None or not (html.attributes.get("lang") or html.attributes.get("xml:lang")) or not named:
        lacks = (
            "no title" if html and html.attributes.get("lang") else "no language" if named else "no language or title"
        )
        yield rules.NO_LANG.at(html.span if html else page.span(0, 0), f"this page has {lacks}")
