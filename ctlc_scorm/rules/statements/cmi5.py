"""Checks of a statement in its cmi5 session: `session_faults(statement, session, earlier)`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ctlc_scorm.rules.statements import session as rules
from ctlc_scorm.rules.statements.fault import Fault, Faults
from ctlc_scorm.rules.statements.results import mastery_faults, result_faults

Statement = Mapping[str, Any]
ADL = "http://adlnet.gov/expapi/verbs/"
CATEGORY = "https://w3id.org/xapi/cmi5/context/categories/cmi5"
MOVEON = "https://w3id.org/xapi/cmi5/context/categories/moveon"
OUTCOMES = ("completed", "passed", "failed")
DEFINED = ("initialized", *OUTCOMES, "terminated")


@dataclass(frozen=True)
class Session:
    """What the launch gave. `earlier` statements are of this session, `others` of others in the registration."""

    actor: Statement
    registration: str
    activity: str
    template: Statement
    mode: str = "Normal"
    mastery: float | None = None
    over: bool = False
    earlier: tuple[Statement, ...] = field(default=())
    others: tuple[Statement, ...] = field(default=())


def context(statement: Statement) -> Statement:
    found: Statement = statement.get("context") or {}
    return found


def categories(statement: Statement) -> list[str]:
    found = context(statement).get("contextActivities", {}).get("category", [])
    return [one["id"] for one in (found if isinstance(found, list) else [found])]


def is_defined(statement: Statement) -> bool:
    return CATEGORY in categories(statement)


def name_of(statement: Statement) -> str:
    """The last part of the verb, for ADL's; the whole of others."""
    return str(statement["verb"]["id"]).removeprefix(ADL)


def session_faults(statement: Statement, session: Session) -> list[Fault]:
    """What an LMS that keeps to the letter of cmi5 refuses. The statement has passed the rules for all statements."""
    faults = [*of_launch(statement, session), *in_order(statement, session), *notes(statement)]
    if is_defined(statement):
        faults += [*defined(statement, session), *result_faults(name_of(statement), statement)]
        faults += mastery_faults(name_of(statement), statement, session.mastery)
    return faults


def of_launch(statement: Statement, session: Session) -> Faults:
    if statement["actor"] != session.actor:
        yield Fault(rules.ACTOR, "actor", "is not the actor of the launch to the letter")
    if context(statement).get("registration") != session.registration:
        yield Fault(rules.REGISTRATION, "context.registration", f"is not {session.registration}")
    if not holds(context(statement), session.template):
        yield Fault(rules.TEMPLATE, "context", "does not hold the template of the launch")
    if "id" not in statement or not str(statement.get("timestamp", "")).endswith(("Z", "+00:00")):
        yield Fault(rules.STAMPED, "", "needs an id and a timestamp in UTC")


def holds(value: object, template: object) -> bool:
    """Whether a value has all of a template: the same keys, and the same items first in lists."""
    if isinstance(template, Mapping):
        return isinstance(value, Mapping) and all(
            key in value and holds(value[key], part) for key, part in template.items()
        )
    if isinstance(template, list):
        return isinstance(value, list) and value[: len(template)] == template
    return value == template


def in_order(statement: Statement, session: Session) -> Faults:
    done = [name_of(one) for one in session.earlier if is_defined(one)]
    begins = is_defined(statement) and name_of(statement) == "initialized"
    if session.over or "terminated" in done:
        yield Fault(rules.ENDED, "verb", "the session is over")
    elif "initialized" not in done and not begins:
        yield Fault(rules.NOT_BEGUN, "verb", "comes before initialized")


def defined(statement: Statement, session: Session) -> Faults:
    verb = name_of(statement)
    if verb not in DEFINED:
        yield Fault(rules.VERB, "verb.id", f"{verb} is no verb of an AU in cmi5")
        return
    if statement["object"].get("id") != session.activity:
        yield Fault(rules.OBJECT, "object.id", f"is not {session.activity}")
    if (MOVEON in categories(statement)) != (verb in OUTCOMES):
        yield Fault(rules.MOVEON, "context.contextActivities.category", f"moveon is wrong or missing on {verb}")
    if verb in OUTCOMES and session.mode != "Normal":
        yield Fault(rules.MODE, "verb.id", f"{verb} in the launch mode {session.mode}")
    yield from repeated(verb, session)


def repeated(verb: str, session: Session) -> Faults:
    here = {name_of(one) for one in session.earlier if is_defined(one)}
    ever = here | {name_of(one) for one in session.others if is_defined(one)}
    if verb in here:
        yield Fault(rules.TWICE, "verb.id", f"{verb} was sent in this session")
    elif verb in ("completed", "passed") and verb in ever:
        yield Fault(rules.AGAIN, "verb.id", f"{verb} was sent in an earlier session")
    if (verb == "failed" and "passed" in ever) or (verb == "passed" and "failed" in here):
        yield Fault(rules.BOTH_OUTCOMES, "verb.id", f"{verb} contradicts an earlier outcome")


def notes(statement: Statement) -> Faults:
    if not is_defined(statement) and name_of(statement) in OUTCOMES:
        yield Fault(rules.OF_A_PART, "verb.id", f"{name_of(statement)} on a part of the unit")
    if "en" not in statement["verb"].get("display", {}):
        yield Fault(rules.ENGLISH, "verb.display", "has no text under en")
