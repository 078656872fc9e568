"""Pages as their tags: a scan of the bytes, since pages have megabytes."""

from __future__ import annotations

import re
from base64 import b64encode
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from html import unescape

from ctlc_scorm.source.text import Source, Span

INSIDE = rb"(?:[^<>\"']|\"[^\"]*\"|'[^']*')*"
TAG = re.compile(rb"<([a-z][\w:-]*)(" + INSIDE + rb")>", re.IGNORECASE)
ATTRIBUTE = re.compile(rb"([^\s=\"'/>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
LOADING = re.compile(
    rb"<(?:(?:script|style|link|img|source|video|audio|track|iframe|frame|embed|object|image|meta|applet)(?=[\s/>])"
    rb"|input(?=[\s/][^<>]{0,4000}src)|use(?=[\s/][^<>]{0,4000}href\s*=\s*[\"']?[^\"'#\s]))"
)
"""(Thousands of inputs and of symbols from the page itself load nothing.)"""
OTHER = re.compile(rb"<(?:a|area|base|body|form|frameset|html|title)(?=[\s/>])")
COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
SUSPICIOUS = [re.compile(rb"on[a-z]{2,}\s*="), re.compile(rb"style\s*="), re.compile(rb"javascript:")]
LOADED = ("src", "href", "xlink:href", "data", "poster", "srcset")
LINKS = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "manifest"}
LONGEST_TAG = 1 << 16


class Page:
    """A page as bytes, which are searched many times faster than text; `lower` has the letters a to z lowered."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.data = data
        self.lower = data.lower()

    @cached_property
    def source(self) -> Source:
        return Source(self.name, self.data.decode("utf-8", "replace"))

    @cached_property
    def comments(self) -> list[tuple[int, int]]:
        return [match.span() for match in COMMENT.finditer(self.data)] if b"<!--" in self.data else []

    @cached_property
    def is_ascii(self) -> bool:
        return self.data.isascii()

    def span(self, start: int, end: int) -> Span:
        if self.is_ascii:
            return self.source.span(start, end)
        at = len(self.data[:start].decode("utf-8", "replace"))
        return self.source.span(at, at + len(self.data[start:end].decode("utf-8", "replace")))

    def tag(self, start: int) -> Tag | None:
        """The tag that begins at a byte."""
        match = TAG.match(self.data, start, start + LONGEST_TAG)
        if not match:
            return None
        found = (a.groups() for a in ATTRIBUTE.finditer(match[2]))
        attributes = {_text(name).lower(): unescape(_text(b or c or d or b"")) for name, b, c, d in found}
        return Tag(_text(match[1]).lower(), attributes, self, match.span())

    @cached_property
    def loading(self) -> list[Tag]:
        """The tags that can load something, in order."""
        return list(self._tags(LOADING))

    def others(self) -> Iterator[Tag]:
        """Links, forms and the frame of the page."""
        return self._tags(OTHER)

    def _tags(self, pattern: re.Pattern[bytes]) -> Iterator[Tag]:
        after = 0
        for hit in pattern.finditer(self.lower):
            if hit.start() < after or self.in_comment(hit.start()):
                continue
            if tag := self.tag(hit.start()):
                after = tag.content_end() if tag.name in ("script", "style") else 0
                yield tag

    def in_comment(self, at: int) -> bool:
        if not self.comments:
            return False
        index = bisect_right(self.comments, (at, len(self.data) + 1)) - 1
        return index >= 0 and at < self.comments[index][1]

    def suspicious(self) -> Iterator[Tag]:
        """The tags around words that can be code."""
        hits = (hit.start() for pattern in SUSPICIOUS for hit in pattern.finditer(self.lower))
        starts = sorted({self.data.rfind(b"<", max(0, hit - LONGEST_TAG), hit + 1) for hit in hits})
        return (tag for start in starts if start >= 0 and (tag := self.tag(start)))


@dataclass(frozen=True)
class Tag:
    """A start tag in a page."""

    name: str
    attributes: dict[str, str]
    page: Page
    place: tuple[int, int]

    @property
    def span(self) -> Span:
        return self.page.span(*self.place)

    @property
    def is_data(self) -> bool:
        """Whether what stands in a script is data and no code."""
        kind = self.attributes.get("type", "").lower()
        return "json" in kind or "template" in kind or kind in ("text/html", "text/plain", "text/markdown")

    def content(self) -> bytes:
        """What stands between this tag and its end tag."""
        return self.page.data[self.place[1] : self.content_end()]

    def content_end(self) -> int:
        end = self.page.lower.find(f"</{self.name}".encode(), self.place[1])
        return end if end >= 0 else len(self.page.data)

    def hash(self) -> str:
        """The SHA-256 of the content, as policies write it."""
        return b64encode(sha256(self.content()).digest()).decode("ascii")

    def loads(self) -> list[str]:
        """The addresses from which the browser loads something for this tag."""
        if self.name == "link" and not LINKS & set(self.attributes.get("rel", "").lower().split()):
            return []
        found = [(name, self.attributes[name]) for name in LOADED if name in self.attributes]
        return [url for name, value in found for url in (_sources(value) if name == "srcset" else [value])]


def _sources(srcset: str) -> list[str]:
    return [part.split()[0] for part in srcset.split(",") if part.strip()]


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")
