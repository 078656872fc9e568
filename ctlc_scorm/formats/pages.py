"""What the pages and style sheets of a package load and run: a scan of the text, since pages have megabytes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from ctlc_scorm.package import Package
from ctlc_scorm.rules.package import pages as rules
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.text import Source, Span

INSIDE = r"(?:[^<>\"']|\"[^\"]*\"|'[^']*')*"
LOADS = re.compile(
    rf"<(script|style|link|img|source|video|audio|track|iframe|frame|embed|object|input|image|use|meta)\b({INSIDE})>",
    re.IGNORECASE,
)
CANDIDATE = re.compile(r"<[a-z][^<>]*?(?:\s(?:on[a-z]+|style)\s*=|javascript:)", re.IGNORECASE)
TAG = re.compile(rf"<([a-z][\w:-]*)({INSIDE})>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"([^\s=\"'/>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
CODE = re.compile(r"(?:on[a-z]+|style)\Z")
STYLE_URL = re.compile(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)", re.IGNORECASE)
LOADED = ("src", "href", "xlink:href", "data", "poster", "srcset")
LINKS = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "manifest"}
FOREIGN = re.compile(r"(?:https?:)?//", re.IGNORECASE)
SELF_CONTAINED = re.compile(r"$|#|data:|blob:|about:", re.IGNORECASE)
UNSAFE = re.compile(r"'unsafe-|\*|https?:|//")


@dataclass(frozen=True)
class Tag:
    """A start tag in a page."""

    name: str
    attributes: dict[str, str]
    span: Span

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
            yield from _page(package, _source(package, name))
        elif ending == ".css":
            source = _source(package, name)
            for match in STYLE_URL.finditer(source.text):
                yield from _address(package, match[1] or match[2], source.span(*match.span()))


def _source(package: Package, name: str) -> Source:
    return Source(name, package.read(name).decode("utf-8", "replace"))


def _page(package: Package, page: Source) -> Iterator[Finding]:
    guarded = False
    for tag in _tags(LOADS, page):
        if tag.name == "meta":
            if tag.attributes.get("http-equiv", "").lower() == "content-security-policy":
                guarded = True
                yield from _policy(tag)
            continue
        if not guarded:
            guarded = True
            yield rules.NO_POLICY.at(tag.span, "this page loads something before any Content-Security-Policy")
        yield from _code(tag)
        for url in tag.loads():
            yield from _address(package, url, tag.span)
    yield from _inline(page)


def _tags(pattern: re.Pattern[str], page: Source) -> Iterator[Tag]:
    for match in pattern.finditer(page.text):
        yield _tag(match, page)


def _tag(match: re.Match[str], page: Source) -> Tag:
    attributes = {a[1].lower(): unescape(a[2] or a[3] or a[4] or "") for a in ATTRIBUTE.finditer(match[2])}
    return Tag(match[1].lower(), attributes, page.span(*match.span()))


def _policy(tag: Tag) -> Iterator[Finding]:
    directives = [directive.split() for directive in tag.attributes.get("content", "").split(";")]
    names = {words[0].lower() for words in directives if words}
    if "default-src" not in names:
        yield rules.NO_POLICY.at(tag.span, "the policy has no `default-src`")
    for words in directives:
        if words and words[0].lower() != "connect-src" and UNSAFE.search(" ".join(words)):
            yield rules.NO_POLICY.at(tag.span, f"the policy allows `{' '.join(words)}`")


def _code(tag: Tag) -> Iterator[Finding]:
    """Code between the tags of a script or style."""
    data = "json" in tag.attributes.get("type", "").lower()
    if tag.name == "style" or (tag.name == "script" and "src" not in tag.attributes and not data):
        yield rules.INLINE_CODE.at(tag.span, f"a `<{tag.name}>` stands in the page")


def _inline(page: Source) -> Iterator[Finding]:
    """Code in attributes. Candidates are found by a quick search, then their tags are read."""
    for hit in CANDIDATE.finditer(page.text):
        if match := TAG.match(page.text, hit.start()):
            tag = _tag(match, page)
            for name, value in tag.attributes.items():
                if CODE.match(name) or value.strip().lower().startswith("javascript:"):
                    yield rules.INLINE_CODE.at(tag.span, f"`{name}=` of this tag holds code")


def _sources(srcset: str) -> list[str]:
    return [part.split()[0] for part in srcset.split(",") if part.strip()]


def _address(package: Package, url: str, span: Span) -> Iterator[Finding]:
    url = url.strip()
    if SELF_CONTAINED.match(url):
        return
    if FOREIGN.match(url):
        yield rules.THIRD_PARTY_ORIGIN.at(span, f"this loads `{url}` from another site")
    elif url.startswith("/"):
        yield rules.ROOT_RELATIVE_PATH.at(span, f"`{url}` leads to the top of the LMS")
    else:
        bare = unquote(re.split(r"[?#]", url, maxsplit=1)[0])
        name = posixpath.normpath(posixpath.join(posixpath.dirname(span.source.path), bare))
        if name not in package.files:
            yield rules.ASSET_MISSING.at(span, f"there is no `{name}` in the package")
