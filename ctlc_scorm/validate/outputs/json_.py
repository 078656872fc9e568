"""For programs: JSON after `output.schema.json`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from ctlc_scorm import __version__
from ctlc_scorm.validate.lines import SEVERITIES, PackageReport, as_data

VERSION = 1
"""Of the form. It grows when a program that reads it would have to change."""


def render(reports: Sequence[PackageReport]) -> str:
    return json.dumps(data(reports), ensure_ascii=False, indent=2)


def data(reports: Sequence[PackageReport]) -> dict[str, Any]:
    tool = {"name": "ctlc-scorm", "version": __version__}
    return {"version": VERSION, "tool": tool, "packages": [_package(one) for one in reports]}


def _package(one: PackageReport) -> dict[str, Any]:
    return {
        "path": one.path,
        "form": one.form,
        "kinds": list(one.kinds),
        "title": one.title,
        "counts": {severity: one.count(severity) for severity in SEVERITIES},
        "findings": [as_data(line) | {"related": list(line.related)} for line in one.lines],
        "lms": [asdict(verdict) | {"reasons": [asdict(reason) for reason in verdict.reasons]} for verdict in one.lms],
    }
