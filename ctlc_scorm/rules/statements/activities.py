"""Checks of activities and the questions that they may be."""

from __future__ import annotations

from ctlc_scorm.rules.statements import scalars, values
from ctlc_scorm.rules.statements.fault import Fault, Faults, each, record

COMPONENTS: dict[str, tuple[str, ...]] = {
    "true-false": (),
    "choice": ("choices",),
    "fill-in": (),
    "long-fill-in": (),
    "matching": ("source", "target"),
    "performance": ("steps",),
    "sequencing": ("choices",),
    "likert": ("scale",),
    "numeric": (),
    "other": (),
}
LISTS = ("choices", "scale", "source", "target", "steps")


def component(value: object, path: str) -> Faults:
    yield from record(value, path, {"id": scalars.text, "description": scalars.language_map}, ("id",))
    name = value.get("id") if isinstance(value, dict) else None
    if isinstance(name, str) and (not name or any(mark.isspace() for mark in name)):
        yield Fault(values.INTERACTION, f"{path}.id", f"{name!r} is empty or has a space")


def components(value: object, path: str) -> Faults:
    yield from each(component)(value, path)
    names = [one.get("id") for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    if len({str(name) for name in names}) < len(names):
        yield Fault(values.INTERACTION, path, "an id comes twice")


DEFINITION = {
    "name": scalars.language_map,
    "description": scalars.language_map,
    "type": scalars.iri,
    "moreInfo": scalars.iri,
    "extensions": scalars.extensions,
    "interactionType": scalars.text,
    "correctResponsesPattern": each(scalars.text),
    **dict.fromkeys(LISTS, components),
}


def definition(value: object, path: str) -> Faults:
    yield from record(value, path, DEFINITION)
    if not isinstance(value, dict):
        return
    named = value.get("interactionType")
    lists = [name for name in LISTS if name in value]
    if named is None and (lists or "correctResponsesPattern" in value):
        yield Fault(values.INTERACTION, path, "has parts of a question and no interactionType")
    elif isinstance(named, str) and named not in COMPONENTS:
        yield Fault(values.INTERACTION, f"{path}.interactionType", f"{named!r} is no type of question")
    elif isinstance(named, str):
        for name in set(lists) - set(COMPONENTS[named]):
            yield Fault(values.INTERACTION, f"{path}.{name}", f"is no list of a {named} question")


ACTIVITY = {"objectType": scalars.text, "id": scalars.iri, "definition": definition}


def activity(value: object, path: str) -> Faults:
    yield from record(value, path, ACTIVITY, ("id",))
