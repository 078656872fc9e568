"""The addresses in a manifest, beside the files that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from ctlc_scorm.formats.xmltree import Element
from ctlc_scorm.lint.addresses import ABSOLUTE, BASE, FOREIGN, bare, is_plain, joined, of_resource, stripped
from ctlc_scorm.lint.edition import ADLCP_12, ADLCP_2004
from ctlc_scorm.lint.manifest import Checks, Manifest
from ctlc_scorm.lint.structure import PLACEHOLDER
from ctlc_scorm.package import FIRST
from ctlc_scorm.rules.package import hrefs as rules
from ctlc_scorm.rules.package import resources as listing
from ctlc_scorm.source.findings import Finding, Severity
from ctlc_scorm.source.text import Source

SCHEMAS = (".xsd", ".dtd")
CODE = (".html", ".htm", ".xhtml", ".js")
UNESCAPED = re.compile(r"[^\x21-\x7e]")
JUNK = re.compile(r"(^|/)(__MACOSX/|\.git/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)", re.IGNORECASE)


def _bases(manifest: Manifest) -> Iterator[Finding]:
    holders = (manifest.root, *manifest.root.all("resources"), *manifest.resources)
    for one in holders:
        base = one.get(BASE)
        if not base:
            continue
        wrong = not base.endswith("/") or FOREIGN.match(base) or ABSOLUTE.match(base) or ".." in base.split("/")
        level = Severity.ERROR if wrong else None
        why = ", which does not end in `/`, is absolute or has `..`" if wrong else ""
        yield rules.XML_BASE.at(one.span, f"this has `xml:base`{why}", "Write whole names in `href`.", level=level)


def _hrefs(manifest: Manifest) -> Iterator[Finding]:
    for resource in manifest.resources:
        base = of_resource(manifest, resource)
        own = resource.get("href")
        if own:
            yield from _href(manifest, resource, base, launch=True)
        for file in resource.all("file"):
            if file.get("href") and stripped(file) != stripped(resource):
                yield from _href(manifest, file, base, launch=False)


def _href(manifest: Manifest, one: Element, base: str, launch: bool) -> Iterator[Finding]:
    href = one.get("href")
    if PLACEHOLDER.search(href):
        return
    faults = list(_form(one, href, launch))
    yield from faults
    if launch and is_plain(href) and re.search(r"[?#]", href):
        yield rules.HREF_QUERY.at(one.span, f"`{href}` has more than the name of a file")
    if not manifest.bare and is_plain(href) and not _leaves(href) and (not base or base.endswith("/")):
        yield from _present(manifest, one, base, bool(faults))


def _form(one: Element, href: str, launch: bool) -> Iterator[Finding]:
    if "\\" in href:
        yield rules.HREF_BACKSLASH.at(one.span, f"`{href}` has a backslash", f"Write `{href.replace(chr(92), '/')}`.")
    elif ABSOLUTE.match(href):
        yield rules.HREF_ABSOLUTE.at(one.span, f"`{href}` is absolute")
    elif FOREIGN.match(href):
        level = Severity.ERROR if launch else None
        yield rules.HREF_EXTERNAL.at(one.span, f"`{href}` is on another site", level=level)
    elif ".." in stripped(one).split("/"):
        level = Severity.ERROR if _leaves(href) else None
        yield rules.HREF_DOTDOT.at(one.span, f"`{href}` has a part `..`", level=level)
    elif UNESCAPED.search(href) or "%25" in href:
        yield rules.HREF_ESCAPING.at(one.span, f"`{href}` is not escaped, or twice")


def _leaves(href: str) -> bool:
    depth = 0
    for part in re.split(r"[?#]", href, maxsplit=1)[0].split("/"):
        depth += -1 if part == ".." else part not in ("", ".")
        if depth < 0:
            return True
    return False


def _present(manifest: Manifest, one: Element, base: str, told: bool) -> Iterator[Finding]:
    files = manifest.package.files
    name, raw = joined(base, bare(one)), joined(base, stripped(one))
    if name in files:
        return
    if raw in files or unquote(name) in files:
        if not told:
            yield rules.HREF_ESCAPING.at(one.span, f"`{one.get('href')}` and the name of the file differ in escaping")
    elif other := manifest.by_lower_case.get(name.lower()):
        yield rules.CASE_MISMATCH.at(one.span, f"`{name}` is `{other}` in the package", f"Write `{other}`.")
    elif one.name == "resource":
        yield rules.LAUNCH_MISSING.at(one.span, f"there is no `{name}` in the package")
    else:
        level = Severity.ERROR if name.lower().endswith(CODE) else None
        yield rules.FILE_MISSING.at(one.span, f"there is no `{name}` in the package", level=level)


def _listing(manifest: Manifest) -> Iterator[Finding]:
    listed, again = {FIRST}, list[tuple[str, Element]]()
    for resource in manifest.resources:
        base, here = of_resource(manifest, resource), set[str]()
        for file in resource.all("file"):
            name = joined(base, bare(file))
            if name in here:
                again.append((name, file))
            here.add(name)
            listed.add(joined(base, stripped(file)).lower())
        listed.update(name.lower() for name in (*here, joined(base, bare(resource))))
    if again:
        more = f", and {len(again) - 1} more are" if len(again) > 1 else ""
        yield listing.LISTED_TWICE.at(again[0][1].span, f"`{again[0][0]}` is listed a second time{more}")
    if manifest.resources and not manifest.bare:
        yield from _unlisted(manifest, listed)


def _unlisted(manifest: Manifest, listed: set[str]) -> Iterator[Finding]:
    known = listed | {
        one.text.strip().replace("\\", "/").lower()
        for one in manifest.elements
        if one.name == "location" and one.namespace in (ADLCP_12, ADLCP_2004)
    }
    for name in sorted(manifest.package.files):
        if name.lower() not in known and not name.lower().endswith(SCHEMAS) and not JUNK.search(name):
            yield listing.FILE_UNLISTED.at(Source(name, "").span(), "the manifest does not list this file")


CHECKS: Checks = (_bases, _hrefs, _listing)
