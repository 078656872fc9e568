"""Checks of the result of a statement that cmi5 defines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ctlc_scorm.rules.statements import session as rules
from ctlc_scorm.rules.statements.fault import Fault, Faults

MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress"
WANTED: dict[str, dict[str, bool]] = {
    "initialized": {},
    "completed": {"completion": True},
    "passed": {"success": True},
    "failed": {"success": False},
    "terminated": {},
}


def result_faults(verb: str, statement: Mapping[str, Any]) -> Faults:
    found: Mapping[str, Any] = statement.get("result") or {}
    wanted = WANTED.get(verb, {})
    told = {key: found[key] for key in ("completion", "success") if key in found}
    if told != wanted:
        yield Fault(rules.RESULT, "result", f"{verb} has {told or 'nothing'} instead of {wanted or 'nothing'}")
    if verb != "initialized" and verb in WANTED and "duration" not in found:
        yield Fault(rules.RESULT, "result.duration", f"is missing on {verb}")
    if "score" in found and verb not in ("passed", "failed"):
        yield Fault(rules.RESULT, "result.score", f"does not belong on {verb}")
    yield from score_faults(found.get("score") or {})
    yield from progress_faults(verb, found.get("extensions", {}).get(PROGRESS))


def score_faults(score: Mapping[str, Any]) -> Faults:
    if not 0 <= score.get("scaled", 0) <= 1:
        yield Fault(rules.SCORE, "result.score.scaled", f"{score['scaled']} is not from 0 to 1")
    if "raw" in score and not {"min", "max"} <= score.keys():
        yield Fault(rules.SCORE, "result.score.raw", "comes without min and max")


def progress_faults(verb: str, progress: object) -> Faults:
    if progress is None:
        return
    if isinstance(progress, bool) or not isinstance(progress, int) or not 0 <= progress <= 100:
        yield Fault(rules.PROGRESS, "result.extensions", f"progress is {progress!r}")
    elif verb == "completed":
        yield Fault(rules.PROGRESS, "result.extensions", "progress does not belong on completed")


def mastery_faults(verb: str, statement: Mapping[str, Any], mastery: float | None) -> Faults:
    scaled = ((statement.get("result") or {}).get("score") or {}).get("scaled")
    if mastery is None or scaled is None or verb not in ("passed", "failed"):
        return
    if ((statement.get("context") or {}).get("extensions") or {}).get(MASTERY) != mastery:
        yield Fault(rules.MASTERY, "context.extensions", f"masteryscore is not {mastery}")
    if (scaled >= mastery) != (verb == "passed"):
        yield Fault(rules.MASTERY, "result.score.scaled", f"{verb} with {scaled}, where {mastery} is needed")
