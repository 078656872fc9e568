"""What is wrong in the manifest of a SCORM 1.2 package: each check looks at one subject, and all of them are run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ctlc_scorm.formats import manifest_files, manifest_items
from ctlc_scorm.formats.xmltree import Element, XmlError, read_xml
from ctlc_scorm.package import FIRST, Package
from ctlc_scorm.rules.package import manifest as rules
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.text import Source

IMSCP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"


@dataclass(frozen=True)
class Manifest:
    """A manifest that could be read, beside the files of its package."""

    package: Package
    elements: list[Element]

    @property
    def root(self) -> Element:
        return self.elements[0]

    @cached_property
    def organizations(self) -> list[Element]:
        return [one for holder in self.root.all("organizations") for one in holder.all("organization")]

    @cached_property
    def items(self) -> list[Element]:
        return [one for one in self.elements if one.namespace == IMSCP and one.name == "item"]

    @cached_property
    def resources(self) -> list[Element]:
        return [one for holder in self.root.all("resources") for one in holder.all("resource")]

    @cached_property
    def by_id(self) -> dict[str, Element]:
        return {resource.get("identifier"): resource for resource in reversed(self.resources)}

    @cached_property
    def used(self) -> list[Element]:
        """The resources that items refer to, each once, in the order of the items."""
        wanted = (item.get("identifierref") for item in self.items)
        return [self.by_id[name] for name in dict.fromkeys(wanted) if name in self.by_id]

    @cached_property
    def by_lower_case(self) -> dict[str, str]:
        return {name.lower(): name for name in self.package.files}


def check_manifest(package: Package) -> list[Finding]:
    """Everything that is wrong, as far as the manifest can be read."""
    if FIRST not in package.files:
        return [rules.MANIFEST_MISSING.at(Source(FIRST, "").span(), "there is no `imsmanifest.xml` at the top")]
    data = package.read(FIRST)
    source = Source(FIRST, data.decode("utf-8", "replace"))
    found = list(_encoding(source, data))
    try:
        manifest = Manifest(package, read_xml(source))
    except XmlError as error:
        rule = rules.DOCTYPE if error.doctype else rules.NOT_WELL_FORMED
        return [*found, rule.at(error.span, str(error))]
    foreign = list(_root(manifest))
    return found + (foreign or [finding for check in CHECKS for finding in check(manifest)])


def _encoding(source: Source, data: bytes) -> Iterator[Finding]:
    declared = re.match(r"\ufeff?<\?xml[^>]*encoding=[\"']([^\"']+)", source.text)
    if declared and declared[1].lower() not in ("utf-8", "utf8"):
        yield rules.NOT_UTF8.at(source.span(*declared.span(1)), f"the manifest says that it is {declared[1]}")
    elif "\ufffd" in source.text and b"\xef\xbf\xbd" not in data:
        at = source.text.index("\ufffd")
        yield rules.NOT_UTF8.at(source.span(at, at + 1), "this is not UTF-8")


def _root(manifest: Manifest) -> Iterator[Finding]:
    root = manifest.root
    if root.name != "manifest":
        yield rules.WRONG_ROOT.at(root.span, f"the manifest begins with `{root.name}`")
    elif root.namespace != IMSCP:
        yield rules.WRONG_NAMESPACE.at(root.span, f"the namespace is `{root.namespace}`", f'Write xmlns="{IMSCP}".')


CHECKS = (*manifest_items.CHECKS, *manifest_files.CHECKS)
