"""The query for statements: its parameters, and its SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from ctlc_scorm.lrs import agents
from ctlc_scorm.lrs.refused import Refused
from ctlc_scorm.lrs.tables import written
from ctlc_scorm.rules.statements.scalars import IRI, UUID, moment

MOST = 500
FORMATS = ("exact", "ids", "canonical")
FLAGS = ("related_activities", "related_agents", "ascending", "attachments")
SINGLE = ("statementId", "voidedStatementId")
KNOWN = {*SINGLE, *FLAGS, "agent", "verb", "activity", "registration", "since", "until", "limit", "format", "cursor"}


@dataclass(frozen=True)
class Query:
    agent: str = ""
    verb: str = ""
    activity: str = ""
    registration: str = ""
    since: str = ""
    until: str = ""
    after: str = ""
    """The time of the last statement of the page before."""
    limit: int = 100
    ascending: bool = False
    related_agents: bool = False
    related_activities: bool = False
    format: str = "exact"


def parse(asked: Mapping[str, str]) -> Query:
    """The query of a request without statementId, or Refused."""
    unknown = sorted(asked.keys() - KNOWN)
    if unknown:
        raise Refused(400, f"unknown parameter: {', '.join(unknown)}")
    flags = {name: flag(name, asked.get(name, "false")) for name in FLAGS}
    return Query(
        agent=agents.key(agents.parsed(asked["agent"])) if "agent" in asked else "",
        verb=shaped("verb", asked),
        activity=shaped("activity", asked),
        registration=registration(asked),
        since=time("since", asked),
        until=time("until", asked),
        after=time("cursor", asked),
        limit=limit(asked.get("limit", "0")),
        ascending=flags["ascending"],
        related_agents=flags["related_agents"],
        related_activities=flags["related_activities"],
        format=one_of("format", asked.get("format", "exact"), FORMATS),
    )


def flag(name: str, value: str) -> bool:
    return one_of(name, value, ("true", "false")) == "true"


def one_of(name: str, value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise Refused(400, f"{name} is one of {', '.join(known)}")
    return value


def shaped(name: str, asked: Mapping[str, str]) -> str:
    value = asked.get(name, "")
    if name in asked and not IRI.fullmatch(value):
        raise Refused(400, f"{name} is not an absolute IRI")
    return value


def registration(asked: Mapping[str, str]) -> str:
    value = asked.get("registration", "")
    if "registration" in asked and not UUID.fullmatch(value):
        raise Refused(400, "registration is not a UUID")
    return value.lower()


def time(name: str, asked: Mapping[str, str]) -> str:
    """As it is stored, so that text compares as time."""
    if name not in asked:
        return ""
    found = moment(asked[name].replace(" ", "+"))
    if found is None:
        raise Refused(400, f"{name} is not a timestamp")
    return written(found)


def limit(value: str) -> int:
    if not value.isdecimal():
        raise Refused(400, "limit is not a whole number")
    return min(int(value) or 100, MOST)


def more(path: str, asked: Mapping[str, str], last: str) -> str:
    """The address of the next page, relative to the server."""
    return f"{path}?{urlencode({**asked, 'cursor': last})}" if last else ""


def sql(query: Query) -> tuple[str, list[object]]:
    """One row more than the limit. A statement that refers to one that is found is found too."""
    matches, values = conditions(query)
    order, beyond = ("ASC", ">") if query.ascending else ("DESC", "<")
    where, bounds = ["voided = 0"], list[object]()
    for value, sign in ((query.since, ">"), (query.until, "<="), (query.after, beyond)):
        if value:
            where.append(f"stored {sign} ?")
            bounds.append(value)
    found = ""
    if matches:
        found = (
            f"WITH RECURSIVE found(id) AS (SELECT id FROM statement AS s WHERE {' AND '.join(matches)} UNION "
            "SELECT s.id FROM statement AS s JOIN found ON s.refers = found.id) "
        )
        where.append("id IN found")
    text = f"{found}SELECT id, stored, json FROM statement WHERE {' AND '.join(where)} ORDER BY stored {order} LIMIT ?"
    return text, [*values, *bounds, query.limit + 1]


def conditions(query: Query) -> tuple[list[str], list[object]]:
    parts: list[str] = []
    values: list[object] = []
    for column, value in (("verb", query.verb), ("registration", query.registration)):
        if value:
            parts.append(f"s.{column} = ?")
            values.append(value)
    related = {"agent": query.related_agents, "activity": query.related_activities}
    for kind, value in (("agent", query.agent), ("activity", query.activity)):
        if value:
            least = "" if related[kind] else " AND direct = 1"
            parts.append(f"s.id IN (SELECT statement FROM mention WHERE kind = '{kind}' AND name = ?{least})")
            values.append(value)
    return parts, values
