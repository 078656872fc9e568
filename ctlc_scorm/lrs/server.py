"""The LRS on a loopback port: `with Lrs() as lrs:`."""

from __future__ import annotations

import logging
import socket
import time
from collections.abc import Callable, Mapping
from threading import Thread
from types import TracebackType
from typing import Any, Self

import uvicorn
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp

from ctlc_scorm.lrs.app import PREFIX, create_app
from ctlc_scorm.lrs.behaviour import STANDARD, Behaviour
from ctlc_scorm.lrs.core import KEY, Core

HOST = "127.0.0.1"
logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)


class Loopback:
    """An ASGI application on a port of this machine alone, in a thread of its own."""

    def __init__(self, app: ASGIApp, port: int = 0, any_host: bool = False) -> None:
        """`any_host` is for an application that looks itself at the name by which it is asked."""
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self.socket.bind((HOST, port))
        except OSError:
            self.socket.close()
            raise
        self.port = int(self.socket.getsockname()[1])
        self.origin = f"http://{HOST}:{self.port}"
        guarded = app if any_host else TrustedHostMiddleware(app, allowed_hosts=[HOST, "localhost"])
        config = uvicorn.Config(guarded, http="h11", ws="none", lifespan="off", log_config=None, access_log=False)
        self.server = uvicorn.Server(config)
        self.thread = Thread(target=self.server.run, kwargs={"sockets": [self.socket]}, daemon=True)

    def start(self) -> None:
        self.thread.start()
        while not self.server.started:
            time.sleep(0.005)

    def stop(self) -> None:
        self.server.should_exit = True
        self.server.force_exit = True
        self.thread.join(5)
        self.socket.close()


class Lrs:
    """A running LRS: `endpoint`, `key`, and all that it holds in `core`. For preview and tests, not for production."""

    def __init__(
        self,
        path: str = ":memory:",
        *,
        behaviour: Behaviour = STANDARD,
        key: tuple[str, str] = KEY,
        port: int = 0,
        around: Callable[[ASGIApp], ASGIApp] = lambda app: app,
    ) -> None:
        """`around` may put something between the port and the LRS."""
        self.core = Core(path, key, behaviour)
        self._port = port
        self._around = around

    def __enter__(self) -> Self:
        try:
            self._loopback = Loopback(self._around(create_app(self.core)), self._port)
        except OSError:
            self.core.base.close()
            raise
        self._loopback.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._loopback.stop()
        self.core.base.close()

    @property
    def origin(self) -> str:
        return self._loopback.origin

    @property
    def endpoint(self) -> str:
        return self.origin + PREFIX

    @property
    def headers(self) -> Mapping[str, str]:
        """What every request needs."""
        return {"Authorization": self.core.authorization, "X-Experience-API-Version": "1.0.3"}

    def fetch_url(self, session: str) -> str:
        return f"{self.origin}/cmi5/fetch/{session}"

    def statements(self) -> list[dict[str, Any]]:
        """All that were stored and not voided, in the order in which they came."""
        return self.core.statements.all()
