"""Mends of a manifest that need no guess: each takes the text and gives it mended, with what was done."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import quote

from ctlc_scorm.formats.xmltree import Element
from ctlc_scorm.lint.addresses import listed_names
from ctlc_scorm.lint.edition import XML
from ctlc_scorm.lint.hrefs import JUNK, SCHEMAS
from ctlc_scorm.lint.manifest import Manifest
from ctlc_scorm.package import FIRST

Edit = tuple[int, int, str, str]
"""From where to where, what stands there then, what was done."""
CAMEL = re.compile(r"(?<=[</\s])adlcp:(scormType|dataFromLMS|timeLimitAction|masteryScore|maxTimeAllowed)(?=[\s=>/])")


def namespace(manifest: Manifest) -> Iterator[Edit]:
    root, wanted = manifest.root, manifest.edition.cp
    if root.namespace == wanted or root.prefix:
        return
    tag = root.span.text
    if match := re.search(r"xmlns\s*=\s*(\"[^\"]*\"|'[^']*')", tag):
        start = root.span.start + match.start()
        yield (
            start,
            root.span.start + match.end(),
            f'xmlns="{wanted}"',
            f"The namespace is that of {manifest.edition.name}.",
        )
    else:
        at = root.span.start + len("<manifest")
        yield at, at, f' xmlns="{wanted}"', f"The namespace of {manifest.edition.name} was added."


def camel_case(manifest: Manifest) -> Iterator[Edit]:
    for match in CAMEL.finditer(manifest.source.text) if manifest.is_12 else ():
        yield *match.span(1), match[1].lower(), f"`adlcp:{match[1]}` is written in lower case."


def default(manifest: Manifest) -> Iterator[Edit]:
    holders = manifest.root.all("organizations")
    names = [one.get("identifier") for one in manifest.organizations]
    if len(holders) == 1 and not holders[0].get("default") and names and names[0]:
        at = holders[0].span.start + len(re.split(r"[\s/>]", holders[0].span.text, maxsplit=1)[0])
        yield at, at, f' default="{_quoted(names[0])}"', f"The organization `{names[0]}` is the default."


def version(manifest: Manifest) -> Iterator[Edit]:
    for data in manifest.root.all("metadata"):
        for one in data.all("schemaversion"):
            if one.text != one.text.strip() and one.text.strip():
                at = manifest.source.text.find(one.text, one.span.end)
                if at >= 0:
                    yield at, at + len(one.text), one.text.strip(), "Spaces around the version were taken away."


def back_slashes(manifest: Manifest) -> Iterator[Edit]:
    for resource in manifest.resources:
        for one in (resource, *resource.all("file")):
            for match in re.finditer(r"\bhref\s*=\s*(\"[^\"]*\"|'[^']*')", one.span.text):
                if "\\" in match[1]:
                    start = one.span.start
                    mended = match[1].replace("\\", "/")
                    yield start + match.start(1), start + match.end(1), mended, f"{match[1]} is {mended}."


def unlisted(manifest: Manifest) -> Iterator[Edit]:
    """Files that are not listed are added to the resource that is launched first."""
    listed = {name.lower() for name, _ in listed_names(manifest)} | {FIRST} | set(_locations(manifest))
    missing = [name for name in sorted(manifest.package.files) if name.lower() not in listed and not _spared(name)]
    home = next((one for one in manifest.used if one.all("file") and not manifest.base + one.get(f"{XML} base")), None)
    if missing and home:
        last = home.all("file")[-1]
        at = _end(manifest, last)
        prefix = f"{last.prefix}:" if last.prefix else ""
        lines = "".join(f'\n      <{prefix}file href="{quote(name)}"/>' for name in missing)
        yield (
            at,
            at,
            lines,
            f"{len(missing)} files were added to the list: {', '.join(missing[:5])}{' ...' * (len(missing) > 5)}",
        )


def _spared(name: str) -> bool:
    return name.lower().endswith(SCHEMAS) or bool(JUNK.search(name))


def _locations(manifest: Manifest) -> Iterable[str]:
    return (one.text.strip().lower() for one in manifest.elements if one.name == "location")


def _end(manifest: Manifest, one: Element) -> int:
    """Where an element without children ends."""
    if one.span.text.endswith("/>"):
        return one.span.end
    return manifest.source.text.find(">", manifest.source.text.find("</", one.span.end)) + 1


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


MENDS: tuple[Callable[[Manifest], Iterator[Edit]], ...]
MENDS = (namespace, camel_case, version, default, back_slashes, unlisted)


def applied(text: str, edits: list[Edit]) -> str:
    for start, end, mended, _ in sorted(edits, reverse=True):
        text = text[:start] + mended + text[end:]
    return text
