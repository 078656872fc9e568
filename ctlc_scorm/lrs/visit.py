"""A visit to somebody's LRS: the ways to ask it, and what it said."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urljoin
from uuid import uuid4

import httpx
from tincan import RemoteLRS

VERSION = "1.0.3"
ORIGIN = "https://course.example"
ACTIVITY = "https://ctlc-scorm.example/lrs-check"
ACTOR = {"objectType": "Agent", "account": {"homePage": "https://ctlc-scorm.example", "name": "lrs-check"}}
Result = Literal["yes", "no", "in part"]


@dataclass(frozen=True)
class Row:
    """One line of the table; `ask` is for the administrator."""

    what: str
    result: Result
    found: str
    ask: str = ""


@dataclass
class Visit:
    """All that is written stands under one activity and one registration of its own, and is taken back at the end."""

    endpoint: str
    key: str
    secret: str
    client: httpx.Client
    rows: list[Row] = field(default_factory=list)
    registration: str = field(default_factory=lambda: str(uuid4()))
    written: list[str] = field(default_factory=list)

    def note(self, what: str, result: Result | bool, found: str, ask: str = "") -> None:
        told: Result = result if isinstance(result, str) else "yes" if result else "no"
        self.rows.append(Row(what, told, found, "" if told == "yes" else ask))

    @property
    def auth(self) -> tuple[str, str]:
        return (self.key, self.secret)

    def ask(self, method: str, resource: str, **more: Any) -> httpx.Response:
        """A request with the key and the version."""
        headers = {"X-Experience-API-Version": VERSION, **more.pop("headers", {})}
        return self.bare(method, resource, auth=self.auth, headers=headers, **more)

    def bare(self, method: str, resource: str, **more: Any) -> httpx.Response:
        return self.client.request(method, urljoin(self.endpoint, resource), **more)

    def remote(self) -> RemoteLRS:
        return RemoteLRS(version=VERSION, endpoint=self.endpoint, username=self.key, password=self.secret)

    def statement(self, name: str, verb: str = "experienced", **more: Any) -> dict[str, Any]:
        return {
            "id": name,
            "actor": ACTOR,
            "verb": {"id": f"http://adlnet.gov/expapi/verbs/{verb}", "display": {"en": verb}},
            "object": {"id": ACTIVITY},
            "context": {"registration": self.registration},
            "timestamp": "2025-01-01T00:00:00.000Z",
            **more,
        }

    def put(self, statement: dict[str, Any]) -> httpx.Response:
        self.written.append(statement["id"])
        return self.ask("PUT", "statements", params={"statementId": statement["id"]}, json=statement)

    def state(self, method: str, **more: Any) -> httpx.Response:
        place = {"activityId": ACTIVITY, "agent": json.dumps(ACTOR), "registration": self.registration}
        return self.ask(method, "activities/state", params=place | {"stateId": "suspendData"}, **more)


def said(answer: httpx.Response) -> str:
    """A status with the first words of the body."""
    words = " ".join(answer.text.split())[:80]
    return f"{answer.status_code}{': ' + words if words and not answer.is_success else ''}"
