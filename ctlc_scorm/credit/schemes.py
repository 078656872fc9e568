"""What contact minutes are called elsewhere: a file for each scheme, with its rule, its source, the day it was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from math import floor
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "schemes"
FRESH = timedelta(days=366)
"""Rules of credit are looked up again each year."""


@dataclass(frozen=True)
class Scheme:
    """`minutes` make one unit; units are rounded down to a `step`."""

    id: str
    name: str
    unit: str
    minutes: float
    step: float
    rule: str
    note: str
    source: str
    as_of: date

    def units(self, contact_minutes: float) -> float:
        """The units for so many contact minutes."""
        steps = floor(round(contact_minutes / self.minutes / self.step, 6))
        return round(steps * self.step, 6)

    def is_stale(self, today: date) -> bool:
        return today > self.as_of + FRESH


@cache
def schemes() -> dict[str, Scheme]:
    """Every known scheme by its id, which is the name of its file."""
    return {path.stem: _scheme(path) for path in sorted(FOLDER.glob("*.yaml"))}


def _scheme(path: Path) -> Scheme:
    return Scheme(id=path.stem, **yaml.safe_load(path.read_text("utf-8")))
