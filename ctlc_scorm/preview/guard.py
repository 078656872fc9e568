"""Who may ask: this machine under its own names, pages of our own origin, and for changes whoever has the token."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN = "x-preview-token"
NAMES = ("127.0.0.1", "localhost")
READING = ("GET", "HEAD")
HEADERS = {
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "frame-src {frame}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class Guard:
    """Around the app of the panel. `frame` tells the origin that it may embed."""

    def __init__(self, app: ASGIApp, frame: Callable[[], str], token: str) -> None:
        self.app = app
        self.frame = frame
        self.token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        hosts = [f"{name}:{scope['server'][1]}" for name in NAMES]
        status, why = self.refusal(scope["method"], Headers(scope=scope), hosts)
        headers = HEADERS | {"content-security-policy": POLICY.format(frame=self.frame())}

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(headers)
            await send(message)

        app = PlainTextResponse(why, status) if why else self.app
        await app(scope, receive, guarded)

    def refusal(self, method: str, headers: Headers, hosts: list[str]) -> tuple[int, str]:
        """A status and words, or no words."""
        if headers.get("host") not in hosts:
            return 421, "This server answers only to its own name."
        if "origin" in headers and headers["origin"].removeprefix("http://") not in hosts:
            return 403, "Another site's page may not ask here."
        if method not in READING and not self.knows(headers.get(TOKEN, "")):
            return 403, "The token of this run is missing."
        return 200, ""

    def knows(self, token: str) -> bool:
        return secrets.compare_digest(token.encode(), self.token.encode())
