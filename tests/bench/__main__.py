"""`python -m tests.bench`: prints one table of ratios, each measured by turns in this run.

Hugo (from Debian, when root) and MkDocs (into tests/.cache/bench) are installed where they are missing.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from .parts import FULL, PARTS, QUICK, Row, Work
from .peers import CACHE


def main() -> None:
    options = _options()
    CACHE.mkdir(parents=True, exist_ok=True)
    _warn_of_load()
    with tempfile.TemporaryDirectory(prefix="run-", dir=CACHE) as folder:
        work = Work(Path(folder), QUICK if options.quick else FULL)
        rows: list[Row] = []
        for part in options.only:
            print(f"({part}) ...", file=sys.stderr, flush=True)
            rows += PARTS[part](work)
    print(table(rows))


def _warn_of_load() -> None:
    load, processors = os.getloadavg()[0], os.cpu_count() or 1
    if load > processors / 2:
        print(f"The load is {load:.1f} on {processors} processors: ratios will be rough.", file=sys.stderr)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes, one run each: the numbers mean nothing")
    parser.add_argument("--only", type=_parts, default=list(PARTS), help="parts to run, such as a,b", metavar="PARTS")
    return parser.parse_args()


def _parts(text: str) -> list[str]:
    parts = [part.strip() for part in text.split(",")]
    if strange := [part for part in parts if part not in PARTS]:
        raise argparse.ArgumentTypeError(f"no part {', '.join(strange)}; there are {', '.join(PARTS)}")
    return parts


def table(rows: Iterable[Row]) -> str:
    head = "| | ours / peer | ours | peer | ratio | aim | | ratio of processor time |"
    rule = "| --- | --- | ---: | ---: | ---: | ---: | --- | ---: |"
    return "\n".join([head, rule, *map(_line, rows)])


def _line(row: Row) -> str:
    if not row.ratio:
        return f"| {row.part} | {row.what} | {row.ours} | | | | not measured here | |"
    aim = f"at most {row.aim:g}" if row.aim else "none"
    met = ("met" if row.ratio <= row.aim else "**not met**") if row.aim else ""
    busy = f"{row.busy:.2f}" if row.busy else ""
    return f"| {row.part} | {row.what} | {row.ours} | {row.peer} | {row.ratio:.2f} | {aim} | {met} | {busy} |"


if __name__ == "__main__":
    main()
