"""Statements as they are asked for: exact, with ids only, or canonical."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ctlc_scorm.rules.statements.actors import IDENTIFIERS

Json = dict[str, Any]
Definition = Callable[[str], Mapping[str, Any] | None]


def formatted(statement: Json, kind: str, languages: str, definition: Definition) -> Json:
    if kind == "ids":
        return only_ids(statement)
    return canonical(statement, preferred(languages), definition) if kind == "canonical" else statement


def only_ids(statement: Json) -> Json:
    """Agents and activities with what names them."""
    made = statement | {"actor": named(statement["actor"]), "object": thing_with_id(statement["object"])}
    if activities := statement.get("context", {}).get("contextActivities"):
        lists = {name: [{"id": one["id"]} for one in found] for name, found in activities.items()}
        made["context"] = statement["context"] | {"contextActivities": lists}
    return made


def named(agent: Json) -> Json:
    kept = {"objectType", *IDENTIFIERS}
    made = {name: part for name, part in agent.items() if name in kept}
    anonymous = not any(name in agent for name in IDENTIFIERS)
    return made | ({"member": [named(one) for one in agent.get("member", [])]} if anonymous else {})


def thing_with_id(thing: Json) -> Json:
    kind = thing.get("objectType", "Activity")
    if kind in ("Agent", "Group"):
        return named(thing)
    if kind == "SubStatement":
        return only_ids(thing)
    return {name: part for name, part in thing.items() if name in ("objectType", "id")}


def preferred(languages: str) -> list[str]:
    """Tags of Accept-Language, best first."""
    parts = [part.strip().partition(";q=") for part in languages.split(",") if part.strip()]
    return [tag for tag, _, weight in sorted(parts, key=lambda part: -float(part[2] or 1))]


def canonical(statement: Json, tags: list[str], definition: Definition) -> Json:
    """Definitions as the LRS knows them, and one language of each text."""
    made = statement | {"verb": one_language(statement["verb"], tags)}
    thing = statement["object"]
    if thing.get("objectType", "Activity") == "Activity" and (known := definition(thing["id"])):
        made["object"] = thing | {"definition": one_language(known, tags)}
    return made


def one_language(record: Mapping[str, Any], tags: list[str]) -> Json:
    return {
        name: pick(part, tags) if name in ("name", "description", "display") else part for name, part in record.items()
    }


def pick(words: Mapping[str, str], tags: list[str]) -> Mapping[str, str]:
    found = next((tag for tag in tags if tag in words), next(iter(words), None))
    return words if found is None else {found: words[found]}
