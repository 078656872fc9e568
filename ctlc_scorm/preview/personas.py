"""The LMSs that preview can be, by format."""

from __future__ import annotations

SCORM = {
    "strict": "Strict",
    "moodle": "Moodle",
    "rustici": "Rustici's engine, as in Canvas",
    "openedx": "Open edX's XBlock",
    "no-unload": "No unload, no last word",
    "opaque-sandbox": "Sandbox of opaque origin",
    "storage-denied": "Framed by another site, which forbids storage",
    "api-in-opener": "API in the opener",
    "cross-origin-top": "Framed by another origin",
    "expiring-session": "Session expires",
    "slow": "Slow",
    "flaky": "Flaky",
}
"""As in `lms/personas.js`."""
TIN_CAN = {
    "tincan": "A Tin Can launcher by the guideline",
    "tincan-old": "A Tin Can launcher of version 0.9",
    "tincanlaunch": "Moodle's mod_tincanlaunch",
}
CMI5 = {
    "cmi5": "A cmi5 LMS by the standard",
    "cmi5-strict": "ADL's CATAPULT",
    "openedx-cmi5": "Open edX's openedx-cmi5-xblock",
    "bylight": "Moodle's mod_cmi5 by ByLight",
}
WEB = {"none": "No LMS: a plain web site"}
PERSONAS = {"scorm12": SCORM, "xapi": TIN_CAN, "cmi5": CMI5, "web": WEB}


def first(format_name: str) -> str:
    return next(iter(PERSONAS[format_name]))
