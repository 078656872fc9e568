"""Findings for people (with the line and a caret) and for programs (JSON)."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ctlc_scorm.source.findings import Change, Finding, Severity
from ctlc_scorm.source.text import Span

WIDTH = 160


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """By file, then place, then code; the same finding once."""
    unique = {(f.span.source.path, f.span.start, f.rule.code, f.message): f for f in findings}
    return [unique[key] for key in sorted(unique)]


def count(findings: Iterable[Finding]) -> str:
    """ "2 errors, 1 warning", or "no findings"."""
    severities = [finding.severity for finding in findings]
    parts = []
    for severity in sorted(Severity, reverse=True):
        number = severities.count(severity)
        if number:
            parts.append(f"{number} {severity.name.lower()}{'' if number == 1 else 's'}")
    return ", ".join(parts) or "no findings"


def as_text(findings: Iterable[Finding], root: Path) -> str:
    """Each finding with its place (a path that can be opened from here), its line, a caret, why it matters and how
    to mend it.
    """
    return "\n".join(_text(finding, root) for finding in findings)


def _text(finding: Finding, root: Path) -> str:
    rule, span = finding.rule, finding.span
    lines = [
        f"{finding.severity.name.lower()}[{rule.code}]: {finding.message}",
        f"  --> {(root / str(span)).as_posix()}",
    ]
    if span.source.text:
        lines += excerpt(finding)
    if rule.why:
        lines.append(f"  = why: {rule.why}")
    if finding.hint:
        lines.append(f"  = mend: {finding.hint}")
    if finding.fix:
        lines.append("  = fix: ctlc-scorm check --fix mends it")
    lines += [f"  = see also: {related}" for related in finding.related]
    lines.append(f"  = more: ctlc-scorm explain {rule.code}")
    return "\n".join(lines) + "\n"


def _place(span: Span, root: Path) -> str:
    """A path that can be opened from here; the root itself for what is about all of it."""
    return ((root / str(span)) if span.source.path else root).as_posix()


def excerpt(finding: Finding) -> list[str]:
    """The line and a caret line under the place, cut to a readable width."""
    span = finding.span
    number, column = span.source.place(span.start)
    line = span.source.line(number)
    begin = max(0, column - 1 - WIDTH // 2) if len(line) > WIDTH else 0
    shown = line[begin : begin + WIDTH].replace("\t", " ")
    at = column - 1 - begin
    length = max(1, min(span.end - span.start, len(shown) - at))
    gutter = str(number)
    return [f"{gutter} | {shown}", f"{' ' * len(gutter)} | {' ' * at}{'^' * length}"]


def unified(path: str, before: str, after: str) -> str:
    """What differs between two states of a file, as a unified diff."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    lines = difflib.unified_diff(old, new, f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def as_json(findings: Iterable[Finding]) -> str:
    return json.dumps({"findings": [as_data(finding) for finding in findings]}, ensure_ascii=False, indent=2)


def as_data(finding: Finding) -> dict[str, Any]:
    line, column = finding.span.source.place(finding.span.start)
    end_line, end_column = finding.span.source.place(finding.span.end)
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.severity.name.lower(),
        "file": finding.span.source.path,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "message": finding.message,
        "why": finding.rule.why,
        "mend": finding.hint,
        "related": [str(span) for span in finding.related],
        "fix": [_change(change) for change in finding.fix],
    }


def _change(change: Change) -> dict[str, Any]:
    """A change of a fix: from line and column (1-based) to line and column, what stands there becomes `text`."""
    source = change.span.source
    line, column = source.place(change.span.start)
    end_line, end_column = source.place(change.span.end)
    places = {"line": line, "column": column, "end_line": end_line, "end_column": end_column}
    return {"file": source.path, **places, "text": change.text}
