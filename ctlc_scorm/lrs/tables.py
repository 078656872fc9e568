"""The tables of the LRS, and how they are opened."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta

SCHEMA = """
CREATE TABLE IF NOT EXISTS statement (
    id TEXT PRIMARY KEY, stored TEXT NOT NULL UNIQUE, json TEXT NOT NULL, sent TEXT NOT NULL, verb TEXT NOT NULL,
    registration TEXT, refers TEXT, voided INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS statement_verb ON statement (verb, stored);
CREATE INDEX IF NOT EXISTS statement_registration ON statement (registration, stored);
CREATE INDEX IF NOT EXISTS statement_refers ON statement (refers);
CREATE TABLE IF NOT EXISTS mention (
    statement TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, direct INTEGER NOT NULL,
    PRIMARY KEY (kind, name, direct, statement)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS activity (id TEXT PRIMARY KEY, definition TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS person (agent TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (agent, name)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS document (
    kind TEXT NOT NULL, activity TEXT NOT NULL, agent TEXT NOT NULL, registration TEXT NOT NULL, id TEXT NOT NULL,
    type TEXT NOT NULL, body BLOB NOT NULL, etag TEXT NOT NULL, updated TEXT NOT NULL,
    PRIMARY KEY (kind, activity, agent, registration, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS enrolment (
    registration TEXT PRIMARY KEY, actor TEXT NOT NULL, course TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS session (
    id TEXT PRIMARY KEY, registration TEXT NOT NULL, au TEXT NOT NULL, activity TEXT NOT NULL, mode TEXT NOT NULL,
    data TEXT NOT NULL, token TEXT NOT NULL, begun TEXT NOT NULL, fetched INTEGER NOT NULL DEFAULT 0,
    preferences INTEGER NOT NULL DEFAULT 0, ended TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
"""
TABLES = ("statement", "mention", "activity", "person", "document", "enrolment", "session")


def connect(path: str = ":memory:") -> sqlite3.Connection:
    """A database in memory, or in a file that a crash leaves whole."""
    base = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
    base.row_factory = sqlite3.Row
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("PRAGMA synchronous = NORMAL")
    base.executescript(SCHEMA)
    return base


def wipe(base: sqlite3.Connection) -> None:
    for table in TABLES:
        base.execute(f"DELETE FROM {table}")


class Clock:
    """Times in UTC that never come twice."""

    def __init__(self, last: str = "") -> None:
        self.last = datetime.fromisoformat(last) if last else datetime.min.replace(tzinfo=UTC)

    def next(self) -> str:
        self.last = max(datetime.now(UTC), self.last + timedelta(microseconds=1))
        return written(self.last)

    def now(self) -> str:
        """Not before the last that was given out."""
        return written(max(datetime.now(UTC), self.last))


def written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
