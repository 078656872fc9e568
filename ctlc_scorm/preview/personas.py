"""The LMSs that preview can be, by format."""

from __future__ import annotations

from ctlc_scorm.lms.personas import TITLES
from ctlc_scorm.lrs.personas import PERSONAS as IMPORTERS

LAUNCHERS = {name: one.title[:1].upper() + one.title[1:] for name, one in IMPORTERS.items()}
TIN_CAN = {name: title for name, title in LAUNCHERS.items() if name.startswith("tincan")}
CMI5 = {name: title for name, title in LAUNCHERS.items() if name not in TIN_CAN}
WEB = {"none": "No LMS: a plain web site"}
PERSONAS = {"scorm12": TITLES, "xapi": TIN_CAN, "cmi5": CMI5, "web": WEB}


def first(format_name: str) -> str:
    return next(iter(PERSONAS[format_name]))
