"""The rules for statements of a cmi5 session, one by one."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from ctlc_scorm.rules.all import rules
from ctlc_scorm.rules.statements import statement_faults
from ctlc_scorm.rules.statements.cmi5 import ADL, CATEGORY, MOVEON, Session, session_faults
from ctlc_scorm.rules.statements.results import MASTERY, PROGRESS

ACTOR = {"objectType": "Agent", "account": {"homePage": "https://lms.example", "name": "4711"}}
REGISTRATION = "1d1a5d6e-6d8c-4c44-9d2c-0a1c5f4e2b14"
UNIT = "urn:uuid:1d1a5d6e-6d8c-4c44-9d2c-0a1c5f4e2b15"
TEMPLATE = {"contextActivities": {"grouping": [{"id": "https://district.example/au"}]}}
RESULTS: dict[str, dict[str, Any]] = {
    "completed": {"completion": True, "duration": "PT1M"},
    "passed": {"success": True, "duration": "PT1M"},
    "failed": {"success": False, "duration": "PT1M"},
    "terminated": {"duration": "PT1M"},
}


def told(verb: str, **result: Any) -> dict[str, Any]:
    """A sound statement that cmi5 defines."""
    outcome = verb in ("completed", "passed", "failed")
    category = [{"id": CATEGORY}, *([{"id": MOVEON}] if outcome else [])]
    activities = deepcopy(TEMPLATE["contextActivities"]) | {"category": category}
    whole = RESULTS.get(verb, {}) | result
    return {
        "id": "1d1a5d6e-6d8c-4c44-9d2c-0a1c5f4e2b16",
        "timestamp": "2025-11-25T08:30:00.000Z",
        "actor": ACTOR,
        "verb": {"id": f"{ADL}{verb}", "display": {"en": verb}},
        "object": {"id": UNIT},
        "context": {"registration": REGISTRATION, "contextActivities": activities},
        **({"result": whole} if whole else {}),
    }


def allowed(verb: str) -> dict[str, Any]:
    """A statement on a part of the unit."""
    made = told(verb)
    made["context"]["contextActivities"].pop("category")
    return made | {"object": {"id": "https://district.example/page"}}


def with_mastery(statement: dict[str, Any], mastery: float) -> dict[str, Any]:
    statement["context"]["extensions"] = {MASTERY: mastery}
    return statement


BEGUN = Session(ACTOR, REGISTRATION, UNIT, TEMPLATE, earlier=(told("initialized"),))
FRESH = replace(BEGUN, earlier=())
MASTERED = replace(BEGUN, mastery=0.8)


def after(*verbs: str) -> Session:
    return replace(BEGUN, earlier=(told("initialized"), *(told(verb) for verb in verbs)))


def earlier(*verbs: str) -> Session:
    """Other sessions of the registration."""
    return replace(BEGUN, others=tuple(told(verb) for verb in verbs))


SOUND = [
    (told("initialized"), FRESH),
    (told("completed"), BEGUN),
    (told("passed", score={"scaled": 1, "raw": 3, "min": 0, "max": 3}), BEGUN),
    (with_mastery(told("passed", score={"scaled": 0.8}), 0.8), MASTERED),
    (with_mastery(told("failed", score={"scaled": 0.79}), 0.8), MASTERED),
    (told("passed"), earlier("failed")),
    (told("failed"), earlier("failed", "completed")),
    (told("terminated"), after("completed", "passed")),
    (allowed("experienced"), BEGUN),
    (told("terminated"), replace(BEGUN, mode="Review")),
]
BROKEN = [
    ("X101", told("completed") | {"actor": ACTOR | {"name": "Ana"}}, BEGUN),
    ("X102", told("completed") | {"context": {**told("completed")["context"], "registration": "x"}}, BEGUN),
    ("X103", told("completed"), replace(BEGUN, template={"extensions": {"urn:x:y": 1}})),
    ("X104", told("completed") | {"object": {"id": "urn:x:y"}}, BEGUN),
    ("X105", told("completed") | {"timestamp": "2025-11-25T08:30:00.000+02:00"}, BEGUN),
    ("X106", allowed("experienced"), FRESH),
    ("X107", allowed("experienced"), after("terminated")),
    ("X107", told("terminated"), replace(BEGUN, over=True)),
    ("X108", told("completed"), after("completed")),
    ("X109", told("failed"), after("passed")),
    ("X109", told("failed"), earlier("passed")),
    ("X110", told("passed"), earlier("passed")),
    ("X112", told("passed", success=False), BEGUN),
    ("X112", told("terminated", score={"scaled": 1}), BEGUN),
    ("X112", told("completed", duration="PT1M") | {"result": {"completion": True}}, BEGUN),
    ("X113", told("failed", score={"scaled": -0.5}), BEGUN),
    ("X114", told("passed", score={"scaled": 0.9}), MASTERED),
    ("X114", with_mastery(told("passed", score={"scaled": 0.7}), 0.8), MASTERED),
    ("X115", told("completed"), replace(BEGUN, mode="Browse")),
    ("X117", told("terminated", extensions={PROGRESS: 101}), BEGUN),
    ("X117", told("completed", extensions={PROGRESS: 100}), BEGUN),
    ("X118", allowed("passed"), BEGUN),
    ("X119", told("completed") | {"verb": {"id": f"{ADL}completed", "display": {"en-US": "completed"}}}, BEGUN),
]


def changed_category(verb: str, *categories: str) -> dict[str, Any]:
    made = told(verb)
    made["context"]["contextActivities"]["category"] = [{"id": one} for one in categories]
    return made


BROKEN += [
    ("X111", changed_category("completed", CATEGORY), BEGUN),
    ("X111", changed_category("terminated", CATEGORY, MOVEON), BEGUN),
    ("X116", changed_category("satisfied", CATEGORY), BEGUN),
]


def codes(statement: dict[str, Any], session: Session) -> set[str]:
    assert not [fault for fault in statement_faults(statement) if fault.rule.code != "X005"]
    return {fault.rule.code for fault in session_faults(statement, session)}


@pytest.mark.parametrize(("statement", "session"), SOUND)
def test_what_cmi5_allows_has_no_fault(statement: dict[str, Any], session: Session) -> None:
    assert codes(statement, session) == set()


@pytest.mark.parametrize(("code", "statement", "session"), BROKEN)
def test_each_rule_finds_its_fault_and_no_other_is_reported(
    code: str, statement: dict[str, Any], session: Session
) -> None:
    assert codes(statement, session) == {code}


def test_every_rule_of_sessions_has_a_case() -> None:
    assert {code for code in rules() if code.startswith("X1")} == {code for code, _, _ in BROKEN}
