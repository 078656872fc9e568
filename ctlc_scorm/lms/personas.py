"""The LMSs that the page can be: the titles of `personas.js` by name, for Python. A test holds the two together."""

from __future__ import annotations

TITLES = {
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
