"""The LRS as an ASGI application: routes, headers for other sites' pages, faults."""

from __future__ import annotations

import asyncio
import email.utils
import re
import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from ctlc_scorm.lrs import agents
from ctlc_scorm.lrs.core import Core, Heard
from ctlc_scorm.lrs.document_routes import document_route
from ctlc_scorm.lrs.exchange import METHODS, Answer, Asked, as_json, plain_request
from ctlc_scorm.lrs.faults import Trouble, trouble
from ctlc_scorm.lrs.query import shaped
from ctlc_scorm.lrs.refused import Refused
from ctlc_scorm.lrs.statement_routes import statements

SPOKEN = {"1.0.3": ("1.0.0", "1.0.1", "1.0.2", "1.0.3"), "2.0.0": ("2.0.0",)}
PREFIX = "/xapi/"
NOTICE = "ctlc-scorm's LRS, for preview and tests; it is not for production"
ALLOWED = ("authorization", "content-type", "x-experience-api-version", "accept-language")
ETAGS = ("if-match", "if-none-match")
EXPOSED = ("Last-Modified", "X-Experience-API-Consistent-Through", "X-Experience-API-Version")
Handler = Callable[[Core, sqlite3.Row | None, Asked], Answer]


def about(core: Core) -> Answer:
    spoken = SPOKEN[core.behaviour.version]
    return as_json({"version": list(spoken), "extensions": {"urn:ctlc-scorm:notice": NOTICE}})


def person(core: Core, caller: sqlite3.Row | None, asked: Asked) -> Answer:
    if "agent" not in asked.params:
        raise Refused(400, "agent is missing")
    agent = agents.parsed(asked.params["agent"])
    names = [*core.statements.names(agents.key(agent)), *([agent["name"]] if "name" in agent else [])]
    return as_json(agents.person(agent, list(dict.fromkeys(names))))


def activity(core: Core, caller: sqlite3.Row | None, asked: Asked) -> Answer:
    if "activityId" not in asked.params:
        raise Refused(400, "activityId is missing")
    name = shaped("activityId", asked.params)
    known = core.statements.definition(name)
    return as_json({"objectType": "Activity", "id": name, **({"definition": known} if known else {})})


HANDLERS: dict[str, Handler] = {
    "statements": statements,
    "activities/state": document_route("state"),
    "activities/profile": document_route("activity"),
    "agents/profile": document_route("agent"),
    "agents": person,
    "activities": activity,
}
ONLY_READ = ("agents", "activities")


def answer(core: Core, asked: Asked) -> Answer:
    """The answer to any request; faults of the sender become statuses with words."""
    try:
        return served(core, asked)
    except Refused as refused:
        return as_json(refused.body(), refused.status)


def served(core: Core, asked: Asked) -> Answer:
    if not core.behaviour.alternate and "method" in asked.params:
        raise Refused(400, "the alternate request syntax is not taken")
    asked = plain_request(asked)
    if asked.resource == "about" and core.behaviour.about:
        return about(core)
    if asked.resource not in HANDLERS:
        raise Refused(404 if core.behaviour.about else 400, f"there is no {asked.resource}")
    if asked.method not in METHODS or (asked.resource in ONLY_READ and asked.method not in ("GET", "HEAD")):
        raise Refused(405, f"{asked.method} of {asked.resource}")
    check_version(core, asked.headers.get("x-experience-api-version", ""))
    return HANDLERS[asked.resource](core, core.caller(asked), asked)


def check_version(core: Core, version: str) -> None:
    own = core.behaviour.version
    known = re.fullmatch(r"1\.0(\.\d+)?", version) if own == "1.0.3" else version == own
    if not known:
        raise Refused(400, f"X-Experience-API-Version is {version or 'missing'}; {own} is spoken here")


def standard_headers(core: Core) -> dict[str, str]:
    exposed = (*EXPOSED, *(["ETag"] if core.behaviour.etag_exposed else []))
    return {
        "x-experience-api-version": core.behaviour.version,
        "x-experience-api-consistent-through": core.statements.clock.now(),
        "access-control-allow-origin": "*",
        "access-control-expose-headers": ", ".join(exposed),
        "cache-control": "no-cache",
        "x-content-type-options": "nosniff",
    }


def preflight(core: Core) -> Response:
    headers = (*ALLOWED, *(ETAGS if core.behaviour.preflight_etags else ()))
    allow = {"access-control-allow-methods": ", ".join(METHODS), "access-control-allow-headers": ", ".join(headers)}
    return Response(status_code=204, headers=standard_headers(core) | allow)


def http_date(stamp: str) -> str:
    return email.utils.format_datetime(datetime.fromisoformat(stamp), usegmt=True)


def respond(core: Core, made: Answer) -> Response:
    headers = standard_headers(core) | dict(made.headers)
    if "last-modified" in headers:
        headers["last-modified"] = http_date(headers["last-modified"])
    return Response(made.body, made.status, headers)


def create_app(core: Core) -> ASGIApp:
    async def xapi(request: Request) -> Response:
        resource = str(request.path_params["resource"]).strip("/")
        if request.method == "OPTIONS":
            return preflight(core)
        params, headers = dict(request.query_params), dict(request.headers)
        return respond(core, answer(core, Asked(request.method, resource, params, headers, await request.body())))

    async def fetch(request: Request) -> Response:
        if request.method == "OPTIONS":
            return preflight(core)
        status, told = core.sessions.fetch(request.path_params["session"], core.behaviour)
        return respond(core, as_json(told, status))

    async def index(request: Request) -> Response:
        return Response(f"{NOTICE}. The endpoint is {request.url}{PREFIX.lstrip('/')}\n", media_type="text/plain")

    every = [*METHODS, "OPTIONS"]
    routes = [
        Route(PREFIX + "{resource:path}", xapi, methods=every),
        Route("/cmi5/fetch/{session}", fetch, methods=["POST", "OPTIONS"]),
        Route("/", index),
    ]
    return Troubled(Starlette(routes=routes), core)


class Troubled:
    """Makes the faults happen that are switched on, and notes what was asked."""

    def __init__(self, inner: ASGIApp, core: Core) -> None:
        self.inner = inner
        self.core = core

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        resource = str(scope["path"]).removeprefix(PREFIX).strip("/")
        met = trouble(self.core.faults, scope["method"], resource) if scope["method"] != "OPTIONS" else Trouble()
        await asyncio.sleep(met.delay)
        if met.drop == "request":
            await drop(receive)
            return

        async def noted(message: Any) -> None:
            if message["type"] == "http.response.start":
                query = scope["query_string"].decode()
                self.core.heard.append(Heard(scope["method"], resource, message["status"], query))
            if met.drop == "answer":
                await drop(receive)
            else:
                await send(message)

        if met.status and not met.served:
            await failed(self.core, met.status)(scope, receive, noted)
        elif met.status:
            await self.inner(scope, receive, nothing)
            await failed(self.core, met.status)(scope, receive, noted)
        else:
            await self.inner(scope, receive, noted)


async def nothing(message: Any) -> None:
    """An answer that nobody gets."""


def failed(core: Core, status: int) -> Response:
    headers = {"retry-after": "1"} if status in (429, 503) else {}
    return respond(core, as_json({"error": "a fault that is switched on"}, status, **headers))


async def drop(receive: Receive) -> None:
    """Ends the connection without a word."""
    cycle = getattr(receive, "__self__", None)
    transport = getattr(cycle, "transport", None)
    if transport is None:
        raise ConnectionResetError("dropped")
    transport.abort()
