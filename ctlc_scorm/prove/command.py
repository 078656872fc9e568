"""The command `prove`: parse, call, print."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ctlc_scorm.console import CannotRun, kindly, needs, teller

if TYPE_CHECKING:
    from ctlc_scorm.prove.hands import Response


@click.command()
@click.argument("package", type=click.Path(path_type=Path))
@click.option("--persona", default="all", show_default=True, help="The LMSs to be: strict,moodle,... or all.")
@click.option("--key", type=click.Path(path_type=Path), help="The answer key; found by itself beside the package.")
@click.option(
    "--output", default="text", type=click.Choice(["text", "json"]), show_default=True, help="The form of the answer."
)
@click.option("--chromium", "browser_path", default="", metavar="PATH", help="The browser; or set CHROMIUM.")
@click.option("--jobs", default=0, metavar="N", help="So many LMSs at once; two if left out.")
@needs("browser,lrs")
@kindly
def prove(package: Path, persona: str, key: Path | None, output: str, browser_path: str, jobs: int) -> None:
    """Let a robot take PACKAGE through every LMS that is known here, and print what came back.

    It reads every page, answers by the key, closes windows, loses the connection, fails the final and passes it.
    What is wrong is marked with !!, and the exit code is 1. It takes some minutes.
    """
    from ctlc_scorm.prove.chromium import NoBrowserError
    from ctlc_scorm.prove.run import CannotProveError, chosen, kind_of, prove_at_once
    from ctlc_scorm.prove.table import as_json, as_text

    try:
        kind = kind_of(package)
        personas = chosen(kind, persona)
        answers = _key(package, key)
        rows = prove_at_once(
            package, kind, personas, browser_path, answers, teller(), jobs or min(2, os.cpu_count() or 1)
        )
    except (CannotProveError, NoBrowserError) as error:
        raise CannotRun(str(error)) from error
    click.echo(as_json(package.as_posix(), kind, rows) if output == "json" else as_text(rows), nl=output == "json")
    sys.exit(0 if all(row.is_good for row in rows) else 1)


def _key(package: Path, given: Path | None) -> dict[str, Response] | None:
    from ctlc_scorm.prove.key import beside, read_key

    path = given or beside(package)
    if path is None:
        click.echo("No answer key lies beside the package: the answers are those that the package holds.", err=True)
        return None
    try:
        return read_key(path)
    except ValueError as error:
        raise CannotRun(str(error)) from error
