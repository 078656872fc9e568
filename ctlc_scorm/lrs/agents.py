"""Who a statement is about: agents known by their identifiers, and all that a statement mentions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ctlc_scorm.lrs.refused import Refused
from ctlc_scorm.rules.statements.actors import IDENTIFIERS, actor
from ctlc_scorm.rules.statements.fault import Check

Json = Mapping[str, Any]
Mention = tuple[str, str, bool]
"""Kind (agent or activity), name, and whether it is what the statement is about or only around it."""


def key(agent: Json) -> str:
    """The identifier of an agent or an identified group as text; empty for an anonymous group."""
    for name in IDENTIFIERS:
        if name == "account" and name in agent:
            return f"account:{agent['account']['homePage']}|{agent['account']['name']}"
        if name in agent:
            value = str(agent[name])
            return f"{name}:{value.lower() if name == 'mbox_sha1sum' else value}"
    return ""


def parsed(text: str, check: Check = actor) -> dict[str, Any]:
    """An agent from a query, or Refused."""
    try:
        found = json.loads(text)
    except ValueError:
        raise Refused(400, "the agent is not JSON") from None
    faults = [fault for fault in check(found, "agent") if fault.refused]
    if faults or not key(found):
        raise Refused(400, "the agent has no proper identifier", faults)
    return dict(found)


def named(agent: Json) -> Iterator[str]:
    """The keys of an actor and of the members of a group."""
    yield from filter(None, [key(agent), *(key(one) for one in agent.get("member", []))])


def is_agent(thing: Json) -> bool:
    return thing.get("objectType") in ("Agent", "Group")


def mentions(statement: Json, direct: bool = True) -> Iterator[Mention]:
    """What filters find the statement by."""
    thing = statement["object"]
    for agent in (statement["actor"], *([thing] if is_agent(thing) else [])):
        yield from (("agent", name, direct) for name in named(agent))
    if "id" in thing and thing.get("objectType", "Activity") == "Activity":
        yield ("activity", thing["id"], direct)
    if thing.get("objectType") == "SubStatement":
        yield from mentions(thing, False)
    yield from around(statement)


def around(statement: Json) -> Iterator[Mention]:
    context = statement.get("context", {})
    for agent in (statement.get("authority"), context.get("instructor"), context.get("team")):
        yield from (("agent", name, False) for name in named(agent or {}))
    for activity in context_activities(context):
        yield ("activity", activity["id"], False)


def context_activities(context: Json) -> Iterator[Json]:
    for found in context.get("contextActivities", {}).values():
        yield from found if isinstance(found, list) else [found]


def person(agent: Json, names: list[str]) -> dict[str, Any]:
    """The Person of an agent: every value in a list."""
    found = {name: [agent[name]] for name in IDENTIFIERS if name in agent}
    return {"objectType": "Person", **({"name": names} if names else {}), **found}
