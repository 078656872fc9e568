"""Results as plain data, small enough to be handed from one process to another: what every output is made from."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ctlc_scorm import report
from ctlc_scorm.source.findings import Finding, Severity
from ctlc_scorm.validate.run import Result, validate
from ctlc_scorm.validate.verdict import Verdict, verdicts


@dataclass(frozen=True, slots=True)
class Line:
    """A finding: `file` is empty when it is about the package as a whole."""

    code: str
    name: str
    severity: str
    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    why: str
    mend: str
    related: tuple[str, ...]
    text: str = field(repr=False)

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.file else ""

    def fingerprint(self, package: str) -> str:
        """Tells the finding again when lines have moved."""
        parts = (package, self.code, self.file, self.message)
        return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class PackageReport:
    """A package, what it is, what is wrong, and what will happen in which LMS."""

    path: str
    form: str
    kinds: tuple[str, ...]
    title: str
    lines: tuple[Line, ...]
    lms: tuple[Verdict, ...] = ()

    def count(self, severity: str) -> int:
        return sum(line.severity == severity for line in self.lines)

    def fails(self, strict: bool) -> bool:
        return bool(self.count("error") or (strict and self.count("warning")))


def report_on(path: Path, ignore: Collection[str] = (), lms: Collection[str] = ()) -> PackageReport:
    """Validate a package. Raises OSError when it cannot be read."""
    return of_result(validate(path), ignore, lms)


def of_result(result: Result, ignore: Collection[str] = (), lms: Collection[str] = ()) -> PackageReport:
    found = [
        one for one in report.ordered(result.findings) if one.rule.code not in ignore and one.rule.name not in ignore
    ]
    return PackageReport(
        result.path.as_posix(),
        result.form,
        tuple(kind.name for kind in result.kinds),
        " and ".join(kind.title for kind in result.kinds),
        tuple(_line(one, result.path) for one in found),
        tuple(verdicts(result.kinds, found, lms)),
    )


def _line(finding: Finding, root: Path) -> Line:
    source, span = finding.span.source, finding.span
    return Line(
        finding.rule.code,
        finding.rule.name,
        finding.severity.name.lower(),
        source.path,
        *source.place(span.start),
        *source.place(span.end),
        finding.message,
        finding.rule.why,
        finding.hint,
        tuple(str(one) for one in finding.related),
        report.as_text([finding], root),
    )


def as_data(line: Line) -> dict[str, Any]:
    """A finding for JSON."""
    data = asdict(line)
    del data["text"]
    return data


SEVERITIES = tuple(severity.name.lower() for severity in sorted(Severity, reverse=True))
