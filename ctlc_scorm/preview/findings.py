"""Findings as the page shows them: the words of `check`, and an address that opens the line in an editor."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ctlc_scorm import report
from ctlc_scorm.source.findings import Finding


def shown(findings: Iterable[Finding], root: Path) -> list[dict[str, Any]]:
    return [one(finding, root.resolve()) for finding in findings]


def one(finding: Finding, root: Path) -> dict[str, Any]:
    data = report.as_data(finding)
    path = root / data["file"]
    excerpt = report.excerpt(finding) if finding.span.source.text else []
    place = f"{path.as_posix()}:{data['line']}:{data['column']}" if data["file"] else root.as_posix()
    return {**data, "place": place, "editor": editor(path, data["line"], data["column"]), "excerpt": excerpt}


def editor(path: Path, line: int, column: int) -> str:
    """Visual Studio Code and its kin listen to this address."""
    return f"vscode://file/{quote(path.as_posix().lstrip('/'), safe='/:')}:{line}:{column}"
