"""The command `doctor`: look, print, and say whether building works."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

import click

from ctlc_scorm import __version__
from ctlc_scorm.console import kindly
from ctlc_scorm.doctor import examine, works
from ctlc_scorm.doctor.line import Line

MARKS = {"ok": "ok", "missing": "--", "wrong": "!!"}


@click.command()
@click.option(
    "--output", default="text", type=click.Choice(["text", "json"]), show_default=True, help="The form of the answer."
)
@kindly
def doctor(output: str) -> None:
    """Say whether ctlc-scorm works on this machine, and what is missing for which command."""
    lines: list[Line] = []
    for line in examine():
        lines.append(line)
        if output == "text":
            click.echo(_shown(line))
    able = works(lines)
    if output == "json":
        found = {"version": __version__, "works": able, "lines": [asdict(line) for line in lines]}
        click.echo(json.dumps(found, indent=2, ensure_ascii=False))
    else:
        click.echo(f"\n{_verdict(able, any(line.state != 'ok' for line in lines))}")
    sys.exit(0 if able else 1)


def _shown(line: Line) -> str:
    first = f"{MARKS[line.state]}  {line.name:<14}{line.says}"
    return f"{first}\n{'':<18}{line.mend}" if line.mend else first


def _verdict(able: bool, gaps: bool) -> str:
    if not able:
        return "Building does not work here yet. Mend the lines that begin with !!, and run this again."
    if gaps:
        return "Building works. A line that begins with -- is needed for some commands only."
    return "Everything works here."
