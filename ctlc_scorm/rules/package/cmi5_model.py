"""A `cmi5.xml` that could be read: its parts by kind, and what the schema lets each hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ctlc_scorm.formats.xmltree import Element

if TYPE_CHECKING:
    from ctlc_scorm.package import Package

FILE = "cmi5.xml"
NAMESPACE = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"


@dataclass(frozen=True)
class Kind:
    """What an element may hold: children by name in their order (`repeated` any number of times), attributes."""

    order: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    open: bool = False
    """Foreign elements may follow."""


AU_ATTRIBUTES = ("id", "moveOn", "masteryScore", "launchMethod", "activityType")
TITLED = ("title", "description")
UNITS = ("au", "block")
KINDS = {
    "courseStructure": Kind(("course", "objectives", *UNITS), ("course",), UNITS, (), True),
    "course": Kind(TITLED, (), (), ("id",), True),
    "block": Kind((*TITLED, "objectives", *UNITS), (), UNITS, ("id",), True),
    "au": Kind((*TITLED, "objectives", "url", "launchParameters", "entitlementKey"), ("url",), (), AU_ATTRIBUTES, True),
    "objectives": Kind(("objective",), (), ("objective",), (), True),
    "objective": Kind(TITLED, (), (), ("id", "idref")),
    "title": Kind(("langstring",), (), ("langstring",), (), True),
    "description": Kind(("langstring",), (), ("langstring",), (), True),
    "langstring": Kind(attributes=("lang",)),
    "url": Kind(),
    "launchParameters": Kind(),
    "entitlementKey": Kind(),
}


@dataclass(frozen=True)
class Structure:
    """A course structure beside the files of its package."""

    package: Package
    elements: list[Element]

    @property
    def root(self) -> Element:
        return self.elements[0]

    @property
    def bare(self) -> bool:
        """There is nothing but the file itself."""
        return set(self.package.files) == {FILE}

    @cached_property
    def own(self) -> list[Element]:
        """The elements of cmi5's namespace, but those below foreign ones."""
        return list(_own(self.root))

    def named(self, name: str) -> list[Element]:
        return [one for one in self.own if one.name == name]

    @cached_property
    def objectives(self) -> list[Element]:
        """Those that are declared, in distinction from references."""
        return [one for holder in self.root.all("objectives") for one in holder.all("objective")]

    @cached_property
    def references(self) -> list[Element]:
        declared = {id(one) for one in self.objectives}
        return [one for one in self.named("objective") if id(one) not in declared]


def _own(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        if child.namespace == NAMESPACE:
            yield from _own(child)
