"""What an importer shows as the status, from the statements that were stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ctlc_scorm.lrs.agents import key
from ctlc_scorm.lrs.behaviour import by_display, by_the_book, by_verb
from ctlc_scorm.rules.statements.cmi5 import name_of

Statement = Mapping[str, Any]


@dataclass(frozen=True)
class Attempt:
    """What was launched: the activity, for whom, and in which registration."""

    activity: str
    actor: Statement
    registration: str


@dataclass(frozen=True)
class Verdict:
    completed: bool = False
    passed: bool | None = None
    score: float | None = None

    @property
    def status(self) -> str:
        if self.passed is not None:
            return "passed" if self.passed else "failed"
        return "completed" if self.completed else "incomplete"


Judge = Callable[[Iterable[Statement], Attempt], Verdict]


def scaled(statement: Statement) -> float | None:
    """The score as a part of one, from `scaled` or else from raw and max."""
    score = statement.get("result", {}).get("score", {})
    if "scaled" in score:
        return float(score["scaled"])
    return score["raw"] / score["max"] if "raw" in score and score.get("max") else None


def told(verdict: Verdict, outcome: str, score: float | None) -> Verdict:
    if outcome == "completed":
        return replace(verdict, completed=True)
    return replace(verdict, passed=outcome == "passed", score=verdict.score if score is None else score)


def tincan(statements: Iterable[Statement], attempt: Attempt) -> Verdict:
    """The last outcome of the launched activity in the registration."""
    verdict = Verdict()
    for one in statements:
        own = one["object"].get("id") == attempt.activity
        if own and one.get("context", {}).get("registration") == attempt.registration and by_verb(one, ""):
            verdict = told(verdict, name_of(one), scaled(one))
    return verdict


def tincanlaunch(statements: Iterable[Statement], attempt: Attempt) -> Verdict:
    """Done when one verb came from this person about exactly this activity; there is no other status and no score."""
    return Verdict(
        completed=any(
            name_of(one) == "completed"
            and one["object"].get("id") == attempt.activity
            and key(one["actor"]) == key(attempt.actor)
            for one in statements
        )
    )


def cmi5(statements: Iterable[Statement], attempt: Attempt) -> Verdict:
    verdict = Verdict()
    for one in statements:
        if outcome := by_the_book(one, attempt.activity):
            verdict = told(verdict, outcome, scaled(one))
    return verdict


def openedx(statements: Iterable[Statement], attempt: Attempt) -> Verdict:
    """One status that each outcome writes over, but for `failed` after better; a missing score is full marks."""
    verdict = Verdict()
    for one in statements:
        outcome = by_display(one, attempt.activity)
        if outcome == "failed" and verdict.status in ("passed", "completed"):
            continue
        if outcome == "completed":
            verdict = Verdict(completed=True, score=verdict.score)
        elif outcome:
            given = one.get("result", {}).get("score", {}).get("scaled", 1.0)
            verdict = Verdict(passed=outcome == "passed", score=0.0 if outcome == "failed" else given)
    return verdict


def bylight(statements: Iterable[Statement], attempt: Attempt) -> Verdict:
    """The verb decides, whatever it is about; progress may give a score where there is none."""
    verdict = Verdict()
    for one in statements:
        if outcome := by_verb(one, attempt.activity):
            verdict = told(verdict, outcome, scaled(one))
        elif name_of(one) == "progressed" and verdict.score is None:
            verdict = replace(verdict, score=scaled(one))
    return verdict
