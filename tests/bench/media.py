"""The writing of a zip with media against `cat` of the same files, by turns in one process. Prints both as JSON.

python -m tests.bench.media FOLDER MEGABYTES TIMES
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

from ctlc_scorm.package import Package, write_zip

from .measure import Run, by_turns

FILES = 12
PIECE = 1 << 20


def make(folder: Path, megabytes: int) -> list[Path]:
    """Random bytes in a dozen files, films and photographs by turns."""
    paths = [folder / f"{i:02}.{'jpg' if i % 2 else 'mp4'}" for i in range(FILES)]
    for path in paths:
        with path.open("wb") as file:
            for _ in range(max(1, megabytes // FILES)):
                file.write(os.urandom(PIECE))
    return paths


def timed(target: Path, work: Callable[[], object]) -> Run:
    target.unlink(missing_ok=True)
    start = perf_counter()
    work()
    return Run(perf_counter() - start)


def main(folder: Path, megabytes: int, times: int) -> None:
    paths = make(folder, megabytes)
    package = Package("bench", {"imsmanifest.xml": b"<manifest/>"} | {f"media/{path.name}": path for path in paths})
    zipped, joined = folder / "bench.zip", folder / "joined"
    cat = ["sh", "-c", 'out=$1; shift; exec cat "$@" > "$out"', "cat", str(joined), *map(str, paths)]
    ours = partial(timed, zipped, partial(write_zip, package, zipped))
    peer = partial(timed, joined, partial(subprocess.run, cat, check=True))
    found = by_turns(ours, peer, times)
    print(json.dumps([run.seconds for run in found]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
