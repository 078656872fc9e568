"""What the pages and style sheets of a package load and run: a scan of the text, since pages have megabytes."""

from __future__ import annotations

import posixpath
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import sha256
from html import unescape
from urllib.parse import unquote

from ctlc_scorm.package import Package
from ctlc_scorm.rules.package import pages as rules
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.text import Source, Span

INSIDE = rb"(?:[^<>\"']|\"[^\"]*\"|'[^']*')*"
TAG = re.compile(rb"<([a-z][\w:-]*)(" + INSIDE + rb")>", re.IGNORECASE)
ATTRIBUTE = re.compile(rb"([^\s=\"'/>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
LOADING = re.compile(
    rb"<(?:script|style|link|img|source|video|audio|track|iframe|frame|embed|object|input|image|use|meta)(?=[\s/>])"
)
SUSPICIOUS = [re.compile(rb"on[a-z]{2,}\s*="), re.compile(rb"style\s*="), re.compile(rb"javascript:")]
CODE = re.compile(r"(?:on[a-z]+|style)\Z")
STYLE_URL = re.compile(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)", re.IGNORECASE)
LOADED = ("src", "href", "xlink:href", "data", "poster", "srcset")
LINKS = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "manifest"}
FOREIGN = re.compile(r"(?:https?:)?//", re.IGNORECASE)
SELF_CONTAINED = re.compile(r"$|#|data:|blob:|about:", re.IGNORECASE)
UNSAFE = re.compile(r"'unsafe-|\*|https?:|//")


class Page:
    """A page as bytes, which are searched many times faster than text; `lower` has the letters a to z lowered."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.data = data
        self.lower = data.lower()

    @cached_property
    def source(self) -> Source:
        return Source(self.name, self.data.decode("utf-8", "replace"))

    def span(self, start: int, end: int) -> Span:
        at = len(self.data[:start].decode("utf-8", "replace"))
        return self.source.span(at, at + len(self.data[start:end].decode("utf-8", "replace")))

    def tag(self, start: int) -> Tag | None:
        """The tag that begins at a byte."""
        match = TAG.match(self.data, start)
        if not match:
            return None
        found = (a.groups() for a in ATTRIBUTE.finditer(match[2]))
        attributes = {_text(name).lower(): unescape(_text(b or c or d or b"")) for name, b, c, d in found}
        return Tag(_text(match[1]).lower(), attributes, self, match.span())

    def loading(self) -> Iterator[Tag]:
        """The tags that can load something, in order."""
        return (tag for hit in LOADING.finditer(self.lower) if (tag := self.tag(hit.start())))

    def suspicious(self) -> Iterator[Tag]:
        """The tags around words that can be code."""
        hits = (hit.start() for pattern in SUSPICIOUS for hit in pattern.finditer(self.lower))
        starts = sorted({self.data.rfind(b"<", 0, hit + 1) for hit in hits})
        return (tag for start in starts if start >= 0 and (tag := self.tag(start)))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


@dataclass(frozen=True)
class Tag:
    """A start tag in a page."""

    name: str
    attributes: dict[str, str]
    page: Page
    bytes: tuple[int, int]

    @property
    def span(self) -> Span:
        return self.page.span(*self.bytes)

    def hash(self) -> str:
        """The SHA-256 of what stands between this tag and its end tag, as policies write it."""
        end = self.page.lower.find(f"</{self.name}".encode(), self.bytes[1])
        content = self.page.data[self.bytes[1] : end if end >= 0 else None]
        return b64encode(sha256(content).digest()).decode("ascii")

    def loads(self) -> list[str]:
        """The addresses from which the browser loads something for this tag."""
        if self.name == "link" and not LINKS & set(self.attributes.get("rel", "").lower().split()):
            return []
        found = [(name, self.attributes[name]) for name in LOADED if name in self.attributes]
        return [url for name, value in found for url in (_sources(value) if name == "srcset" else [value])]


def check_pages(package: Package) -> Iterator[Finding]:
    """The findings in every page and style sheet, by name."""
    for name in sorted(package.files):
        ending = posixpath.splitext(name)[1].lower()
        if ending in (".html", ".htm", ".xhtml"):
            yield from _page(package, Page(name, package.read(name)))
        elif ending == ".css":
            source = Source(name, _text(package.read(name)))
            for match in STYLE_URL.finditer(source.text):
                place = partial(source.span, *match.span())
                yield from _address(package, match[1] or match[2], name, place)


def _page(package: Package, page: Page) -> Iterator[Finding]:
    guarded = False
    policy = ""
    for tag in page.loading():
        if tag.name == "meta":
            if tag.attributes.get("http-equiv", "").lower() == "content-security-policy":
                guarded = True
                policy = tag.attributes.get("content", "")
                yield from _policy(tag)
            continue
        if not guarded:
            guarded = True
            yield rules.NO_POLICY.at(tag.span, "this page loads something before any Content-Security-Policy")
        yield from _code(tag, policy)
        for url in tag.loads():
            yield from _address(package, url, page.name, partial(page.span, *tag.bytes))
    for tag in page.suspicious():
        yield from _attributes(tag)


def _policy(tag: Tag) -> Iterator[Finding]:
    directives = [directive.split() for directive in tag.attributes.get("content", "").split(";")]
    names = {words[0].lower() for words in directives if words}
    if "default-src" not in names:
        yield rules.NO_POLICY.at(tag.span, "the policy has no `default-src`")
    for words in directives:
        if words and words[0].lower() != "connect-src" and UNSAFE.search(" ".join(words)):
            yield rules.NO_POLICY.at(tag.span, f"the policy allows `{' '.join(words)}`")


def _code(tag: Tag, policy: str) -> Iterator[Finding]:
    """Code between the tags of a script or style, unless the policy names its hash."""
    data = "json" in tag.attributes.get("type", "").lower()
    inline = tag.name == "style" or (tag.name == "script" and "src" not in tag.attributes and not data)
    if inline and f"'sha256-{tag.hash()}'" not in policy:
        yield rules.INLINE_CODE.at(tag.span, f"a `<{tag.name}>` stands in the page")


def _attributes(tag: Tag) -> Iterator[Finding]:
    """Code in the attributes of a tag."""
    for name, value in tag.attributes.items():
        if CODE.match(name) or value.strip().lower().startswith("javascript:"):
            yield rules.INLINE_CODE.at(tag.span, f"`{name}=` of this tag holds code")


def _sources(srcset: str) -> list[str]:
    return [part.split()[0] for part in srcset.split(",") if part.strip()]


def _address(package: Package, url: str, near: str, place: Callable[[], Span]) -> Iterator[Finding]:
    """The findings on an address that is loaded from the file `near`."""
    url = url.strip()
    if SELF_CONTAINED.match(url):
        return
    if FOREIGN.match(url):
        yield rules.THIRD_PARTY_ORIGIN.at(place(), f"this loads `{url}` from another site")
    elif url.startswith("/"):
        yield rules.ROOT_RELATIVE_PATH.at(place(), f"`{url}` leads to the top of the LMS")
    else:
        bare = unquote(re.split(r"[?#]", url, maxsplit=1)[0])
        name = posixpath.normpath(posixpath.join(posixpath.dirname(near), bare))
        if name not in package.files:
            yield rules.ASSET_MISSING.at(place(), f"there is no `{name}` in the package")
