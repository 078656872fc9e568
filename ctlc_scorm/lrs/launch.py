"""A launch site: a built package on an origin of its own, launched as importers do."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self
from urllib.parse import urljoin
from uuid import uuid4
from xml.etree.ElementTree import ParseError

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ctlc_scorm.lrs.course import Part
from ctlc_scorm.lrs.importers import NotImported, TinCan
from ctlc_scorm.lrs.personas import PERSONAS, Persona
from ctlc_scorm.lrs.server import Loopback, Lrs
from ctlc_scorm.lrs.verdicts import Attempt, Verdict

RETURNED = "<!doctype html><title>The LMS</title><p id=returned>Back in the LMS."


@dataclass(frozen=True)
class Launched:
    """`url` is what the browser opens; `session` is empty without cmi5."""

    url: str
    activity: str
    registration: str
    session: str = ""


class LaunchSite:
    """`with LaunchSite("course.zip", lrs, "tincan") as site:` serves it; `site.launch()` gives what to open.

    One site is one learner in one registration; `enrol()` begins another. The LRS takes on the persona's behaviour.
    """

    def __init__(
        self,
        package: Path | str,
        lrs: Lrs,
        persona: str | Persona = "tincan",
        *,
        port: int = 0,
        mounts: Mapping[str, Path] | None = None,
    ) -> None:
        """`mounts` are further folders on the same origin."""
        self.package = Path(package)
        self.lrs = lrs
        self.persona = PERSONAS[persona] if isinstance(persona, str) else persona
        self._port = port
        self._mounts = mounts or {}

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            folder = self.unpacked(stack)
            self.course = read(self.persona, folder)
            root = self.course.folder if isinstance(self.course, TinCan) else folder
            folders = {"content": root, **self._mounts}
            mounts = [Mount(f"/{name}", StaticFiles(directory=path, html=True)) for name, path in folders.items()]
            self._loopback = Loopback(plain(Starlette(routes=[Route("/returned", returned), *mounts])), self._port)
            self._loopback.start()
            stack.callback(self._loopback.stop)
            self._folder = folder
            self._stack = stack.pop_all()
        self.lrs.core.behaviour = self.persona.behaviour
        self.enrol()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.close()

    def unpacked(self, stack: ExitStack) -> Path:
        if self.package.is_dir():
            return self.package
        folder = stack.enter_context(TemporaryDirectory(prefix="launch-"))
        try:
            with zipfile.ZipFile(self.package) as archive:
                archive.extractall(folder)
        except zipfile.BadZipFile as error:
            raise NotImported(f"no zip: {error}") from error
        return Path(folder)

    @property
    def origin(self) -> str:
        return self._loopback.origin

    def become(self, persona: Persona) -> None:
        """Another importer: it reads the package in its own way, and has a learner and a registration of its own."""
        self.course = read(persona, self._folder)
        self.persona = persona
        self.lrs.core.behaviour = persona.behaviour
        self.enrol()

    def reread(self) -> None:
        """The package has changed where it lies; the registration stays."""
        self.course = read(self.persona, self._folder)

    def enrol(self) -> None:
        """A new registration."""
        self.registration = str(uuid4())
        if isinstance(self.course, Part):
            self.lrs.core.sessions.enrol(self.persona.actor, self.course, self.registration)

    def launch(self, au: str = "", mode: str = "Normal") -> Launched:
        """Opens a session, for cmi5; `au` is an id, or empty for the first."""
        if isinstance(self.course, TinCan):
            return self.launch_tincan(self.course)
        return self.launch_cmi5(self.course, au, mode)

    def address(self, path: str) -> str:
        base = f"{self.origin}/content/"
        return path if "://" in path else base + path

    def launch_tincan(self, course: TinCan) -> Launched:
        authorization = self.lrs.core.authorization
        params = {
            "endpoint": self.lrs.endpoint,
            "auth": authorization.removeprefix("Basic ") if self.persona.bare_auth else authorization,
            "actor": self.persona.actor_text(),
            "registration": self.registration,
            "activity_id": course.id,
        }
        sent = {name: value for name, value in params.items() if name not in self.persona.without}
        url = self.persona.query(self.address(course.launch), sent)
        return Launched(url, course.id, self.registration)

    def launch_cmi5(self, course: Part, au: str, mode: str) -> Launched:
        back = urljoin(self.origin, "/returned")
        made = self.lrs.core.sessions.launch(self.registration, au, self.persona.behaviour, mode, back)
        params = {
            "endpoint": self.lrs.endpoint,
            "fetch": self.lrs.fetch_url(made.session),
            "actor": self.persona.actor_text(),
            "registration": self.registration,
            "activityId": made.activity,
            **({"returnURL": ""} if self.persona.empty_return else {}),
        }
        url = self.persona.query(self.address(course.au(au).url), params)
        return Launched(url, made.activity, self.registration, made.session)

    def statements(self, au: str = "") -> list[dict[str, Any]]:
        """What the importer looks at: all statements, or for cmi5 those of the sessions of an AU."""
        if isinstance(self.course, TinCan):
            return self.lrs.statements()
        sessions = self.lrs.core.sessions
        past = sessions.past(self.course.au(au), self.registration)
        return [statement for row in past for statement in sessions.of(row["id"])]

    def verdict(self, au: str = "") -> Verdict:
        """What the importer shows."""
        if isinstance(self.course, TinCan):
            activity = self.course.id
        else:
            past = self.lrs.core.sessions.past(self.course.au(au), self.registration)
            activity = past[-1]["activity"] if past else ""
        return self.persona.judge(self.statements(au), Attempt(activity, self.persona.actor, self.registration))


def read(persona: Persona, folder: Path) -> TinCan | Part:
    try:
        return persona.read(folder)
    except (ParseError, UnicodeDecodeError) as error:
        raise NotImported(f"the manifest cannot be read: {error}") from error


def plain(app: ASGIApp) -> ASGIApp:
    """Files as what they are said to be, and asked for anew each time."""

    async def served(scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update({"x-content-type-options": "nosniff", "cache-control": "no-cache"})
            await send(message)

        await app(scope, receive, with_headers)

    return served


async def returned(request: Request) -> HTMLResponse:
    return HTMLResponse(RETURNED)
