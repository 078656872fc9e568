"""The panel as an application: its page, what happens as server-sent events, and what the buttons do."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from ctlc_scorm.preview.desk import Desk, UnknownActError
from ctlc_scorm.preview.feed import Entry
from ctlc_scorm.preview.guard import Guard

PAGE = Path(__file__).parent / "page"
GATHER = 0.03
"""Seconds in which calls are gathered, so that a busy course does not drown the page."""
HEARTBEAT = 15.0
MOST = 10_000


def create_app(desk: Desk, token: str) -> ASGIApp:
    async def index(request: Request) -> Response:
        return HTMLResponse((PAGE / "index.html").read_text("utf-8").replace("{{ token }}", token))

    async def events(request: Request) -> Response:
        return StreamingResponse(stream(desk), media_type="text/event-stream")

    async def do(request: Request) -> Response:
        body = await request.body()
        try:
            asked = json.loads(body[:MOST])
            return JSONResponse(await run_in_threadpool(desk.do, str(asked["do"]), asked))
        except (ValueError, KeyError, TypeError, AttributeError, UnknownActError):
            return JSONResponse({"error": "There is no such button."}, 400)

    routes = [
        Route("/", index),
        Route("/events", events),
        Route("/do", do, methods=["POST"]),
        Mount("/page", StaticFiles(directory=PAGE)),
    ]
    return Guard(Starlette(routes=routes), lambda: desk.stage.origin if desk.stage else "'none'", token)


async def stream(desk: Desk) -> AsyncIterator[str]:
    queue = desk.feed.join()
    try:
        yield event("everything", await run_in_threadpool(desk.everything))
        while True:
            for name, data in told(desk, await gathered(queue)).items():
                yield event(name, data)
            yield ": still here\n\n"
    finally:
        desk.feed.leave(queue)


async def gathered(queue: asyncio.Queue[Entry]) -> list[Entry]:
    """What comes within a moment; nothing after a long silence."""
    try:
        found = [await asyncio.wait_for(queue.get(), HEARTBEAT)]
    except TimeoutError:
        return []
    if found[0]["event"] != "built":
        await asyncio.sleep(GATHER)
    while not queue.empty():
        found.append(queue.get_nowait())
    return found


def told(desk: Desk, found: list[Entry]) -> dict[str, Any]:
    """One event of each kind: the build first, since somebody waits for it."""
    kinds = {one["event"] for one in found}
    parts: dict[str, Any] = {"built": desk.build()} if "built" in kinds else {}
    if "forgotten" in kinds:
        parts["forgotten"] = None
    if log := [entry for one in found if one["event"] == "log" for entry in one["data"]]:
        parts["log"] = log
    if kinds & {"record", "built"}:
        parts["record"] = desk.record()
    return parts


def event(name: str, data: object) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
