"""Tables with their pipes in columns; a table too wide for that keeps one space on each side of a cell."""

from __future__ import annotations

import re
from unicodedata import combining, east_asian_width

from ctlc_scorm.source.edits import Edit
from ctlc_scorm.tidy.settle import Group
from ctlc_scorm.tidy.view import View

WIDEST = 120
PIPE = re.compile(r"(?<!\\)\|")


def tables(view: View) -> list[Group]:
    made: list[Group] = []
    for thing in view.things:
        if thing.node and thing.kind == "table":
            raw = view.text[thing.node.start : thing.node.end].rstrip()
            made.append((Edit(thing.node.start, thing.node.start + len(raw), table(raw, thing.node.info)),))
    return made


def table(raw: str, alignments: tuple[str, ...]) -> str:
    """The text of a table, set anew; as it is where a row has more cells than the head."""
    rows = [_cells(line) for line in raw.split("\n")]
    count = len(alignments)
    if len(rows) < 2 or any(len(row) > count for row in rows):
        return raw
    rows = [row + [""] * (count - len(row)) for row in rows]
    words = [rows[0], *rows[2:]]
    widths = [max(3, *(_width(row[column]) for row in words)) for column in range(count)]
    if sum(widths) + 3 * count + 1 > WIDEST:
        return "\n".join([_row(rows[0]), _narrow(alignments), *map(_row, rows[2:])])
    rows[1] = [_rule(alignment, width) for alignment, width in zip(alignments, widths, strict=True)]
    return "\n".join(_row(list(map(_padded, row, alignments, widths))) for row in rows)


def _cells(line: str) -> list[str]:
    line = line.strip()
    line = line.removeprefix("|")
    cells = PIPE.split(line)
    return [cell.strip() for cell in (cells[:-1] if len(cells) > 1 and not cells[-1].strip() else cells)]


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _narrow(alignments: tuple[str, ...]) -> str:
    return "|" + "|".join(_rule(alignment, 3) for alignment in alignments) + "|"


def _padded(cell: str, alignment: str, width: int) -> str:
    room = max(0, width - _width(cell))
    left = {"Right": room, "Center": room // 2}.get(alignment, 0)
    return " " * left + cell + " " * (room - left)


def _rule(alignment: str, width: int) -> str:
    left = ":" if alignment in ("Left", "Center") else ""
    right = ":" if alignment in ("Right", "Center") else ""
    return left + "-" * (width - len(left) - len(right)) + right


def _width(text: str) -> int:
    """Columns on a screen: wide letters take two, marks above a letter none."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1 for sign in text)
