"""Checks of agents and groups."""

from __future__ import annotations

from ctlc_scorm.rules.statements import form, scalars
from ctlc_scorm.rules.statements.fault import Fault, Faults, each, record

IDENTIFIERS = ("mbox", "mbox_sha1sum", "openid", "account")


def account(value: object, path: str) -> Faults:
    yield from record(value, path, {"homePage": scalars.openid, "name": scalars.text})
    if isinstance(value, dict) and not {"homePage", "name"} <= value.keys():
        yield Fault(form.BAD_AGENT, path, "needs both homePage and name")


AGENT = {
    "objectType": scalars.text,
    "name": scalars.text,
    "mbox": scalars.mailto,
    "mbox_sha1sum": scalars.sha1,
    "openid": scalars.openid,
    "account": account,
}


def identifiers(value: dict[str, object]) -> list[str]:
    return [name for name in IDENTIFIERS if name in value]


def agent(value: object, path: str) -> Faults:
    yield from record(value, path, AGENT)
    if not isinstance(value, dict):
        return
    if value.get("objectType", "Agent") != "Agent":
        yield Fault(form.BAD_OBJECT_TYPE, path, f"is {value['objectType']!r} where only an Agent can be")
    if len(found := identifiers(value)) != 1:
        yield Fault(form.BAD_AGENT, path, f"has {' and '.join(found) or 'no identifier'}; exactly one is needed")


def group(value: object, path: str) -> Faults:
    yield from record(value, path, AGENT | {"member": each(member)})
    if not isinstance(value, dict):
        return
    found = identifiers(value)
    if len(found) > 1:
        yield Fault(form.BAD_AGENT, path, f"has {' and '.join(found)}; one is enough")
    if not found and not value.get("member"):
        yield Fault(form.BAD_GROUP, path, "has neither an identifier nor members")


def member(value: object, path: str) -> Faults:
    if isinstance(value, dict) and value.get("objectType", "Agent") != "Agent":
        yield Fault(form.BAD_GROUP, path, "members are Agents")
    else:
        yield from agent(value, path)


def actor(value: object, path: str) -> Faults:
    """An agent or a group."""
    named = value.get("objectType", "Agent") if isinstance(value, dict) else "Agent"
    if named not in ("Agent", "Group"):
        yield Fault(form.BAD_OBJECT_TYPE, f"{path}.objectType", f"{named!r} is neither Agent nor Group")
    else:
        yield from (group if named == "Group" else agent)(value, path)


def team(value: object, path: str) -> Faults:
    if isinstance(value, dict) and value.get("objectType") != "Group":
        yield Fault(form.BAD_GROUP, path, "must be a Group")
    else:
        yield from group(value, path)
