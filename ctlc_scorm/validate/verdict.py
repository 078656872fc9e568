"""What will happen to a package in an LMS, by what is known of it: data in `lms/*.yaml`, with evidence and date."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from ctlc_scorm.source.findings import Finding
from ctlc_scorm.validate.kinds import Kind

EFFECTS = ("refuses", "breaks", "risks", "takes")
"""What an LMS does about a fault, the worst first."""
SENTENCES = {
    "refuses": "refuses the package",
    "breaks": "imports it, and does not track it rightly",
    "risks": "imports it; something may not work",
    "takes": "imports and tracks it, as far as is known",
    "unknown": "is not known",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a rule (or none, for the kind of package), what happens, what that is known from."""

    code: str
    effect: str
    says: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an LMS will do, and why; `date` is when this was written down."""

    name: str
    title: str
    effect: str
    date: str
    reasons: tuple[Reason, ...]

    @property
    def sentence(self) -> str:
        return f"{self.title} {SENTENCES[self.effect]}"


@cache
def known() -> dict[str, dict[str, Any]]:
    """The LMSs by name."""
    from importlib.resources import files

    import yaml

    folder = files("ctlc_scorm.validate") / "lms"
    found = [yaml.safe_load(file.read_text("utf-8")) for file in folder.iterdir() if file.name.endswith(".yaml")]
    return {one["name"]: one for one in sorted(found, key=lambda one: str(one["title"]))}


def verdicts(kinds: Iterable[Kind], findings: Iterable[Finding], names: Collection[str]) -> Iterator[Verdict]:
    """The verdicts of the LMSs that are asked for."""
    first, found = next(iter(kinds)), list(findings)
    for name in names:
        yield _verdict(known()[name], first, found)


def _verdict(lms: dict[str, Any], kind: Kind, findings: list[Finding]) -> Verdict:
    codes = dict.fromkeys(finding.rule.code for finding in findings)
    reasons = [_reason(code, lms["rules"][code]) for code in codes if code in lms["rules"]]
    about = lms["kinds"].get(kind.name)
    effects = [reason.effect for reason in reasons]
    if about:
        reasons.insert(0, _reason("", about))
        effects.append(about["effect"])
    else:
        effects.append("unknown")
    effect = next((one for one in (*EFFECTS[:2], "unknown", *EFFECTS[2:]) if one in effects), "unknown")
    return Verdict(lms["name"], lms["title"], effect, str(lms["date"]), tuple(reasons))


def _reason(code: str, data: dict[str, str]) -> Reason:
    return Reason(code, data["effect"], data["says"], data["evidence"])
