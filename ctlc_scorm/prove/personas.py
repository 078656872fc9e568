"""The LMSs of a proof by kind of package, how they are run here, and what each cannot give by its nature."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ctlc_scorm.lms.personas import TITLES
from ctlc_scorm.lrs.personas import PERSONAS as IMPORTERS

ALONE = "No way leads from here to the LMS. The course says so and stays open; nothing can be reported."


@dataclass(frozen=True)
class Persona:
    """`changes` differ from the persona of the same name, to be bearable; `without` are reasons by column."""

    name: str
    title: str
    changes: dict[str, object] = field(default_factory=dict)
    without: dict[str, str] = field(default_factory=dict)
    no_storage: bool = False
    alone: bool = False
    """True where the course can only be played without an LMS."""


NO_TOTAL = "This LMS adds no time up; the course's own count stands in its saved state."
TOO_LATE = (
    "While a window closes, browsers stop the LMS's own request; the time of such a sitting stands in the saved state."
)
SAYS_YES = "It says yes at once and sends later, so no course can know; what it holds is sent when the network is back."
UNHEARD = "This LMS never hears of windows that are closed; the course's own count stands in its saved state."


def _scorm(name: str, **more: Any) -> Persona:
    return Persona(name, TITLES[name], **more)


SCORM_12 = (
    _scorm("strict"),
    _scorm("moodle"),
    _scorm("rustici", without={"offline": SAYS_YES}),
    _scorm("openedx", without={"time": NO_TOTAL}),
    _scorm("no-unload", without={"time": UNHEARD}),
    _scorm("opaque-sandbox", alone=True),
    _scorm("storage-denied", no_storage=True),
    _scorm("api-in-opener", without={"time": TOO_LATE}),
    _scorm("cross-origin-top"),
    _scorm("expiring-session", changes={"expirySeconds": 150}),
    _scorm("slow", changes={"latencyMs": 20}),
    _scorm("flaky"),
)
NO_PASS = {"passed": "It knows one verb and shows completion only.", "score": "It reads no score."}
LAUNCHED = [
    Persona(one.name, one.title, without=NO_PASS if one.name == "tincanlaunch" else {}) for one in IMPORTERS.values()
]
BY_KIND: dict[str, tuple[Persona, ...]] = {
    "scorm12": SCORM_12,
    "tincan": tuple(one for one in LAUNCHED if one.name.startswith("tincan")),
    "cmi5": tuple(one for one in LAUNCHED if not one.name.startswith("tincan")),
}
