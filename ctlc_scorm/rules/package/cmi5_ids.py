"""The ids in `cmi5.xml`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctlc_scorm.formats.xmltree import Element
from ctlc_scorm.rules.package import cmi5_rules as rules
from ctlc_scorm.rules.package import ids
from ctlc_scorm.rules.package.cmi5_model import Structure
from ctlc_scorm.source.findings import Finding

MADE_UP = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|\b1[0-9]{12}\b", re.IGNORECASE
)


def _bearers(structure: Structure) -> list[Element]:
    return [*(one for name in ("course", "block", "au") for one in structure.named(name)), *structure.objectives]


def _iris(structure: Structure) -> Iterator[Finding]:
    for element in _bearers(structure):
        id = element.get("id")
        if not ids.is_iri(id):
            yield rules.ID_NOT_IRI.at(element.span, f"the id `{id}` of this `{element.name}` is not an absolute IRI")
        elif element.name != "objective" and MADE_UP.search(id):
            yield rules.ID_MADE_UP.at(element.span, f"`{id}` looks as if it were made anew for each export")


def _unique(structure: Structure) -> Iterator[Finding]:
    yield from ids.repeated(rules.DUPLICATE_AU, structure.named("au"))
    yield from ids.repeated(rules.DUPLICATE_BLOCK, structure.named("block"))
    yield from ids.repeated(rules.DUPLICATE_OBJECTIVE, structure.objectives)


def _across(structure: Structure) -> Iterator[Finding]:
    first: dict[str, Element] = {}
    for element in _bearers(structure):
        id = element.get("id")
        other = first.setdefault(id, element)
        if id and other.name != element.name:
            message = f"`{id}` is the id of a `{other.name}`, too"
            yield rules.SHARED_ID.at(element.span, message, related=(other.span,))


def _references(structure: Structure) -> Iterator[Finding]:
    known = {objective.get("id") for objective in structure.objectives}
    for reference in structure.references:
        if reference.get("idref") not in known:
            yield rules.DANGLING.at(reference.span, f"there is no objective `{reference.get('idref')}`")


CHECKS = (_iris, _unique, _across, _references)
