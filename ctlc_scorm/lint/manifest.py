"""What is wrong in the manifest of a SCORM package: each check looks at one subject, and all of them are run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ctlc_scorm.formats.xmltree import Element
from ctlc_scorm.lint.edition import XML, Edition, edition_of
from ctlc_scorm.package import Package
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.text import Source


@dataclass(frozen=True)
class Manifest:
    """A manifest that could be read, beside the files of its package; `bare` if there are no files to look at."""

    package: Package
    source: Source
    elements: list[Element]
    edition: Edition
    bare: bool = False

    @property
    def root(self) -> Element:
        return self.elements[0]

    @property
    def is_12(self) -> bool:
        return self.edition.type == "scormtype"

    @cached_property
    def organizations(self) -> list[Element]:
        return [one for holder in self.root.all("organizations") for one in holder.all("organization")]

    @cached_property
    def items(self) -> list[Element]:
        """The items of all organizations, with their depths, in the order of the text."""
        return [item for item, _ in self.items_at_depth]

    @cached_property
    def items_at_depth(self) -> list[tuple[Element, int]]:
        found: list[tuple[Element, int]] = []
        waiting = [(item, 1) for one in reversed(self.organizations) for item in reversed(one.all("item"))]
        while waiting:
            item, depth = waiting.pop()
            found.append((item, depth))
            waiting.extend((child, depth + 1) for child in reversed(item.all("item")))
        return found

    @cached_property
    def resources(self) -> list[Element]:
        return [one for holder in self.root.all("resources") for one in holder.all("resource")]

    @cached_property
    def by_id(self) -> dict[str, Element]:
        return {one.get("identifier").strip(): one for one in reversed(self.resources) if one.get("identifier")}

    @cached_property
    def used(self) -> list[Element]:
        """The resources that items refer to, each once, in the order of the items."""
        wanted = (item.get("identifierref").strip() for item in self.items)
        return [self.by_id[name] for name in dict.fromkeys(wanted) if name in self.by_id]

    @cached_property
    def scos(self) -> list[Element]:
        return [one for one in self.resources if self.type_of(one).lower() == "sco"]

    @cached_property
    def by_lower_case(self) -> dict[str, str]:
        return {name.lower(): name for name in self.package.files}

    @cached_property
    def base(self) -> str:
        """The `xml:base` of the root and of its resources."""
        holders = self.root.all("resources")
        return "".join(one.get(f"{XML} base") for one in (self.root, *holders[:1]))

    def type_of(self, resource: Element) -> str:
        """The SCORM type of a resource, however it is spelt."""
        for key, value in resource.attributes.items():
            if key.rpartition(" ")[2].lower() == "scormtype":
                return value
        return ""


def make(package: Package, source: Source, elements: list[Element], bare: bool = False) -> Manifest:
    return Manifest(package, source, elements, edition_of(elements), bare)


Checks = tuple[Callable[[Manifest], Iterator[Finding]], ...]
