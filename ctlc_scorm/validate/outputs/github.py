"""Annotations of GitHub Actions, the worst first, since it shows ten of a kind."""

from __future__ import annotations

from collections.abc import Sequence

from ctlc_scorm.validate.lines import SEVERITIES, Line, PackageReport

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def render(reports: Sequence[PackageReport]) -> str:
    found = [(line, one) for one in reports for line in one.lines]
    found.sort(key=lambda pair: SEVERITIES.index(pair[0].severity))
    return "\n".join(_annotation(line, one) for line, one in found)


def _annotation(line: Line, one: PackageReport) -> str:
    inside = one.form == "folder" and line.file
    values = {"file": f"{one.path}/{line.file}" if inside else one.path, "title": f"{line.code} {line.name}"}
    if one.form != "zip" and line.file:
        values |= {"line": str(line.line), "col": str(line.column)}
    place = "" if inside or not line.file else f"{line.place}: "
    mend = f" {line.mend}" if line.mend else ""
    given = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in values.items())
    return f"::{COMMANDS[line.severity]} {given}::{_escaped(f'{place}{line.message}.{mend}')}"


def _escaped(text: str, signs: str = "") -> str:
    """The text so that it stays one command, whatever it holds."""
    for sign in f"%\r\n{signs}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text.encode("utf-8", "replace").decode()
