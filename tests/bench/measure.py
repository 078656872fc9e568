"""Time and peak memory of processes, ours and a peer's by turns.

A child's peak counts what its parent held when it was forked, so this process must stay small: it imports little.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

KIB = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Run:
    """What a run took: wall time and processor time in seconds, the peak of its memory in bytes (0: not measured)."""

    seconds: float
    peak: int = 0
    busy: float = 0.0


@dataclass(frozen=True)
class Task:
    """A command; what it writes is removed before each run, so that every run is a cold one."""

    command: list[str]
    writes: tuple[Path, ...] = ()

    def __call__(self) -> Run:
        for path in self.writes:
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        with tempfile.TemporaryFile() as said:
            start = perf_counter()
            child = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
            _, status, usage = os.wait4(child.pid, 0)
            seconds = perf_counter() - start
            child.returncode = os.waitstatus_to_exitcode(status)
            if child.returncode:
                said.seek(0)
                words = said.read().decode("utf-8", "replace")[-4000:]
                raise RuntimeError(f"{' '.join(self.command)} ended with {child.returncode}:\n{words}")
        return Run(seconds, usage.ru_maxrss * KIB, usage.ru_utime + usage.ru_stime)


def by_turns(ours: Callable[[], Run], peer: Callable[[], Run], times: int) -> tuple[Run, Run]:
    """The medians of both, run by turns after a first run of each that does not count."""
    ours(), peer()
    runs = [(ours(), peer()) for _ in range(times)]
    return _median([run[0] for run in runs]), _median([run[1] for run in runs])


def _median(runs: list[Run]) -> Run:
    return Run(
        median(run.seconds for run in runs),
        int(median(run.peak for run in runs)),
        median(run.busy for run in runs),
    )
