"""The LMSs of a proof by kind of package, how they are run here, and what each cannot give by its nature."""

from __future__ import annotations

from dataclasses import dataclass, field

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

SCORM_12 = (
    Persona("strict", "An LMS that is strict and changes nothing by itself"),
    Persona("moodle", "Moodle"),
    Persona("rustici", "Rustici's engine, as in Canvas", without={"offline": SAYS_YES}),
    Persona("openedx", "Open edX's XBlock", without={"time": NO_TOTAL}),
    Persona("no-unload", "An LMS without a last word", without={"time": UNHEARD}),
    Persona("opaque-sandbox", "A sandbox of opaque origin", alone=True),
    Persona("storage-denied", "Another site's frame, which forbids storage", no_storage=True),
    Persona("api-in-opener", "The API in the opener", without={"time": TOO_LATE}),
    Persona("cross-origin-top", "A frame in another origin"),
    Persona("expiring-session", "A session that expires after 150 s", {"expirySeconds": 150}),
    Persona("slow", "A slow LMS, 20 ms for each call", {"latencyMs": 20}),
    Persona("flaky", "An LMS that fails now and then"),
)
TIN_CAN = (
    Persona("tincan", "Tin Can by the guideline"),
    Persona("tincan-old", "Tin Can of version 0.9"),
    Persona(
        "tincanlaunch",
        "Moodle's mod_tincanlaunch",
        without={"passed": "It knows one verb and shows completion only.", "score": "It reads no score."},
    ),
)
CMI5 = (
    Persona("cmi5", "cmi5 by the standard"),
    Persona("cmi5-strict", "cmi5 as CATAPULT enforces it"),
    Persona("openedx-cmi5", "Open edX's openedx-cmi5-xblock"),
    Persona("bylight", "Moodle's mod_cmi5 by ByLight"),
)
BY_KIND: dict[str, tuple[Persona, ...]] = {"scorm12": SCORM_12, "tincan": TIN_CAN, "cmi5": CMI5}
