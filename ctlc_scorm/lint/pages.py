"""What the pages and style sheets of a package load, and where they lead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Container, Iterator
from functools import partial
from urllib.parse import unquote

from ctlc_scorm.lint.html import Page, Tag
from ctlc_scorm.lint.policy import check_policy
from ctlc_scorm.package import Package
from ctlc_scorm.rules.package import pages as rules
from ctlc_scorm.rules.package import scripts as acts
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.text import Source, Span

PAGES = (".html", ".htm", ".xhtml")
STYLE_URLS = (re.compile(rb"url\(\s*[\"']?([^\"')]+)"), re.compile(rb"@import\s+[\"']([^\"']+)"))
"""One after the other and without a flag, since a search for plain bytes is many times faster."""
STYLE_COMMENT = re.compile(rb"/\*.*?(?:\*/|\Z)", re.DOTALL)
INSECURE = re.compile(r"http://", re.IGNORECASE)
FOREIGN = re.compile(r"(?:https?:)?//", re.IGNORECASE)
OTHER_SCHEME = re.compile(r"$|#|[a-z][a-z0-9+.-]{1,20}:(?!//)", re.IGNORECASE)
FLASH = re.compile(r"\.swf(?:[?#]|\Z)|clsid:d27cdb6e|x-shockwave-flash", re.IGNORECASE)
UNFILLED = re.compile(r"[{}<>`]|\$\{|\[\[|@@")


def check_pages(package: Package) -> Iterator[Finding]:
    """The findings in every page and style sheet of ours, by name."""
    for name in sorted(package.files):
        ending = posixpath.splitext(name)[1].lower()
        if ending in PAGES:
            page = Page(name, package.read(name))
            yield from check_page(page, package.files)
            yield from check_policy(page)
        elif ending == ".css":
            yield from check_style(name, package.read(name), package.files)


def check_page(page: Page, names: Container[str]) -> Iterator[Finding]:
    """What a page loads, and where its links lead."""
    base = ""
    for tag in page.others():
        if tag.name == "base":
            base = base or tag.attributes.get("href", "")
        yield from _leaves_frame(tag)
    near = posixpath.join(posixpath.dirname(page.name), base) if base and not FOREIGN.match(base) else page.name
    for tag in page.loading:
        if tag.name == "script" and tag.attributes.get("type", "").lower() in ("module", "importmap"):
            yield acts.MODULES.at(tag.span, f"this is a script of type `{tag.attributes['type']}`")
        if _is_flash(tag):
            yield acts.FLASH.at(tag.span, "this embeds Flash or an applet")
            continue
        for url in tag.loads() if tag.name != "meta" else ():
            yield from _address(names, url, near, partial(page.span, *tag.place))
    for match in _style_urls(page):
        if not page.in_comment(match.start()) and _in_style(page, match.start()):
            yield from _address(names, _url(page, match), near, partial(page.span, *match.span()))


def check_style(name: str, data: bytes, names: Container[str]) -> Iterator[Finding]:
    """What a style sheet loads."""
    page = Page(name, data)
    for match in _style_urls(page):
        yield from _address(names, _url(page, match), name, partial(page.span, *match.span()))


def _url(page: Page, match: re.Match[bytes]) -> str:
    return page.data[slice(*match.span(1))].decode("utf-8", "replace")


def _style_urls(page: Page) -> list[re.Match[bytes]]:
    """The addresses in what may be style, in order."""
    data = page.lower
    if b"/*" in data:
        data = STYLE_COMMENT.sub(lambda match: b" " * len(match[0]), data)
    return sorted(
        (match for pattern in STYLE_URLS for match in pattern.finditer(data)), key=lambda match: match.start()
    )


def _in_style(page: Page, at: int) -> bool:
    """Whether a place lies in a `<style>`."""
    start = page.lower.rfind(b"<style", 0, at)
    return start >= 0 and page.lower.find(b"</style", start, at) < 0


def _leaves_frame(tag: Tag) -> Iterator[Finding]:
    if tag.attributes.get("target", "").lower() == "_top":
        yield acts.TARGET_TOP.at(tag.span, "this leaves the frame of the LMS", "Take `target` away.")


def _is_flash(tag: Tag) -> bool:
    if tag.name == "applet":
        return True
    values = (tag.attributes.get(name, "") for name in ("src", "data", "classid", "type", "value"))
    return tag.name in ("object", "embed") and any(FLASH.search(value) for value in values)


def _address(names: Container[str], url: str, near: str, place: Callable[[], Span]) -> Iterator[Finding]:
    """The findings on an address that is loaded from the file `near`."""
    url = url.strip()
    if INSECURE.match(url):
        yield rules.MIXED_CONTENT.at(place(), f"this loads `{url}` without encryption, which browsers block")
    elif FOREIGN.match(url):
        yield rules.THIRD_PARTY_ORIGIN.at(place(), f"this loads `{url}` from another site")
    elif OTHER_SCHEME.match(url) or UNFILLED.search(url):
        return
    elif url.startswith("/"):
        yield rules.ROOT_RELATIVE_PATH.at(place(), f"`{url}` leads to the top of the LMS")
    else:
        name = resolved(url, near)
        if name not in names:
            yield rules.ASSET_MISSING.at(place(), f"there is no `{name}` in the package")


def resolved(url: str, near: str) -> str:
    """The name of the file that an address in the file `near` means."""
    plain = unquote(url.partition("#")[0].partition("?")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(near), plain))


def source_of(name: str, data: bytes) -> Source:
    return Source(name, data.decode("utf-8", "replace"))
