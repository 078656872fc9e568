"""Many packages: each in a process of its own, on all processors, in the order in which they were named."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from pathlib import Path

from ctlc_scorm.validate.lines import PackageReport, report_on

FEW = 3
"""So few packages are not worth the start of other processes."""


def report_on_all(paths: Sequence[Path], ignore: Collection[str], lms: Collection[str]) -> Iterator[PackageReport]:
    """The reports. Raises OSError when a package cannot be read."""
    work = partial(report_on, ignore=frozenset(ignore), lms=tuple(lms))
    processes = min(len(paths), os.cpu_count() or 1)
    if len(paths) <= FEW or processes == 1:
        yield from map(work, paths)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(work, paths, chunksize=4)
