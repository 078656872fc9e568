"""What the tests of the LRS share: a client, a learner, and statements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import httpx

from ctlc_scorm.lrs.behaviour import STANDARD, Behaviour
from ctlc_scorm.lrs.server import Lrs

ACTOR = {"account": {"homePage": "https://district.example", "name": "4711"}}
COURSE = "https://district.example/course"
AGENT = json.dumps(ACTOR)


def statement(verb: str = "experienced", thing: str = COURSE, **more: Any) -> dict[str, Any]:
    verb_id = verb if ":" in verb else f"http://adlnet.gov/expapi/verbs/{verb}"
    return {"actor": ACTOR, "verb": {"id": verb_id, "display": {"en": verb}}, "object": {"id": thing}, **more}


def new_id() -> str:
    return str(uuid4())


@contextmanager
def running(behaviour: Behaviour = STANDARD) -> Iterator[tuple[Lrs, httpx.Client]]:
    """An LRS and a client that may do everything."""
    with (
        Lrs(behaviour=behaviour) as lrs,
        httpx.Client(base_url=lrs.endpoint, headers=dict(lrs.headers), trust_env=False) as client,
    ):
        yield lrs, client


def codes(answer: httpx.Response) -> list[str]:
    """The rules that a refusal names."""
    return [fault["code"] for fault in answer.json().get("faults", [])]
