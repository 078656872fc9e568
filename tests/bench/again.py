"""`python -m tests.bench.again COURSE TIMES`: seconds of a build after one page has changed, the median, as JSON."""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from ctlc_scorm import pipeline
from ctlc_scorm.source.memory import Memory


def build(course: Path, memory: Memory) -> float:
    start = perf_counter()
    built = pipeline.build(pipeline.compile_course(course, memory=memory), "scorm12", "single")
    assert built.package
    return perf_counter() - start


def main(course: Path, times: int) -> None:
    pages, memory = sorted(course.glob("modules/*/*.md")), Memory()
    build(course, memory)
    gc.freeze()
    taken = []
    for turn in range(times):
        page = pages[(7 * turn + 5) % len(pages)]
        page.write_text(page.read_text("utf-8") + f"\n\nOne more line, number {turn}.\n", "utf-8")
        taken.append(build(course, memory))
    print(json.dumps(median(taken)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
