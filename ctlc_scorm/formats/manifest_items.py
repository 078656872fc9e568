"""The table of contents of a manifest: version, organizations, items, their titles and references."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ctlc_scorm.rules.package import manifest as rules
from ctlc_scorm.source.findings import Finding

if TYPE_CHECKING:
    from ctlc_scorm.formats.manifest12 import Manifest
    from ctlc_scorm.formats.xmltree import Element

NCNAME = re.compile(r"[^\W\d][\w.-]*\Z")
LONGEST_TITLE = 200


def _version(manifest: Manifest) -> Iterator[Finding]:
    versions = [one for data in manifest.root.all("metadata") for one in data.all("schemaversion")]
    if not versions or not versions[0].text:
        span = versions[0].span if versions else manifest.root.span
        yield rules.VERSION_MISSING.at(span, "the manifest does not say which edition it is")
    elif versions[0].text != "1.2":
        yield rules.VERSION_UNKNOWN.at(versions[0].span, f"{versions[0].text!r} is not the version `1.2`")


def _organizations(manifest: Manifest) -> Iterator[Finding]:
    holders = manifest.root.all("organizations")
    if len(holders) != 1:
        message = "there are several `organizations`" if holders else "there are no `organizations`"
        yield rules.ORGANIZATIONS_MISSING.at(holders[1].span if holders else manifest.root.span, message)
    elif not manifest.organizations:
        yield rules.ORGANIZATIONS_EMPTY.at(holders[0].span, "there is no organization")
    else:
        default = holders[0].get("default")
        if default and default not in {one.get("identifier") for one in manifest.organizations}:
            yield rules.DEFAULT_DANGLING.at(holders[0].span, f"no organization has the identifier `{default}`")


def _titles(manifest: Manifest) -> Iterator[Finding]:
    for one in (*manifest.organizations, *manifest.items):
        title = next(iter(one.all("title")), None)
        text = title.text.strip() if title else ""
        if not text:
            yield rules.TITLE_MISSING.at((title or one).span, f"this {one.name} has no title")
        elif title and len(text) > LONGEST_TITLE:
            yield rules.TITLE_TOO_LONG.at(title.span, f"this title has {len(text)} characters")


def _identifiers(manifest: Manifest) -> Iterator[Finding]:
    first: dict[str, Element] = {}
    for one in manifest.elements:
        if "identifier" not in one.attributes or one.namespace != manifest.root.namespace:
            continue
        name = one.get("identifier")
        if (other := first.setdefault(name, one)) is not one:
            message = f"the identifier `{name}` is here twice"
            yield rules.DUPLICATE_IDENTIFIER.at(one.span, message, related=(other.span,))
        elif not NCNAME.match(name):
            yield rules.NOT_NCNAME.at(one.span, f"{name!r} is not an identifier in XML")


def _references(manifest: Manifest) -> Iterator[Finding]:
    for item in manifest.items:
        wanted = item.get("identifierref")
        if wanted and manifest.resources and wanted not in manifest.by_id:
            yield rules.REFERENCE_DANGLING.at(item.span, f"no resource has the identifier `{wanted}`")
    for resource in manifest.resources:
        for dependency in resource.all("dependency"):
            wanted = dependency.get("identifierref")
            if wanted not in manifest.by_id:
                yield rules.DEPENDENCY_DANGLING.at(dependency.span, f"no resource has the identifier `{wanted}`")


CHECKS: tuple[Callable[[Manifest], Iterator[Finding]], ...]
CHECKS = (_version, _organizations, _titles, _identifiers, _references)
