"""The shape of `cmi5.xml`, as its schema gives it and as importers need it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctlc_scorm.formats.xmltree import Element
from ctlc_scorm.rules.package import cmi5_rules as rules
from ctlc_scorm.rules.package import ids
from ctlc_scorm.rules.package.cmi5_model import KINDS, NAMESPACE, TITLED, UNITS, Kind, Structure
from ctlc_scorm.source.findings import Finding

DEFAULT = re.compile(rf'<courseStructure\b[^>]*\bxmlns="{re.escape(NAMESPACE)}"')
PLAIN = re.compile(r"[\w.\-]+\Z")
TITLED_PARTS = ("course", "block", "au")
MOST_UNITS = 1000


def _prefix(structure: Structure) -> Iterator[Finding]:
    if not DEFAULT.match(ids.tag(structure.root)):
        hint = f'Write <courseStructure xmlns="{NAMESPACE}">.'
        yield rules.PREFIX.at(structure.root.span, "the namespace is not the default one in double quotes", hint)


def _children(structure: Structure) -> Iterator[Finding]:
    for element in structure.own:
        kind = KINDS.get(element.name)
        if kind is None or element.name == "langstring":
            continue
        own = [child for child in element.children if child.namespace == NAMESPACE]
        yield from _unknown(element, kind, own)
        yield from _needed(element, kind, own)
        yield from _ordered(element, kind, own)


def _unknown(element: Element, kind: Kind, own: list[Element]) -> Iterator[Finding]:
    seen: set[str] = set()
    for child in own:
        if child.name not in kind.order:
            yield rules.NOT_VALID.at(child.span, f"`{child.name}` has no place in `{element.name}`")
        elif child.name in seen and child.name not in kind.repeated:
            yield rules.NOT_VALID.at(child.span, f"there is a second `{child.name}` in `{element.name}`")
        seen.add(child.name)


def _needed(element: Element, kind: Kind, own: list[Element]) -> Iterator[Finding]:
    names = {child.name for child in own}
    for name in kind.needed:
        if name not in names:
            yield rules.NOT_VALID.at(element.span, f"`{element.name}` has no `{name}`")


def _ordered(element: Element, kind: Kind, own: list[Element]) -> Iterator[Finding]:
    latest = 0
    for child in (one for one in own if one.name in kind.order):
        place = kind.order.index("au" if child.name in UNITS else child.name)
        if place < latest:
            hint = f"The order is {', '.join(kind.order)}."
            yield rules.ORDER.at(child.span, f"`{child.name}` comes too late in `{element.name}`", hint)
        latest = max(latest, place)


def _titles(structure: Structure) -> Iterator[Finding]:
    for element in [*(one for name in TITLED_PARTS for one in structure.named(name)), *structure.objectives]:
        for name in TITLED:
            texts = element.all(name)
            if not texts:
                yield rules.NO_TITLE.at(element.span, f"this `{element.name}` has no `{name}`")
            elif not texts[0].all("langstring"):
                yield rules.NO_TITLE.at(texts[0].span, f"this `{name}` has no `langstring`")


def _attributes(structure: Structure) -> Iterator[Finding]:
    for element in structure.own:
        known = KINDS[element.name].attributes if element.name in KINDS else ()
        for name in element.attributes:
            if PLAIN.match(name) and name not in known:
                yield rules.UNKNOWN_ATTRIBUTE.at(element.span, f"`{element.name}` has no attribute `{name}`")


def _foreign(structure: Structure) -> Iterator[Finding]:
    for element in structure.own:
        kind = KINDS.get(element.name, Kind())
        for place, child in enumerate(element.children):
            if child.namespace == NAMESPACE or element.name == "langstring":
                continue
            behind = any(other.namespace == NAMESPACE for other in element.children[place:])
            if not kind.open or behind:
                where = "before others of cmi5" if behind else f"in `{element.name}`"
                yield rules.FOREIGN.at(child.span, f"a foreign `{child.name}` stands {where}")


def _units(structure: Structure) -> Iterator[Finding]:
    for block in [structure.root, *structure.named("block")]:
        if not any(block.all(name) for name in UNITS):
            yield rules.EMPTY.at(block.span, f"there is no `au` and no `block` in this `{block.name}`")
    for objectives in structure.named("objectives"):
        if not objectives.all("objective"):
            yield rules.EMPTY.at(objectives.span, "there is no `objective` in these `objectives`")
    units = structure.named("au")
    if len(units) > MOST_UNITS:
        yield rules.MANY_UNITS.at(units[MOST_UNITS].span, f"there are {len(units):,} units")


CHECKS = (_prefix, _children, _titles, _attributes, _foreign, _units)
