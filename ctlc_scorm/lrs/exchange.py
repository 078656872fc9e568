"""A request and an answer, whichever way they travelled."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl

from ctlc_scorm.lrs.refused import Refused

METHODS = ("GET", "HEAD", "PUT", "POST", "DELETE")
AS_HEADERS = (
    "Authorization",
    "X-Experience-API-Version",
    "Content-Type",
    "If-Match",
    "If-None-Match",
    "Accept-Language",
)


@dataclass(frozen=True)
class Asked:
    """`resource` is what follows the endpoint; names of `headers` are in small letters."""

    method: str
    resource: str
    params: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def type(self) -> str:
        return self.headers.get("content-type", "application/octet-stream")

    def json(self) -> object:
        try:
            return json.loads(self.body, parse_constant=no_constant)
        except ValueError as error:
            raise Refused(400, f"the body is not JSON: {error}") from None


def no_constant(name: str) -> float:
    raise ValueError(f"{name} is no JSON")


@dataclass(frozen=True)
class Answer:
    status: int = 204
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


def as_json(value: object, status: int = 200, **headers: str) -> Answer:
    body = json.dumps(value, ensure_ascii=False).encode()
    return Answer(status, body, {"content-type": "application/json", **headers})


def plain_request(asked: Asked) -> Asked:
    """The request that one in the alternate syntax means: everything in a form, and nothing else in the query."""
    if asked.method != "POST" or "method" not in asked.params:
        return asked
    if set(asked.params) != {"method"} or asked.params["method"] not in METHODS:
        raise Refused(400, "with the alternate request syntax, `method` is all that the query may have")
    form = form_of(asked.body)
    headers = {name.lower(): form.pop(name) for name in AS_HEADERS if name in form}
    content = form.pop("content", "").encode()
    kept = {name: value for name, value in asked.headers.items() if name != "content-type"}
    if content:
        headers = {"content-type": "application/json"} | headers
    return replace(asked, method=asked.params["method"], params=form, headers=kept | headers, body=content)


def form_of(body: bytes) -> dict[str, str]:
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=bool(body)))
    except ValueError:
        raise Refused(400, "the body is no form") from None
