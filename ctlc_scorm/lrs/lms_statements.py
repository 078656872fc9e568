"""The statements that an LMS makes itself: launched, abandoned, satisfied."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from ctlc_scorm.lrs.tables import written
from ctlc_scorm.rules.statements.cmi5 import ADL, CATEGORY

if TYPE_CHECKING:
    from ctlc_scorm.lrs.course import Au
    from ctlc_scorm.lrs.sessions import Launch

OWN = "https://w3id.org/xapi/adl/verbs/"
CONTEXT = "https://w3id.org/xapi/cmi5/context/extensions/"
SATISFIED = "https://w3id.org/xapi/cmi5/activitytype/"


def template(session: str, publisher: str) -> dict[str, Any]:
    """The context that every statement of a session extends."""
    return {
        "contextActivities": {"grouping": [{"id": publisher, "objectType": "Activity"}]},
        "extensions": {f"{CONTEXT}sessionid": session},
    }


def statement(
    verb: str, actor: Mapping[str, Any], thing: Mapping[str, Any], context: Mapping[str, Any]
) -> dict[str, Any]:
    activities = context.get("contextActivities", {}) | {"category": [{"id": CATEGORY}]}
    return {
        "id": str(uuid4()),
        "timestamp": written(datetime.now(UTC)),
        "actor": actor,
        "verb": {"id": verb, "display": {"en": verb.rpartition("/")[2]}},
        "object": thing,
        "context": {**context, "contextActivities": activities},
    }


def launched(launch: Launch, au: Au) -> dict[str, Any]:
    context = template(launch.session, au.id) | {"registration": launch.registration}
    context["extensions"] |= {
        f"{CONTEXT}launchmode": launch.mode,
        f"{CONTEXT}launchurl": au.url,
        f"{CONTEXT}moveon": au.move_on,
        **({f"{CONTEXT}masteryscore": au.mastery} if au.mastery is not None else {}),
    }
    return statement(f"{ADL}launched", launch.actor, {"id": launch.activity}, context)


def abandoned(row: sqlite3.Row, actor: Mapping[str, Any]) -> dict[str, Any]:
    """With the time from the launch to now."""
    context = template(row["id"], row["au"]) | {"registration": row["registration"]}
    seconds = (datetime.now(UTC) - datetime.fromisoformat(row["begun"])).total_seconds()
    made = statement(f"{OWN}abandoned", actor, {"id": row["activity"]}, context)
    return made | {"result": {"duration": f"PT{max(seconds, 0):.2f}S"}}


def satisfied(
    name: str, registration: str, session: str, actor: Mapping[str, Any], part: tuple[str, str]
) -> dict[str, Any]:
    ident, kind = part
    context = {"registration": registration, "extensions": {f"{CONTEXT}sessionid": session}}
    thing = {"id": ident, "definition": {"type": f"{SATISFIED}{kind}"}}
    return statement(f"{OWN}satisfied", actor, thing, context) | {"id": name}
