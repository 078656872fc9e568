"""A package that is not ours, in one LMS: nobody knows its pages, so only its dealings with the LMS are looked at."""

from __future__ import annotations

from playwright.sync_api import Browser, Error

from ctlc_scorm.lms.store import Call
from ctlc_scorm.prove.personas import Persona
from ctlc_scorm.prove.stage import ScormStage
from ctlc_scorm.prove.table import Cell, Row

PATIENCE = 8_000
"""Milliseconds for the package to begin and to say something."""
STEP = 250
NO_STATUS = "It set none by itself in the first moments, and nobody played it through."
NO_COMMIT = "SCORM asks for none: what was set is stored at LMSFinish. A window that is killed loses it."


def visit(stage: ScormStage, persona: Persona, browser: Browser) -> Row:
    """Launches every SCO, waits a little, and closes its window."""
    row = Row(persona.name, persona.title)
    for part in stage.parts:
        look(stage, part, browser)
    calls = stage.lms.calls()
    launches = len(stage.parts)
    begun = count(calls, "LMSInitialize") >= launches
    row.put(
        "launched", begun, "yes" if begun else "no", "it did not call LMSInitialize, so the LMS shows nothing of it"
    )
    told = [call for call in calls if call["call"] == "LMSSetValue" and call["result"] == "true"]
    status = any(call["args"][0] == "cmi.core.lesson_status" for call in told)
    row.cells["status"] = Cell("yes") if status else Cell("none", "without", NO_STATUS)
    commits = count(calls, "LMSCommit")
    row.cells["committed"] = Cell(str(commits)) if commits else Cell("none", "without", NO_COMMIT)
    finished = count(calls, "LMSFinish")
    row.put("finished", finished >= launches, str(finished), "it does not call LMSFinish when its window closes")
    broken = stage.broken()
    row.put("broken", not broken, str(len(broken)), "; ".join(dict.fromkeys(broken)))
    return row


def look(stage: ScormStage, part: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    try:
        page = context.new_page()
        page.goto(stage.url(part))
        for _ in range(PATIENCE // STEP):
            page.wait_for_timeout(STEP)
            if count(stage.lms.calls(), "LMSCommit"):
                break
        page.close()
    except Error:
        pass  # what came of it stands in the calls
    finally:
        stage.lms.store.settle()
        context.close()


def count(calls: list[Call], name: str) -> int:
    return sum(call["call"] == name and call["result"] == "true" for call in calls)
