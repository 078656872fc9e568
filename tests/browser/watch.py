"""A browser context that remembers everything that should not happen in it."""

import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

SAY_CSP = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI}`));
"""
LOCAL = ("data", "blob", "about")
LOOPBACK = ("127.0.0.1", "localhost")


@dataclass
class Watch:
    """Only the origins of the pages opened through it may be asked for anything."""

    context: BrowserContext
    problems: list[str] = field(default_factory=list)
    origins: set[str] = field(default_factory=set)
    pending: set[Request] = field(default_factory=set)
    known: list[str] = field(default_factory=list)
    """Parts of messages that a run-time writes and that are no fault of the course."""

    def __post_init__(self) -> None:
        self.context.set_default_timeout(10_000)
        self.context.add_init_script(SAY_CSP)
        self.context.on("console", self.heard)
        self.context.on("weberror", lambda error: self.add(f"page error: {error.error}"))
        self.context.on("request", self.asked)
        self.context.on("requestfinished", self.done)
        self.context.on("requestfailed", self.done)

    def add(self, text: str) -> None:
        if "/favicon.ico" not in text:
            self.problems.append(text)

    def heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(part in message.text for part in self.known):
            self.add(f"console error: {message.text} ({message.location.get('url', '')})")

    def asked(self, request: Request) -> None:
        if request.resource_type != "ping":  # the end of a beacon is not told
            self.pending.add(request)
        url = urlsplit(request.url)
        if url.scheme not in LOCAL and f"{url.scheme}://{url.netloc}" not in self.origins:
            self.add(f"request to another origin: {request.url}")

    def done(self, request: Request) -> None:
        self.pending.discard(request)

    def open(self, url: str) -> Page:
        place = urlsplit(url)
        names = {place.hostname, *(LOOPBACK if place.hostname in LOOPBACK else ())}
        self.origins |= {f"{place.scheme}://{name}:{place.port}" for name in names}
        self.origins.add(f"{place.scheme}://{place.netloc}")
        page = self.context.new_page()
        page.goto(url)
        return page

    def quiet(self, seconds: float = 10) -> None:
        """Waits until no request is under way and none follows."""
        end = time.monotonic() + seconds
        still = 0
        while still < 3 and time.monotonic() < end:
            self.context.pages[0].wait_for_timeout(50)
            still = 0 if self.pending else still + 1

    def close(self) -> None:
        """Pages only: a context that goes takes the last beacons of its pages with it."""
        for page in self.context.pages:
            page.close()
        time.sleep(0.1)

    def end(self) -> None:
        self.close()
        self.context.close()
