"""Hears every request to the LRS, with what was sent and answered, and the rules that the statements break."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ctlc_scorm.rules.statements import Fault, batch_faults, statement_faults

MOST = 20_000
"""Characters of a body that are kept."""


@dataclass
class Conversation:
    """One request. It passes messages on as it hears them; the LRS finds the connection that it may drop in it."""

    receive_: Receive
    send_: Send
    transport: Any
    sent: bytes = b""
    status: int = 0
    answer: bytes = b""

    async def receive(self) -> Message:
        message = await self.receive_()
        self.sent += message.get("body", b"")
        return message

    async def send(self, message: Message) -> None:
        self.status = message.get("status", self.status)
        self.answer += message.get("body", b"")
        await self.send_(message)


@dataclass
class Ears:
    """Around the LRS; `busy` counts requests under way."""

    app: ASGIApp
    hear: Callable[[dict[str, Any]], None]
    busy: int = 0
    last: float = field(default_factory=time.monotonic)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] == "OPTIONS":
            await self.app(scope, receive, send)
            return
        transport = getattr(getattr(receive, "__self__", None), "transport", None)
        talk = Conversation(receive, send, transport)
        begun = time.time()
        self.busy += 1
        try:
            await self.app(scope, talk.receive, talk.send)
        finally:
            self.busy -= 1
            self.last = time.monotonic()
            self.hear(entry(scope, talk, begun))

    def quiet(self, seconds: float = 0.04, limit: float = 3.0) -> None:
        """Waits until nothing is under way, and for a moment more."""
        end = time.monotonic() + limit
        quiet_from = time.monotonic()
        while time.monotonic() < end and (self.busy or time.monotonic() < max(self.last, quiet_from) + seconds):
            time.sleep(0.01)


def entry(scope: Scope, talk: Conversation, begun: float) -> dict[str, Any]:
    resource = str(scope["path"]).removeprefix("/xapi/").strip("/")
    sent = parsed(talk.sent)
    return {
        "kind": "request",
        "t": round(begun * 1000),
        "took": round((time.time() - begun) * 1000),
        "method": scope["method"],
        "resource": resource,
        "query": dict(parse_qsl(scope["query_string"].decode())),
        "sent": sent,
        "status": talk.status,
        "answer": parsed(talk.answer),
        "faults": [told(fault) for fault in faults(scope["method"], resource, sent)],
    }


def parsed(body: bytes) -> Any:
    """JSON as what it says, other texts as they are, and nothing of nothing."""
    if not body:
        return None
    text = body.decode("utf-8", "replace")
    try:
        return json.loads(text)
    except ValueError:
        return text[:MOST]


def faults(method: str, resource: str, sent: object) -> Iterable[Fault]:
    if resource != "statements" or method not in ("PUT", "POST") or sent is None:
        return []
    return batch_faults(sent) if isinstance(sent, list) else statement_faults(sent)


def told(fault: Fault) -> dict[str, str]:
    return {"code": fault.rule.code, "path": fault.path, "message": fault.message, "why": fault.rule.why}
