"""What contact minutes are called elsewhere: a file for each scheme, with its rule, its source, the day it was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from math import floor
from pathlib import Path
from typing import Annotated, ClassVar

import yaml
from pydantic import Field, StringConstraints

from ctlc_scorm.source.schema import Schema, Text

FOLDER = Path(__file__).parent / "schemes"
FRESH = timedelta(days=366)
"""Rules of credit are looked up again each year."""


class SchemeFile(Schema):
    """A scheme of credit: how contact minutes become its units."""

    required: ClassVar = ("name", "unit", "minutes", "step", "rule", "note", "source", "as_of")
    name: Text = ""
    """The name of the scheme."""
    unit: Text = ""
    """What a unit is called."""
    minutes: Annotated[float, Field(gt=0)] = 60
    """The contact minutes that make one unit."""
    step: Annotated[float, Field(gt=0)] = 1
    """Units are rounded down to a multiple of this, such as 0.1."""
    rule: Text = ""
    """The rule in words."""
    note: Text = ""
    """Who may award it, and what else somebody has to know."""
    source: Text = ""
    """Where the rule is written."""
    as_of: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$")] = ""
    """The day on which somebody read it there, such as 2026-11-25."""


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
