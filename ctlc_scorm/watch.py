"""`ctlc-scorm check --watch`: the course is checked at each change; what is new and what is gone is said."""

from __future__ import annotations

import contextlib
import gc
from collections import Counter
from datetime import datetime
from pathlib import Path

import click

from ctlc_scorm import pipeline, report
from ctlc_scorm.console import interruptible, plainly
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.memory import Memory

PAUSE = 100
"""Milliseconds in which changes count as one: editors write a file in several steps."""
LOOK = 500
"""Milliseconds until the first look again: a file may change before the watch has begun."""


def watch(course: Path) -> None:
    """Check now and at each change, until Ctrl+C."""
    from watchfiles import DefaultFilter
    from watchfiles import watch as changes

    interruptible()
    memory = Memory()
    gc.enable()  # a run is short and has it off; this one is not
    settled = False
    with contextlib.suppress(KeyboardInterrupt):
        known = _checked(course, None, memory)
        for changed in changes(
            course,
            watch_filter=DefaultFilter(),
            step=PAUSE,
            rust_timeout=LOOK,
            yield_on_timeout=True,
            raise_interrupt=False,
        ):
            if changed or not settled:
                known = _checked(course, known, memory)
            settled = True


def _checked(course: Path, known: list[Finding] | None, memory: Memory) -> list[Finding]:
    """The findings now; tells those that differ from the known ones, all of them the first time."""
    try:
        found = report.ordered(pipeline.judged(pipeline.compile_course(course, memory=memory)))
    except OSError as error:
        click.echo(plainly(error), err=True)
        return known or []
    new, gone = _apart(found, known or []), _apart(known or [], found)
    if new:
        click.echo(report.as_text(new, course))
    for finding in gone:
        click.echo(f"gone: [{finding.rule.code}] {finding.message} ({finding.span})")
    if known is None or new or gone:
        change = "" if known is None else f" ({len(new)} new, {len(gone)} gone)"
        click.echo(f"{datetime.now():%H:%M:%S} {report.count(found)}{change}")
    return found


def _apart(some: list[Finding], others: list[Finding]) -> list[Finding]:
    """Those that are not among the others, wherever their lines have moved to."""
    there = Counter(other.key for other in others)
    apart = []
    for finding in some:
        there[finding.key] -= 1
        if there[finding.key] < 0:
            apart.append(finding)
    return apart
