"""The answer key beside a package: right responses by report id, from its CSV file."""

from __future__ import annotations

import csv
from pathlib import Path

from ctlc_scorm.formats.key import HEADER, OR
from ctlc_scorm.prove.hands import Response

ENDING = "-answer-key.csv"


def beside(package: Path) -> Path | None:
    """The key that a build left beside this package: its name begins as that of the package does."""
    found = [path for path in package.parent.glob(f"*{ENDING}") if package.name.startswith(path.name[: -len(ENDING)])]
    return max(found, key=lambda path: len(path.name), default=None)


def read_key(path: Path) -> dict[str, Response]:
    """Raises OSError, and ValueError where the file is no answer key."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        if not set(HEADER) <= set(rows.fieldnames or ()):
            raise ValueError(f"{path} is not an answer key: its first line is not {','.join(HEADER)}")
        return {row["id"]: response(row["kind"], row["pattern"]) for row in rows if row["pattern"]}


def response(kind: str, pattern: str) -> Response:
    """The first right response, as the player takes it."""
    first = pattern.split(OR)[0]
    if kind == "true-false":
        return ["true" if first == "t" else "false"]
    return [first] if kind in ("fill-in", "numeric") else first.split(",")
