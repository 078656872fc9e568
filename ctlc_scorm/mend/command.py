"""`ctlc-scorm check --fix`: what was mended is shown as a diff, and what is left as ever."""

from __future__ import annotations

from pathlib import Path

import click

from ctlc_scorm.load import load
from ctlc_scorm.mend.apply import Mended, mend
from ctlc_scorm.pipeline import Compiled
from ctlc_scorm.report import unified
from ctlc_scorm.source.findings import Finding


def mended(course: Path, writes: bool, aside: bool) -> Compiled:
    """Mend a course and show how, on the error stream if `aside`; gives the course as it is on disk afterwards."""
    loaded: list[Finding] = []
    project = load(course, loaded)
    found = mend(project, loaded)
    for path, (before, after) in found.texts().items():
        click.echo(unified(path, before, after), err=aside)
        if writes:
            (course / path).write_bytes(after.encode("utf-8"))
    click.echo("\n".join(_told(found, writes)), err=True)
    return found.after if writes else found.before


def _told(found: Mended, writes: bool) -> list[str]:
    number = len(found.mended)
    verb = ("was" if number == 1 else "were") if writes else "would be"
    lines = [f"{number or 'no'} finding{'' if number == 1 else 's'} {verb} mended"]
    refused = "is left to you: its fix would bring other errors"
    return [*lines, *(f"{finding.span}: [{finding.rule.code}] {refused}" for finding in found.refused)]
