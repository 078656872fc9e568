"""State and profiles."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from ctlc_scorm.lrs import agents
from ctlc_scorm.lrs.core import Core
from ctlc_scorm.lrs.documents import Conditions, Place
from ctlc_scorm.lrs.exchange import Answer, Asked, as_json
from ctlc_scorm.lrs.query import registration, shaped, time
from ctlc_scorm.lrs.refused import Refused

LARGEST = 1 << 20
NEEDED = {
    "state": ("activityId", "agent"),
    "agent": ("agent",),
    "activity": ("activityId",),
}
PREFERENCES = "cmi5LearnerPreferences"
Caller = sqlite3.Row | None


def document_route(kind: str) -> Callable[[Core, Caller, Asked], Answer]:
    key = "stateId" if kind == "state" else "profileId"

    def route(core: Core, caller: Caller, asked: Asked) -> Answer:
        name = asked.params.get(key, "")
        if core.behaviour.only_suspend_data and dropped(asked, name):
            return as_json({"success": True})
        place = placed(kind, key, asked)
        note_preferences(core, caller, asked, name)
        return one(core, asked, place, name) if name else many(core, asked, place, key)

    return route


def dropped(asked: Asked, name: str) -> bool:
    """What Open edX forgets."""
    kept = name == "suspendData" and asked.method in ("GET", "PUT")
    return not kept and not (name == "LMS.LaunchData" and asked.method == "GET")


def placed(kind: str, key: str, asked: Asked) -> Place:
    missing = [name for name in NEEDED[kind] if name not in asked.params]
    optional = {"registration"} if kind == "state" else set()
    unknown = sorted(asked.params.keys() - {*NEEDED[kind], key, "since"} - optional)
    if missing or unknown:
        raise Refused(400, f"parameters missing: {missing}, unknown: {unknown}")
    agent = agents.key(agents.parsed(asked.params["agent"])) if "agent" in asked.params else ""
    return Place(kind, shaped("activityId", asked.params), agent, registration(asked.params))


def note_preferences(core: Core, caller: Caller, asked: Asked, name: str) -> None:
    """In a session: remembers that preferences were read, and refuses what is the LMS's to write."""
    if caller is None:
        return
    if name == PREFERENCES and asked.method in ("GET", "HEAD"):
        core.base.execute("UPDATE session SET preferences = 1 WHERE id = ?", [caller["id"]])
    elif asked.method not in ("GET", "HEAD") and (
        name == "LMS.LaunchData" or (name == PREFERENCES and core.behaviour.strict)
    ):
        raise Refused(403, f"{name} is the LMS's")


def one(core: Core, asked: Asked, place: Place, name: str) -> Answer:
    if asked.method in ("GET", "HEAD"):
        return read(core, place, name)
    if len(asked.body) > LARGEST:
        raise Refused(413, "a document has at most 1 MiB")
    needed = asked.method == "PUT" and (place.kind != "state" or core.behaviour.state_needs_etag)
    match, none_match = (asked.headers.get(header, "") for header in ("if-match", "if-none-match"))
    conditions = Conditions(match, none_match, needed, core.behaviour.mismatch)
    if asked.method == "PUT":
        core.documents.put(place, name, asked.body, asked.type, conditions)
    elif asked.method == "POST":
        core.documents.post(place, name, asked.body, asked.type, conditions, core.behaviour.deep_merge)
    else:
        core.documents.delete(place, name, conditions)
    return Answer(204)


def read(core: Core, place: Place, name: str) -> Answer:
    found = core.documents.get(place, name)
    if found is None and core.behaviour.only_suspend_data:
        return as_json({})
    if found is None:
        raise Refused(404, "there is no such document")
    return Answer(200, found.body, {"content-type": found.type, "etag": found.etag, "last-modified": found.updated})


def many(core: Core, asked: Asked, place: Place, key: str) -> Answer:
    anywhere = "registration" not in asked.params
    if asked.method in ("GET", "HEAD"):
        return as_json(core.documents.ids(place, time("since", asked.params), anywhere))
    if asked.method == "DELETE" and place.kind == "state":
        core.documents.clear(place, anywhere)
        return Answer(204)
    raise Refused(400, f"{key} is missing")
