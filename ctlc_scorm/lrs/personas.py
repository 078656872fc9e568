"""Importers as data: how each reads a package, launches it, behaves as an LRS, and judges."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, quote_plus, urlencode

from ctlc_scorm.lrs import verdicts
from ctlc_scorm.lrs.behaviour import BYLIGHT, CATAPULT, OPENEDX, STANDARD, Behaviour
from ctlc_scorm.lrs.course import Part
from ctlc_scorm.lrs.importers import TinCan, read_bylight, read_cmi5, read_tincan, read_tincanlaunch

Json = Mapping[str, object]
Params = Mapping[str, str]
HOME = "https://lms.example"
ACCOUNT = {"account": {"homePage": HOME, "name": "4711"}}


def percent(url: str, params: Params) -> str:
    """Every value percent-encoded, after the query that is there."""
    return f"{url}{'&' if '?' in url else '?'}{urlencode(params, quote_via=quote, safe='')}"


def form(url: str, params: Params) -> str:
    """As PHP encodes a form (spaces are `+`), behind a `?` in any case."""
    return f"{url}?{urlencode(params, quote_via=quote_plus)}"


def raw(url: str, params: Params) -> str:
    """Endpoint and fetch encoded, the rest as it is."""
    parts = [f"{key}={quote_plus(value) if key in ('endpoint', 'fetch') else value}" for key, value in params.items()]
    return f"{url}{'&' if '?' in url else '?'}{'&'.join(parts)}"


@dataclass(frozen=True)
class Persona:
    """`actor` is what it sends; `without` names parameters left out, `bare_auth` leaves out the word Basic, and
    `empty_return` adds a returnURL without a value.
    """

    name: str
    title: str
    actor: Json
    read: Callable[[Path], TinCan | Part]
    judge: verdicts.Judge
    query: Callable[[str, Params], str] = percent
    behaviour: Behaviour = STANDARD
    without: tuple[str, ...] = ()
    bare_auth: bool = False
    empty_return: bool = False

    def actor_text(self) -> str:
        return json.dumps(self.actor)


ALL = (
    Persona(
        "tincan", "a Tin Can launcher by the guideline", ACCOUNT | {"name": "Ana Díaz"}, read_tincan, verdicts.tincan
    ),
    Persona(
        "tincan-old",
        "a Tin Can launcher of the days of version 0.9",
        {"name": ["Ana Díaz"], "mbox": ["mailto:ana@district.example"]},
        read_tincan,
        verdicts.tincan,
        without=("activity_id",),
        bare_auth=True,
    ),
    Persona(
        "tincanlaunch",
        "Moodle's mod_tincanlaunch",
        {"name": "Ana Díaz", **ACCOUNT, "objectType": "Agent"},
        read_tincanlaunch,
        verdicts.tincanlaunch,
        form,
    ),
    Persona("cmi5", "a cmi5 LMS by the standard", {"objectType": "Agent", **ACCOUNT}, read_cmi5, verdicts.cmi5),
    Persona(
        "cmi5-strict",
        "ADL's CATAPULT",
        {"objectType": "Agent", "name": "Ana Díaz", **ACCOUNT},
        read_cmi5,
        verdicts.cmi5,
        behaviour=CATAPULT,
    ),
    Persona(
        "openedx-cmi5",
        "Open edX's openedx-cmi5-xblock",
        {"objectType": "Agent", "name": "ana", **ACCOUNT},
        read_cmi5,
        verdicts.openedx,
        raw,
        OPENEDX,
    ),
    Persona(
        "bylight",
        "Moodle's mod_cmi5 by ByLight",
        {"objectType": "Agent", **ACCOUNT},
        read_bylight,
        verdicts.bylight,
        behaviour=BYLIGHT,
        empty_return=True,
    ),
)
PERSONAS = {persona.name: persona for persona in ALL}
