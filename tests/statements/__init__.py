"""The corpus of statements: each case changes a sound base, and says which rules it breaks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    name: str
    statement: dict[str, Any]
    codes: list[str]
    warnings: list[str]

    @property
    def valid(self) -> bool:
        return not self.codes


def cases(file: str) -> list[Case]:
    found = json.loads((HERE / f"{file}.json").read_text("utf-8"))
    return [made(found["base"], case) for case in found["cases"]]


def made(base: dict[str, Any], case: dict[str, Any]) -> Case:
    kept = {key: part for key, part in base.items() if key not in case.get("without", [])}
    return Case(case["name"], kept | case.get("change", {}), case.get("codes", []), case.get("warnings", []))


BASE: dict[str, Any] = json.loads((HERE / "valid.json").read_text("utf-8"))["base"]
CASES = cases("valid") + cases("invalid")
