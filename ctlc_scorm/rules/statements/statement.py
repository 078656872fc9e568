"""Checks of a whole statement."""

from __future__ import annotations

from ctlc_scorm.rules.statements import form, scalars, values
from ctlc_scorm.rules.statements.activities import activity
from ctlc_scorm.rules.statements.actors import actor, agent, group, team
from ctlc_scorm.rules.statements.fault import Check, Fault, Faults, each, record

VOIDED = "http://adlnet.gov/expapi/verbs/voided"
VERB = {"id": scalars.iri, "display": scalars.language_map}


def verb(value: object, path: str) -> Faults:
    yield from record(value, path, VERB, ("id",))


def reference(value: object, path: str) -> Faults:
    yield from record(value, path, {"objectType": scalars.text, "id": scalars.uuid}, ("id",))
    if isinstance(value, dict) and value.get("objectType") != "StatementRef":
        yield Fault(form.BAD_OBJECT_TYPE, path, "must have the objectType StatementRef")


def score(value: object, path: str) -> Faults:
    yield from record(value, path, dict.fromkeys(("scaled", "raw", "min", "max"), scalars.number))
    if not isinstance(value, dict):
        return
    have = {key: part for key, part in value.items() if isinstance(part, (int, float)) and not isinstance(part, bool)}
    if not -1 <= have.get("scaled", 0) <= 1:
        yield Fault(values.SCORE, f"{path}.scaled", f"{have['scaled']} is not from -1 to 1")
    if "min" in have and "max" in have and have["min"] >= have["max"]:
        yield Fault(values.SCORE, path, "min is not below max")
    raw = have.get("raw")
    if raw is not None and not have.get("min", raw) <= raw <= have.get("max", raw):
        yield Fault(values.SCORE, f"{path}.raw", f"{raw} is not from min to max")


RESULT = {
    "score": score,
    "success": scalars.boolean,
    "completion": scalars.boolean,
    "response": scalars.text,
    "duration": scalars.duration,
    "extensions": scalars.extensions,
}


def result(value: object, path: str) -> Faults:
    yield from record(value, path, RESULT)


def one_or_many(value: object, path: str) -> Faults:
    if isinstance(value, dict):
        yield Fault(values.NOT_ARRAYS, path, "is one activity and no array")
        yield from activity(value, path)
    else:
        yield from each(activity)(value, path)


def context_activities(value: object, path: str) -> Faults:
    yield from record(value, path, dict.fromkeys(("parent", "grouping", "category", "other"), one_or_many))


CONTEXT = {
    "registration": scalars.uuid,
    "instructor": actor,
    "team": team,
    "contextActivities": context_activities,
    "revision": scalars.text,
    "platform": scalars.text,
    "language": scalars.language,
    "statement": reference,
    "extensions": scalars.extensions,
}


def context(value: object, path: str) -> Faults:
    yield from record(value, path, CONTEXT)


ATTACHMENT = {
    "usageType": scalars.iri,
    "display": scalars.language_map,
    "description": scalars.language_map,
    "contentType": scalars.media_type,
    "length": scalars.whole,
    "sha2": scalars.sha2,
    "fileUrl": scalars.iri,
}


def attachment(value: object, path: str) -> Faults:
    yield from record(value, path, ATTACHMENT)
    missing = [name for name in ATTACHMENT if isinstance(value, dict) and name != "description" and name not in value]
    if missing:
        yield Fault(values.ATTACHMENT, path, f"has no {', '.join(missing)}")


def an_object(value: object, path: str) -> Faults:
    named = value.get("objectType", "Activity") if isinstance(value, dict) else "Activity"
    kinds: dict[object, Check] = {
        "Activity": activity,
        "Agent": agent,
        "Group": group,
        "StatementRef": reference,
        "SubStatement": substatement,
    }
    if not isinstance(named, str) or named not in kinds:
        yield Fault(form.BAD_OBJECT_TYPE, f"{path}.objectType", f"{named!r} is no kind of object")
    else:
        yield from kinds[named](value, path)


BOTH = {
    "actor": actor,
    "verb": verb,
    "object": an_object,
    "result": result,
    "context": context,
    "timestamp": scalars.timestamp,
    "attachments": each(attachment),
}
STATEMENT = BOTH | {
    "id": scalars.uuid,
    "stored": scalars.timestamp,
    "authority": actor,
    "version": scalars.version,
}


def substatement(value: object, path: str) -> Faults:
    if not isinstance(value, dict):
        return
    outer = [name for name in ("id", "stored", "version", "authority") if name in value]
    if outer:
        yield Fault(form.SUBSTATEMENT, path, f"has {', '.join(outer)}")
    if isinstance(value.get("object"), dict) and value["object"].get("objectType") == "SubStatement":
        yield Fault(form.SUBSTATEMENT, path, "holds a further statement")
        return
    if verb_of(value) == VOIDED:
        yield Fault(form.SUBSTATEMENT, path, "voids a statement")
    inner = {key: part for key, part in value.items() if key not in outer}
    yield from record(inner, path, BOTH | {"objectType": scalars.text}, ("actor", "verb", "object"))
    yield from only_for_activities(value, path)


def verb_of(value: dict[str, object]) -> object:
    found = value.get("verb")
    return found.get("id") if isinstance(found, dict) else None


def object_type(value: dict[str, object]) -> object:
    found = value.get("object")
    return found.get("objectType", "Activity") if isinstance(found, dict) else None


def only_for_activities(value: dict[str, object], path: str) -> Faults:
    found = value.get("context")
    if not isinstance(found, dict) or object_type(value) in ("Activity", None):
        return
    for name in ("revision", "platform"):
        if name in found:
            yield Fault(values.ONLY_FOR_ACTIVITIES, f"{path}.context.{name}".lstrip("."), "the object is no activity")


def statement(value: object, path: str = "") -> Faults:
    yield from record(value, path, STATEMENT, ("actor", "verb", "object"))
    if not isinstance(value, dict):
        return
    yield from only_for_activities(value, path)
    if verb_of(value) == VOIDED and object_type(value) not in ("StatementRef", None):
        yield Fault(form.VOIDING, "object", "a voiding statement names the statement by a StatementRef")
    for name in ("stored", "authority"):
        if name in value:
            yield Fault(values.SET_BY_LRS, name, "is set by the LRS")
