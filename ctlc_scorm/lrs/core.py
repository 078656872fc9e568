"""What the LRS holds while it runs."""

from __future__ import annotations

import sqlite3
from base64 import b64encode
from collections import deque
from dataclasses import dataclass, field

from ctlc_scorm.lrs.behaviour import STANDARD, Behaviour
from ctlc_scorm.lrs.documents import Documents
from ctlc_scorm.lrs.exchange import Asked
from ctlc_scorm.lrs.faults import Fault
from ctlc_scorm.lrs.refused import Refused
from ctlc_scorm.lrs.sessions import Sessions
from ctlc_scorm.lrs.statements import Statements
from ctlc_scorm.lrs.tables import connect, wipe

KEY = ("preview", "preview")


@dataclass(frozen=True)
class Heard:
    """A request and what was answered."""

    method: str
    resource: str
    status: int
    query: str = ""


@dataclass
class Core:
    """`behaviour` and `faults` may be changed at any time; `heard` grows with each request."""

    path: str = ":memory:"
    key: tuple[str, str] = KEY
    behaviour: Behaviour = STANDARD
    faults: list[Fault] = field(default_factory=list)
    heard: deque[Heard] = field(default_factory=lambda: deque(maxlen=10_000))

    def __post_init__(self) -> None:
        self.base = connect(self.path)
        self.statements = Statements(self.base)
        self.documents = Documents(self.base, self.statements.clock)
        self.sessions = Sessions(self.base, self.statements, self.documents)

    @property
    def authorization(self) -> str:
        """The header that may do everything."""
        return f"Basic {b64encode(':'.join(self.key).encode()).decode()}"

    def caller(self, asked: Asked) -> sqlite3.Row | None:
        """The session of a token; None for the key; Refused for everything else."""
        given = asked.headers.get("authorization", "")
        if given == self.authorization:
            return None
        scheme, _, token = given.partition(" ")
        session = self.sessions.by_token(token) if scheme in ("Basic", "Bearer") else None
        if session is None:
            why = "no such key or token" if token else "Authorization must be `Basic`, a space, and the key or token"
            raise Refused(401, why)
        return session

    def wipe(self) -> None:
        with self.statements.lock:
            wipe(self.base)
        self.heard.clear()
