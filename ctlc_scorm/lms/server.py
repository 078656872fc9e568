"""The loopback server, and `Lms`: one package in a running LMS, for tests and for preview."""

import json
import zipfile
from collections.abc import Mapping
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

from ctlc_scorm.lms.manifest import read_manifest
from ctlc_scorm.lms.routes import Reply, Routes
from ctlc_scorm.lms.store import Call, Patch, Record, Store

HOST = "127.0.0.1"


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, routes: Routes, port: int = 0) -> None:
        self.routes = routes
        super().__init__((HOST, port), Handler)

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True
    server: Server

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if not self.is_local():
            self.reply(Reply(b"wrong host", "text/plain", 421))
            return
        if not self.is_ours():
            self.reply(Reply(b"wrong origin", "text/plain", 403))
            return
        self.reply(self.server.routes.answer(self.command, self.path, body))

    do_GET = do_HEAD = do_PUT = do_POST = answer  # noqa: N815 (as http.server asks)

    def is_local(self) -> bool:
        """Refuses names that a hostile page could point at this machine."""
        return self.headers.get("Host") in self.names()

    def is_ours(self) -> bool:
        """Refuses what the page of another site would write here."""
        origin = self.headers.get("Origin")
        return origin is None or self.command in ("GET", "HEAD") or origin.removeprefix("http://") in self.names()

    def names(self) -> set[str]:
        return {f"{host}:{self.server.port}" for host in (HOST, "localhost")}

    def reply(self, reply: Reply) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.type)
        self.send_header("Content-Length", str(len(reply.body)))
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        pass


class Lms:
    """`with Lms("course.zip") as lms:` serves it at `lms.url` and tells what the course reported."""

    def __init__(
        self,
        package: Path | str,
        name: str = "course",
        *,
        mounts: Mapping[str, Path] | None = None,
        port: int = 0,
        store: Store | None = None,
    ) -> None:
        self.package = Path(package)
        self.name = name
        self.store = store or Store()
        self._mounts = mounts
        self._port = port

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            folder = self.unpacked(stack)
            self.course = read_manifest(folder)
            self._server = Server(Routes({self.name: folder}, self.store, self._mounts), self._port)
            stack.callback(self._server.server_close)
            Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
            stack.callback(self._server.shutdown)
            self._stack = stack.pop_all()
        return self

    def unpacked(self, stack: ExitStack) -> Path:
        if self.package.is_dir():
            return self.package
        with zipfile.ZipFile(self.package) as archive:
            folder = stack.enter_context(TemporaryDirectory(prefix="lms-"))
            archive.extractall(folder)
        return Path(folder)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.close()

    @property
    def origin(self) -> str:
        return f"http://{HOST}:{self._server.port}"

    @property
    def url(self) -> str:
        return self.launch_url()

    def launch_url(self, persona: str = "strict", sco: str = "", /, **changes: object) -> str:
        """The LMS page; `changes` are differences of the persona, by the names in types.js."""
        asked = {"persona": persona, "sco": sco, "set": json.dumps(changes) if changes else ""}
        return f"{self.origin}/lms/{self.name}?{urlencode({key: value for key, value in asked.items() if value})}"

    def _activity(self, sco: str) -> str:
        return f"{self.name}/{sco or self.course.scos[0].id}"

    def record(self, sco: str = "") -> Record:
        return self.store.record(self._activity(sco))

    def patches(self, sco: str = "") -> list[Patch]:
        """What was stored, each time, in the order in which it was made."""
        return self.store.history(self._activity(sco))

    def calls(self) -> list[Call]:
        return self.store.calls()

    def violations(self) -> list[str]:
        broken = [call for call in self.calls() if "violation" in call]
        return [f"{call['call']}({', '.join(call['args'])}): {call['violation']}" for call in broken]

    def reset(self) -> None:
        self.store.reset()
