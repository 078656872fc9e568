"""Faulty twins: a fault put into a sound package of ours is found at its place, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from ctlc_scorm.package import Package
from ctlc_scorm.source.findings import Finding, Severity
from ctlc_scorm.zips.writer import Content

Check = Callable[[Package], Iterable[Finding]]


@dataclass(frozen=True)
class Twin:
    """`old` becomes `new` in the manifest; the finding is expected on the line that begins with `at`. `files` are
    added, or taken out where they are None.
    """

    code: str
    old: str = ""
    new: str = ""
    at: str = ""
    files: Mapping[str, bytes | None] = field(default_factory=dict)
    package: str = "one"
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.code} {self.new or self.old or ' '.join(self.files)}"[:60]


def broken(files: Mapping[str, Content], twin: Twin, manifest: str) -> Package:
    """The sound package with the fault in it."""
    changed: dict[str, Content] = dict(files)
    if twin.old:
        content = changed[manifest]
        assert isinstance(content, bytes) and twin.old.encode() in content
        changed[manifest] = content.replace(twin.old.encode(), twin.new.encode(), 1)
    for name, data in twin.files.items():
        if data is None:
            del changed[name]
        else:
            changed[name] = data
    return Package("x", changed)


def found(check: Check, package: Package) -> list[tuple[str, Severity, str]]:
    """Code, severity and line of every finding."""
    rows = []
    for finding in check(package):
        source = finding.span.source
        line, column = source.place(finding.span.start)
        assert line >= 1 and column >= 1
        rows.append((finding.rule.code, finding.rule.severity, source.line(line).strip()))
    return rows


def assert_found(check: Check, package: Package, twin: Twin) -> None:
    ((code, severity, line),) = found(check, package)
    assert (code, severity) == (twin.code, twin.severity)
    assert line.startswith(twin.at)
