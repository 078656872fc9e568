"""Documents: state, agent profiles and activity profiles, with ETags."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import dataclass

from ctlc_scorm.lrs.refused import Refused
from ctlc_scorm.lrs.tables import Clock


@dataclass(frozen=True)
class Place:
    """Where documents lie: `kind` is state, agent or activity; what does not belong to the kind is empty."""

    kind: str
    activity: str = ""
    agent: str = ""
    registration: str = ""

    @property
    def values(self) -> list[str]:
        return [self.kind, self.activity, self.agent, self.registration]


@dataclass(frozen=True)
class Document:
    body: bytes
    type: str
    etag: str
    updated: str


@dataclass(frozen=True)
class Conditions:
    """If-Match and If-None-Match as they were sent; `needed`: a change of what is there must say one of them."""

    match: str = ""
    none_match: str = ""
    needed: bool = False
    mismatch: int = 412


def etag(body: bytes) -> str:
    return f'"{hashlib.sha1(body, usedforsecurity=False).hexdigest()}"'


def tags(header: str) -> list[str]:
    return [one.strip().removeprefix("W/") for one in header.split(",")]


def meets(held: Document | None, asked: Conditions) -> None:
    """Refused if the document is not as the sender thought."""
    if asked.match and (held is None or (asked.match != "*" and held.etag not in tags(asked.match))):
        raise Refused(asked.mismatch, "the document has changed since it was read")
    if asked.none_match and held and (asked.none_match == "*" or held.etag in tags(asked.none_match)):
        raise Refused(asked.mismatch, "there is such a document")
    if asked.needed and held and not asked.match and not asked.none_match:
        raise Refused(409, "there is such a document: read it, and send its ETag in If-Match, or * in If-None-Match")


WHERE = "kind = ? AND activity = ? AND agent = ? AND registration = ?"


class Documents:
    def __init__(self, base: sqlite3.Connection, clock: Clock) -> None:
        self.base = base
        self.clock = clock

    def get(self, place: Place, name: str) -> Document | None:
        asked = f"SELECT body, type, etag, updated FROM document WHERE {WHERE} AND id = ?"
        row = self.base.execute(asked, [*place.values, name]).fetchone()
        return None if row is None else Document(*row)

    def put(self, place: Place, name: str, body: bytes, kind: str, asked: Conditions) -> None:
        meets(self.get(place, name), asked)
        self.write(place, name, body, kind)

    def write(self, place: Place, name: str, body: bytes, kind: str = "application/json") -> None:
        row = [*place.values, name, kind, body, etag(body), self.clock.now()]
        self.base.execute("INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def post(self, place: Place, name: str, body: bytes, kind: str, asked: Conditions, deep: bool = False) -> None:
        """Merges JSON objects, at the top level only (`deep`: all the way down, as one LMS does)."""
        held = self.get(place, name)
        meets(held, asked)
        new = json_object(body, kind)
        if held is None:
            self.write(place, name, body, kind)
            return
        old = json_object(held.body, held.type)
        if old is None or new is None:
            raise Refused(400, "only JSON objects can be merged")
        merged = merge(old, new) if deep else old | new
        self.write(place, name, json.dumps(merged, ensure_ascii=False).encode(), kind)

    def delete(self, place: Place, name: str, asked: Conditions) -> None:
        meets(self.get(place, name), asked)
        self.base.execute(f"DELETE FROM document WHERE {WHERE} AND id = ?", [*place.values, name])

    def clear(self, place: Place, any_registration: bool = False) -> None:
        """All documents of a place."""
        where = "kind = ? AND activity = ? AND agent = ?" if any_registration else WHERE
        self.base.execute(f"DELETE FROM document WHERE {where}", place.values[: 3 if any_registration else 4])

    def ids(self, place: Place, since: str = "", any_registration: bool = False) -> list[str]:
        where = "kind = ? AND activity = ? AND agent = ?" if any_registration else WHERE
        values = place.values[: 3 if any_registration else 4]
        asked = f"SELECT DISTINCT id FROM document WHERE {where} AND updated > ? ORDER BY id"
        return [row["id"] for row in self.base.execute(asked, [*values, since])]


def json_object(body: bytes, kind: str) -> dict[str, object] | None:
    if not kind.lower().startswith("application/json"):
        return None
    try:
        found = json.loads(body)
    except ValueError:
        raise Refused(400, "the document is not the JSON that it says it is") from None
    return found if isinstance(found, dict) else None


def merge(old: dict[str, object], new: dict[str, object]) -> dict[str, object]:
    merged = dict(old)
    for key, part in new.items():
        before = merged.get(key)
        merged[key] = merge(before, part) if isinstance(before, dict) and isinstance(part, dict) else part
    return merged
