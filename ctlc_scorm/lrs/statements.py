"""The store of statements: saved all or none, found by keyset."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from threading import RLock
from typing import Any
from uuid import uuid4

from ctlc_scorm.lrs import agents
from ctlc_scorm.lrs.query import Query, sql
from ctlc_scorm.lrs.refused import Refused
from ctlc_scorm.lrs.tables import Clock
from ctlc_scorm.rules.statements.statement import VOIDED, object_type, verb_of

Statement = dict[str, Any]
SET_HERE = ("id", "stored", "timestamp", "authority", "version")
AUTHORITY = {"objectType": "Agent", "account": {"homePage": "http://127.0.0.1", "name": "preview"}}


@dataclass(frozen=True)
class Page:
    rows: list[sqlite3.Row]
    last: str
    """The time of the last row when there are more, else empty."""


def plain(value: object) -> str:
    """The same text for the same content."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def content(sent: Mapping[str, Any]) -> str:
    """What must be equal when an id comes again."""
    return plain({name: part for name, part in sent.items() if name not in ("stored", "authority", "version")})


def completed(sent: Mapping[str, Any], stored: str, authority: Mapping[str, Any]) -> Statement:
    """A statement with what the LRS sets."""
    extra = {"stored": stored, "authority": authority, "version": sent.get("version", "1.0.0")}
    made = {"timestamp": stored, **sent, **extra, "id": str(sent["id"]).lower()}
    if activities := made.get("context", {}).get("contextActivities"):
        lists = {name: part if isinstance(part, list) else [part] for name, part in activities.items()}
        made["context"] = made["context"] | {"contextActivities": lists}
    return made


class Statements:
    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base
        last = base.execute("SELECT max(stored) FROM statement").fetchone()[0]
        self.clock = Clock(last or "")
        self.lock = RLock()

    def save(self, batch: list[Statement], authority: Mapping[str, Any] = AUTHORITY) -> list[str]:
        """Their ids; Refused with 409 if an id is known with other content, and then none is kept."""
        named = [{"id": str(uuid4()), **one} for one in batch]
        with self.lock:
            self.transaction(named, authority)
        return [str(one["id"]).lower() for one in named]

    def transaction(self, named: list[Statement], authority: Mapping[str, Any]) -> None:
        self.base.execute("BEGIN IMMEDIATE")
        try:
            for one in named:
                self.save_one(one, authority)
        except BaseException:
            self.base.execute("ROLLBACK")
            raise
        self.base.execute("COMMIT")

    def save_one(self, sent: Statement, authority: Mapping[str, Any]) -> None:
        name = str(sent["id"]).lower()
        known = self.base.execute("SELECT sent FROM statement WHERE id = ?", [name]).fetchone()
        if known is None:
            self.insert(completed(sent, self.clock.next(), authority), content(sent | {"id": name}))
        elif known["sent"] != content(sent | {"id": name}):
            raise Refused(409, f"the statement {name} is known with other content")

    def insert(self, made: Statement, sent: str) -> None:
        thing = made["object"]
        refers = str(thing["id"]).lower() if object_type(made) == "StatementRef" else None
        registration = str(made.get("context", {}).get("registration", "")).lower() or None
        row = [made["id"], made["stored"], json.dumps(made, ensure_ascii=False), sent, verb_of(made), registration]
        voided = self.void(made["id"], refers, verb_of(made) == VOIDED)
        self.base.execute("INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [*row, refers, voided])
        found = {(made["id"], *mention) for mention in agents.mentions(made)}
        self.base.executemany("INSERT OR IGNORE INTO mention VALUES (?, ?, ?, ?)", found)
        self.learn(made)

    def void(self, name: str, refers: str | None, voids: bool) -> bool:
        """Voids the statement that is meant; tells whether this one was voided before it came."""
        if voids:
            self.base.execute("UPDATE statement SET voided = 1 WHERE id = ? AND verb <> ?", [refers, VOIDED])
            return False
        before = self.base.execute("SELECT 1 FROM statement WHERE refers = ? AND verb = ?", [name, VOIDED])
        return before.fetchone() is not None

    def learn(self, made: Statement) -> None:
        """Definitions of activities and names of people, for /activities and /agents."""
        for activity in activities_of(made):
            self.define(activity)
        for agent in (made["actor"], *made["actor"].get("member", [])):
            if agents.key(agent) and agent.get("name"):
                self.base.execute("INSERT OR IGNORE INTO person VALUES (?, ?)", [agents.key(agent), agent["name"]])

    def define(self, activity: Mapping[str, Any]) -> None:
        known = self.definition(activity["id"]) or {}
        merged = known | activity.get("definition", {})
        for name in ("name", "description"):
            if name in known and name in merged:
                merged[name] = known[name] | merged[name]
        self.base.execute("INSERT OR REPLACE INTO activity VALUES (?, ?)", [activity["id"], plain(merged)])

    def definition(self, activity: str) -> dict[str, Any] | None:
        row = self.base.execute("SELECT definition FROM activity WHERE id = ?", [activity]).fetchone()
        return None if row is None else dict(json.loads(row["definition"]))

    def names(self, agent: str) -> list[str]:
        return [row["name"] for row in self.base.execute("SELECT name FROM person WHERE agent = ?", [agent])]

    def one(self, name: str, voided: bool = False) -> sqlite3.Row | None:
        asked = "SELECT id, stored, json FROM statement WHERE id = ? AND voided = ?"
        row: sqlite3.Row | None = self.base.execute(asked, [name.lower(), voided]).fetchone()
        return row

    def find(self, query: Query) -> Page:
        text, values = sql(query)
        rows = self.base.execute(text, values).fetchall()
        kept = rows[: query.limit]
        return Page(kept, kept[-1]["stored"] if len(rows) > len(kept) else "")

    def all(self) -> list[Statement]:
        """Every statement that is not voided, as it was stored."""
        rows = self.base.execute("SELECT json FROM statement WHERE voided = 0 ORDER BY stored")
        return [json.loads(row["json"]) for row in rows]


def activities_of(made: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if object_type(dict(made)) == "Activity":
        yield made["object"]
    if object_type(dict(made)) == "SubStatement":
        yield from activities_of(made["object"])
    yield from agents.context_activities(made.get("context", {}))
