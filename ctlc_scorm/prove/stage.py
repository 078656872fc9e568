"""Where a package is played: the little LMS for SCORM, the little LRS and its launch page for Tin Can and cmi5."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from ctlc_scorm.credit.durations import period, timespan
from ctlc_scorm.lms import Lms
from ctlc_scorm.prove.personas import Persona

if TYPE_CHECKING:
    from ctlc_scorm.lrs.launch import LaunchSite

ONCE = ("experienced", "completed", "passed")


@dataclass(frozen=True)
class Report:
    """What the LMS would show: `score` of 100, `seconds` as it adds them up (none where it does not)."""

    completed: bool
    passed: bool
    score: float | None
    seconds: float | None


class Stage(Protocol):
    @property
    def parts(self) -> tuple[str, ...]:
        """What can be launched, by id, in order."""

    def url(self, part: str) -> str: ...
    def report(self, part: str) -> Report: ...
    def broken(self) -> list[str]: ...
    def largest(self) -> int: ...


@dataclass
class ScormStage:
    lms: Lms
    persona: Persona

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(sco.id for sco in self.lms.course.scos)

    def url(self, part: str) -> str:
        return self.lms.launch_url(self.persona.name, part, **self.persona.changes)

    def report(self, part: str) -> Report:
        self.lms.store.settle()
        kept = self.lms.record(part)
        score = float(kept.score) if kept.score else None
        return Report(kept.status in ("completed", "passed"), kept.status == "passed", score, timespan(kept.total_time))

    def broken(self) -> list[str]:
        self.lms.store.settle()
        return self.lms.violations()

    def largest(self) -> int:
        return max(
            (len(patch["values"].get("cmi.suspend_data", "")) for one in self.parts for patch in self.lms.patches(one)),
            default=0,
        )


@dataclass
class XapiStage:
    site: LaunchSite

    @property
    def parts(self) -> tuple[str, ...]:
        from ctlc_scorm.lrs.course import Part

        course = self.site.course
        return tuple(au.id for au in course.aus()) if isinstance(course, Part) else ("",)

    def url(self, part: str) -> str:
        return self.site.launch(part).url

    def report(self, part: str) -> Report:
        verdict = self.site.verdict(part)
        score = None if verdict.score is None else verdict.score * 100
        return Report(verdict.completed or bool(verdict.passed), bool(verdict.passed), score, self._spent(part))

    def _spent(self, part: str) -> float | None:
        """The active time that the last outcome tells."""
        told = [
            one
            for one in self.site.statements(part)
            if _verb(one) in ("completed", "passed") and "duration" in one.get("result", {})
        ]
        spent = [seconds for one in told if (seconds := period(one["result"]["duration"])) is not None]
        return max(spent, default=None)

    def broken(self) -> list[str]:
        from ctlc_scorm.rules.statements import statement_faults

        lrs, known = self.site.lrs, self.site.persona.behaviour.resent
        heard = [one for one in lrs.core.heard if one.resource == "statements" and one.status >= 400]
        refused = [f"{one.method} {one.resource}: {one.status}" for one in heard if one.status != known]
        return [*refused, *twice(lrs.statements())] + [
            str(fault) for one in lrs.statements() for fault in statement_faults(as_sent(one))
        ]

    def largest(self) -> int:
        rows = self.site.lrs.core.base.execute("select max(length(body)) from document").fetchone()
        return int(rows[0] or 0)


def twice(statements: list[dict[str, Any]]) -> list[str]:
    """Each page, and each outcome of what was launched, is told once."""
    about = [(_verb(one), one["object"].get("id", "")) for one in statements if _verb(one) in ONCE]
    return [
        f"{verb} is told more than once of {id}" for verb, id in dict.fromkeys(about) if about.count((verb, id)) > 1
    ]


@contextmanager
def staged(package: Path, kind: str, persona: Persona) -> Iterator[Stage]:
    """The package in a fresh LMS of this persona."""
    if kind == "scorm12":
        with Lms(package) as lms:
            yield ScormStage(lms, persona)
        return
    from ctlc_scorm.lrs.launch import LaunchSite
    from ctlc_scorm.lrs.server import Lrs

    with Lrs() as lrs, LaunchSite(package, lrs, persona.name) as site:
        yield XapiStage(site)


def as_sent(statement: dict[str, object]) -> dict[str, object]:
    """Without what the LRS adds."""
    return {key: value for key, value in statement.items() if key not in ("stored", "authority", "version")}


def _verb(statement: dict[str, dict[str, str]]) -> str:
    return statement["verb"]["id"].rsplit("/", 1)[1]
