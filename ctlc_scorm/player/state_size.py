"""The length of the saved state in the worst case, from the course data alone; the player packs by the same widths."""

from __future__ import annotations

from math import ceil
from typing import Any

LIMIT = 4096
"""Characters that SCORM 1.2 grants `cmi.suspend_data` (CMIString4096)."""
BUDGET = 3600
"""What we allow ourselves, since some LMSs count bytes or escape characters."""

NUMERIC_BYTES = 12
TEXT_BYTES = 24
HEAD = 11
ATTEMPTS = 60
SITTING = 13
REST = 31
SEPARATORS_AND_CHECK = 13
Data = dict[str, Any]


def worst_state(data: Data) -> int:
    """The characters of the packed state with everything answered and two finals kept."""
    counts = data["state"]
    time = 3 * (counts["modules"] + 2) + 4
    final = ATTEMPTS + 2 * _sitting(data) if data["final"] else 0
    responses = _responses(data) if counts["keep"] else 0
    pages = ceil(counts["pages"] / 6)
    fixed = HEAD + time + REST + SEPARATORS_AND_CHECK
    return int(fixed + pages + counts["items"] + responses + final)


def _responses(data: Data) -> int:
    widths = [width(item, False) - 1 for item in data["items"].values() if item["m"] >= 0]
    return int(data["state"]["items"]) + sum(widths)


def _sitting(data: Data) -> int:
    bank = [data["items"][id] for id in data["final"]["bank"]]
    count = sum(data["final"]["draw"].values())
    widest = 0
    for objective, drawn in data["final"]["draw"].items():
        widths = sorted((width(item, True) for item in bank if objective in item["objectives"]), reverse=True)
        widest += sum(widths[:drawn])
    return int(SITTING + 2 * count + widest + ceil(count / 6))


def width(item: Data, with_text: bool) -> int:
    """The most characters that a response takes; text is kept in the final only."""
    kind = item["kind"]
    if kind in ("fill-in", "numeric"):
        return ceil(8 * _room(item) / 5) if with_text else 1
    if kind in ("matching", "sequencing"):
        return max(1, len(item["options"]))
    return max(1, ceil(len(item["options"]) / 5)) if item["many"] else 1


def _room(item: Data) -> int:
    if item["kind"] == "numeric":
        return NUMERIC_BYTES
    return max([TEXT_BYTES, *(len(response[0].encode()) for response in item["correct"])])
