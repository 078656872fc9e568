"""The size of what learners' progress is saved in."""

from __future__ import annotations

from ctlc_scorm.course.model import Course
from ctlc_scorm.player.state_size import BUDGET, LIMIT, worst_state
from ctlc_scorm.site import Site
from ctlc_scorm.source.findings import Finding, rule


@rule("STA001", "state-too-large")
def STATE_TOO_LARGE() -> None:
    """What it checks: with every page read and every question answered, the saved progress has at most 3,600
    characters.

    Why it matters: SCORM 1.2 grants 4,096; an LMS that is given more refuses it, and learners lose their place.

    Use instead: build with `--layout modules`, where each module saves its own progress.

    Source: SCORM 1.2 RTE, cmi.suspend_data, CMIString4096.
    """


def check_size(course: Course, site: Site) -> tuple[list[Finding], int]:
    """The findings on the saved state of each SCO, and the characters of the largest one."""
    findings = []
    largest = 0
    for sco in site.scos:
        size = worst_state(site.data[sco.id])
        largest = max(largest, size)
        if size > BUDGET:
            message = (
                f"the saved progress of `{sco.id}` can take {size} of {LIMIT} characters (at most {BUDGET} are used)"
            )
            hint = "Build with `--layout modules`, or ask fewer questions."
            findings.append(STATE_TOO_LARGE.at(course.places[""], message, hint))
    return findings, largest
