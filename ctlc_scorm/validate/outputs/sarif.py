"""SARIF 2.1.0, within what GitHub takes: 5,000 results of a run, the worst first.

A file in a zip is no file of a repository: its findings are placed on the zip, with the place inside as a logical one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from ctlc_scorm import __version__
from ctlc_scorm.rules.all import rules
from ctlc_scorm.rules.registry import page
from ctlc_scorm.validate.lines import SEVERITIES, Line, PackageReport

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 5000
LONGEST = 1000


def render(reports: Sequence[PackageReport]) -> str:
    return json.dumps(data(reports), ensure_ascii=False, indent=2)


def data(reports: Sequence[PackageReport]) -> dict[str, Any]:
    found = sorted(
        ((line, one) for one in reports for line in one.lines), key=lambda pair: SEVERITIES.index(pair[0].severity)
    )[:MOST_RESULTS]
    codes = sorted({line.code for line, _ in found})
    driver = {"name": "ctlc-scorm", "version": __version__, "rules": list(_rules(codes))}
    results = [_result(line, one, codes.index(line.code)) for line, one in found]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rules(codes: list[str]) -> Iterator[dict[str, Any]]:
    known = rules()
    for code in codes:
        rule = known[code]
        first = " ".join(page(rule).split("\n\n")[0].removeprefix("What it checks: ").split())
        yield {
            "id": code,
            "name": rule.name,
            "shortDescription": {"text": first[:LONGEST]},
            "fullDescription": {"text": rule.why[:LONGEST]},
            "help": {"text": page(rule)},
            "defaultConfiguration": {"level": rule.severity.name.lower()},
        }


def _result(line: Line, one: PackageReport, index: int) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": _physical(line, one)}
    if line.file and one.form == "zip":
        location["logicalLocations"] = [{"fullyQualifiedName": line.place, "kind": "resource"}]
    mend = f" {line.mend}" if line.mend else ""
    where = f"{line.place}: " if line.file and one.form == "zip" else ""
    return {
        "ruleId": line.code,
        "ruleIndex": index,
        "level": line.severity,
        "message": {"text": f"{where}{line.message}.{mend}"[:LONGEST]},
        "locations": [location],
        "partialFingerprints": {"finding/v1": line.fingerprint(one.path)},
    }


def _physical(line: Line, one: PackageReport) -> dict[str, Any]:
    path = f"{one.path}/{line.file}" if one.form == "folder" and line.file else one.path
    found: dict[str, Any] = {"artifactLocation": {"uri": quote(path.encode("utf-8", "replace"))}}
    if one.form != "zip" and line.file:
        found["region"] = {
            "startLine": line.line,
            "startColumn": line.column,
            "endLine": line.end_line,
            "endColumn": line.end_column,
        }
    return found
