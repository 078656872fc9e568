"""What the little server answers, without the sockets: a request in, a reply out."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import cast
from urllib.parse import unquote, urlsplit

from ctlc_scorm.lms.manifest import read_manifest
from ctlc_scorm.lms.store import Call, Patch, Store

HERE = Path(__file__).parent
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".xml": "text/xml; charset=utf-8",
    ".xsd": "text/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".pdf": "application/pdf",
}


@dataclass(frozen=True)
class Reply:
    body: bytes = b""
    type: str = "application/json"
    status: int = 200


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: str
    body: bytes


MISSING = Reply(b"not found", TYPES[".txt"], 404)
DONE = Reply(b'{"result": true, "errorCode": 0}')


def as_json(value: object) -> Reply:
    return Reply(json.dumps(value).encode())


def file(root: Path, path: str) -> Reply:
    target = (root / path).resolve()
    if not target.is_relative_to(root.resolve()) or not target.is_file():
        return MISSING
    return Reply(target.read_bytes(), TYPES.get(target.suffix.lower(), "application/octet-stream"))


class Routes:
    """`packages` are unpacked folders by name; `mounts` are further folders, for the pages of other run-times."""

    def __init__(self, packages: Mapping[str, Path], store: Store, mounts: Mapping[str, Path] | None = None) -> None:
        self.packages = packages
        self.store = store
        self.mounts = {"assets": HERE, **(mounts or {})}
        self.table: dict[str, Callable[[Request, str], Reply]] = {
            "lms": lambda request, rest: file(HERE / "page", "lms.html"),
            "content": lambda request, rest: self.content(rest),
            "packages": lambda request, rest: self.package(rest),
            "launches": lambda request, rest: self.launch(rest),
            "records": self.record,
            "log": lambda request, rest: self.log(request.body),
            "documents": self.document,
            "delay": lambda request, rest: self.delay(request.query),
        }

    def answer(self, method: str, target: str, body: bytes) -> Reply:
        url = urlsplit(target)
        head, _, rest = unquote(url.path).lstrip("/").partition("/")
        if head in self.mounts:
            return file(self.mounts[head], rest)
        route = self.table.get(head)
        return route(Request(method, url.path, url.query, body), rest) if route else MISSING

    def content(self, rest: str) -> Reply:
        name, _, path = rest.partition("/")
        return file(self.packages[name], path) if name in self.packages else MISSING

    def package(self, name: str) -> Reply:
        if name not in self.packages:
            return MISSING
        course = asdict(read_manifest(self.packages[name]))
        for sco in course["scos"]:
            sco["href"] = f"/content/{name}/{sco['href']}"
        return as_json(course)

    def launch(self, activity: str) -> Reply:
        session = self.store.launch(activity)
        return as_json({"session": session, "values": self.store.record(activity).values})

    def record(self, request: Request, activity: str) -> Reply:
        if request.method == "GET":
            return as_json(self.store.record(activity).values)
        self.store.add(activity, cast(Patch, json.loads(request.body)))
        return DONE

    def log(self, body: bytes) -> Reply:
        batch = json.loads(body)
        self.store.note(cast(Call, {**call, "session": batch["session"]}) for call in batch["calls"])
        return DONE

    def document(self, request: Request, key: str) -> Reply:
        if request.method == "GET":
            return Reply(self.store.documents.get(key, b"null"))
        self.store.documents[key] = request.body
        return DONE

    def delay(self, query: str) -> Reply:
        time.sleep(min(int(query.removeprefix("ms=") or "0"), 30_000) / 1000)
        return DONE
