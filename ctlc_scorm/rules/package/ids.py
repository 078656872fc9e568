"""What the rules for Tin Can and cmi5 ask of ids, languages and files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from ctlc_scorm.formats.xmltree import Element
from ctlc_scorm.source.findings import Finding, Rule

IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>\"{}|\\^`]+\Z")
EMPTY_WEB = re.compile(r"https?:/*\Z", re.IGNORECASE)
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")
FOREIGN = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:|//")
REFERENCE = re.compile(r"&#")


def is_iri(id: str) -> bool:
    """An absolute IRI with something behind its scheme."""
    return bool(IRI.match(id)) and not EMPTY_WEB.match(id)


def is_language(tag: str) -> bool:
    return bool(LANGUAGE.match(tag))


def is_foreign(url: str) -> bool:
    """An address outside the package."""
    return bool(FOREIGN.match(url))


def odd_host(id: str) -> str:
    """Why the host of a web address is refused by some LRSs, or nothing."""
    try:
        parts = urlsplit(id)
    except ValueError:
        return "cannot be read"
    host = parts.netloc.rpartition("@")[2].partition(":")[0]
    if parts.scheme not in ("http", "https") or not host:
        return ""
    if host != host.lower():
        return "has capital letters"
    if "_" in host:
        return "has an underscore"
    return "" if "." in host or host == "localhost" else "has no dot"


def repeated(rule: Rule, elements: Iterable[Element], key: str = "id") -> Iterator[Finding]:
    """A finding for each element whose id another bore before."""
    first: dict[str, Element] = {}
    for element in elements:
        id = element.get(key).strip()
        if id and first.setdefault(id, element) is not element:
            yield rule.at(element.span, f"`{id}` is the id of another, too", related=(first[id].span,))


def tag(element: Element) -> str:
    """The text of a start tag, as it stands in the file."""
    return element.span.source.text[element.span.start : element.span.end]


def raw(element: Element) -> str:
    """What stands in the file between the start tag of an element and its end tag."""
    text = element.span.source.text
    start = text.find(">", element.span.start) + 1
    end = text.find("</", start)
    return text[start : end if end >= 0 else None]
