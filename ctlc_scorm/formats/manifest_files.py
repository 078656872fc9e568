"""The resources of a manifest and their files, beside the files that are there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ctlc_scorm.package import FIRST
from ctlc_scorm.rules.package import manifest as rules
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.text import Source

if TYPE_CHECKING:
    from ctlc_scorm.formats.manifest12 import Manifest
    from ctlc_scorm.formats.xmltree import Element

SCORM_TYPE = "http://www.adlnet.org/xsd/adlcp_rootv1p2 scormtype"


def _resources(manifest: Manifest) -> Iterator[Finding]:
    holders = manifest.root.all("resources")
    if len(holders) != 1:
        message = "there are several `resources`" if holders else "there are no `resources`"
        yield rules.RESOURCES_MISSING.at(holders[1].span if holders else manifest.root.span, message)
    elif {one.get(SCORM_TYPE) for one in manifest.used} == {"asset"}:
        yield rules.NO_SCO.at(holders[0].span, "no resource is a SCO")
    first = next((one for one in manifest.resources if one.get("href")), None)
    if first and manifest.used and first is not manifest.used[0]:
        message = "this is the first resource with an href, and not what the first item launches"
        yield rules.FIRST_NOT_LAUNCH.at(first.span, message, related=(manifest.used[0].span,))


def _launches(manifest: Manifest) -> Iterator[Finding]:
    for one in manifest.used:
        if one.get(SCORM_TYPE) not in ("sco", "asset"):
            yield rules.TYPE_MISSING.at(one.span, "an item refers to this resource, which has no `adlcp:scormtype`")
        if not one.get("href"):
            yield rules.SCO_WITHOUT_HREF.at(one.span, "an item refers to this resource, which launches nothing")
        elif _file(one) not in {_file(file) for file in one.all("file")}:
            yield rules.HREF_NOT_LISTED.at(one.span, f"`{_file(one)}` is not among the files of this resource")


def _files(manifest: Manifest) -> Iterator[Finding]:
    listed = Counter[str]()
    for resource in manifest.resources:
        if resource.get("href"):
            listed[_file(resource)] += 0
            yield from _present(manifest, resource)
        for file in resource.all("file"):
            listed[_file(file)] += 1
            if listed[_file(file)] == 2:
                yield rules.LISTED_TWICE.at(file.span, f"`{_file(file)}` is listed a second time")
            if _file(file) != _file(resource):
                yield from _present(manifest, file)
    yield from _unlisted(manifest, {FIRST, *(name.lower() for name in listed)})


def _unlisted(manifest: Manifest, listed: set[str]) -> Iterator[Finding]:
    for name in sorted(manifest.package.files) if manifest.resources else ():
        if name.lower() not in listed and not name.endswith(".xsd"):
            yield rules.FILE_UNLISTED.at(Source(name, "").span(), "the manifest does not list this file")


def _present(manifest: Manifest, one: Element) -> Iterator[Finding]:
    name = _file(one)
    if name in manifest.package.files:
        return
    if other := manifest.by_lower_case.get(name.lower()):
        yield rules.CASE_MISMATCH.at(one.span, f"`{name}` is `{other}` in the package")
    elif one.name == "resource":
        yield rules.LAUNCH_MISSING.at(one.span, f"there is no `{name}` in the package")
    else:
        yield rules.FILE_MISSING.at(one.span, f"there is no `{name}` in the package")


def _file(one: Element) -> str:
    """The name of the file that an href means."""
    return unquote(re.split(r"[?#]", one.get("href"), maxsplit=1)[0])


CHECKS: tuple[Callable[[Manifest], Iterator[Finding]], ...]
CHECKS = (_resources, _launches, _files)
