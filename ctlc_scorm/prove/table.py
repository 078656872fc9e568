"""The table of a proof: a row for each LMS that was tried, for people and for programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

COLUMNS = ("launched", "completed", "passed", "score", "time", "resumed", "offline", "state",
           "status", "committed", "finished", "broken")  # fmt: skip
State = Literal["good", "bad", "without"]
MARKS: dict[State, str] = {"good": "", "bad": "!! ", "without": ""}


@dataclass(frozen=True)
class Cell:
    """`without` is for what this LMS cannot give, by its nature; `why` explains it, or what is bad."""

    text: str
    state: State = "good"
    why: str = ""


def cell(good: bool, text: str, why: str = "") -> Cell:
    """A good cell, or a bad one with its reason."""
    return Cell(text) if good else Cell(text, "bad", why)


@dataclass
class Row:
    """What came back from one persona; cells by the names of `COLUMNS`."""

    persona: str
    title: str
    cells: dict[str, Cell] = field(default_factory=dict)

    @property
    def is_good(self) -> bool:
        return all(cell.state != "bad" for cell in self.cells.values())

    def put(self, column: str, good: bool, text: str, why: str = "") -> None:
        self.cells[column] = cell(good, text, why)


def as_text(rows: Sequence[Row]) -> str:
    """Columns of text, the worst first to see: `!!` stands before what is bad, and its reason below the table."""
    used = [column for column in COLUMNS if any(column in row.cells for row in rows)]
    lines = [["", *used], *([row.persona, *(_shown(row, column) for column in used)] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    table = ["  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    return "\n".join([*table, "", *_notes(rows)]).rstrip() + "\n"


def _shown(row: Row, column: str) -> str:
    cell = row.cells.get(column)
    return f"{MARKS[cell.state]}{cell.text}" if cell else ""


def _notes(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        for column, cell in row.cells.items():
            if cell.why:
                mark = "!!" if cell.state == "bad" else "  "
                yield from textwrap.wrap(f"{mark} {row.persona}, {column}: {cell.why}", 100, subsequent_indent="     ")


def as_json(package: str, kind: str, rows: Sequence[Row]) -> str:
    """After `output.schema.json`."""
    return json.dumps({"version": 1, "package": package, "kind": kind, "good": all(row.is_good for row in rows),
                       "personas": [_data(row) for row in rows]}, ensure_ascii=False, indent=2)  # fmt: skip


def _data(row: Row) -> dict[str, Any]:
    cells = {name: {"text": c.text, "state": c.state, "why": c.why} for name, c in row.cells.items()}
    return {"persona": row.persona, "title": row.title, "good": row.is_good, "cells": cells}
