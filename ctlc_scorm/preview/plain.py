"""The web format in preview: a plain site. The record lies in the browser, on the site's own origin."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Self

from ctlc_scorm.lms.routes import Routes
from ctlc_scorm.lms.server import HOST, Server
from ctlc_scorm.lms.store import Store
from ctlc_scorm.preview.stage import MOUNTS, Shown


class PlainStage:
    def __init__(self, package: Path) -> None:
        self.package = package
        self.launches = 0

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self.server = Server(Routes({"course": self.package}, Store(), MOUNTS))
            stack.callback(self.server.server_close)
            Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
            stack.callback(self.server.shutdown)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.close()

    @property
    def origin(self) -> str:
        return f"http://{HOST}:{self.server.port}"

    def address(self) -> str:
        self.launches += 1
        return "/content/course/index.html"

    def become(self, persona: str) -> None:
        """There is none but this."""

    def changed(self) -> None:
        """Nothing is read but by the browser."""

    def switch(self, name: str, on: bool) -> None:
        """Nothing is sent."""

    def fail_next(self) -> None:
        """Nothing is sent."""

    def forget(self) -> None:
        self.launches = 0

    def shown(self) -> Shown:
        return Shown("", "", "", self.launches, {})
