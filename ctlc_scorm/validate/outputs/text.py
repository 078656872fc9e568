"""For people: each finding with its line, then what the package is, and what LMSs will do."""

from __future__ import annotations

from collections.abc import Sequence

from ctlc_scorm.validate.lines import SEVERITIES, PackageReport
from ctlc_scorm.validate.verdict import Verdict


def render(reports: Sequence[PackageReport]) -> str:
    return "\n".join(_package(one) for one in reports)


def _package(one: PackageReport) -> str:
    parts = [line.text for line in one.lines]
    parts += [_verdicts(one)] if one.lms else []
    return "\n".join([*parts, f"{one.path}: {one.title}: {counted(one)}"])


def counted(one: PackageReport) -> str:
    counts = [(one.count(severity), severity) for severity in SEVERITIES]
    return ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in counts if n) or "no findings"


def _verdicts(one: PackageReport) -> str:
    return "\n".join(_verdict(verdict) for verdict in one.lms) + "\n"


def _verdict(verdict: Verdict) -> str:
    reasons = [f"  {reason.code or '-'}: {reason.says} [{reason.evidence}]" for reason in verdict.reasons]
    return "\n".join([f"{verdict.sentence} ({verdict.date})", *reasons])
