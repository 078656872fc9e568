"""`ctlc-scorm lrs`: the commands. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import json
import sys
import time
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ctlc_scorm.console import CannotRun, interruptible, kindly, needs

if TYPE_CHECKING:
    from ctlc_scorm.lrs.server import Lrs

PERSONAS = ("tincan", "tincan-old", "tincanlaunch", "cmi5", "cmi5-strict", "openedx-cmi5", "bylight")


@click.group()
def lrs() -> None:
    """Look into a learning record store (LRS), or run a small one for preview."""


@lrs.command()
@click.argument("endpoint")
@click.option("--key", default="", help="The key, or user name.")
@click.option("--secret", default="", envvar="LRS_SECRET", help="The secret; or set LRS_SECRET.")
@click.option("--read-only", is_flag=True, help="Write nothing (and so try less).")
@click.option(
    "--output", default="text", type=click.Choice(["text", "json"]), show_default=True, help="The form of the answer."
)
@needs("lrs")
@kindly
def check(endpoint: str, key: str, secret: str, read_only: bool, output: str) -> None:
    """Try whether the LRS at ENDPOINT can take a course, and list what to ask its administrator.

    Some statements of a made-up learner are written, and voided at the end.
    """
    from ctlc_scorm.lrs.check import Unreachable, as_text, failed
    from ctlc_scorm.lrs.check import check as run

    try:
        rows = run(endpoint, key, secret, read_only)
    except Unreachable as error:
        raise CannotRun(str(error)) from error
    click.echo(json.dumps([asdict(row) for row in rows], indent=2) if output == "json" else as_text(rows))
    sys.exit(1 if failed(rows) else 0)


@lrs.command()
@click.argument("package", required=False, type=click.Path(path_type=Path, exists=True))
@click.option("--persona", default="tincan", type=click.Choice(PERSONAS), show_default=True, help="The LMS to be.")
@click.option("--au", default="", help="The id of the unit to launch (cmi5); the first if left out.")
@click.option("--port", default=0, help="The port of the LRS; a free one if left out.")
@click.option("--file", default=":memory:", help="Keep the records in this file.")
@click.option("--wipe", is_flag=True, help="Forget first what the file holds.")
@click.option("--fault", "faults", multiple=True, help="A fault, as status=429,after=3,resource=statements.")
@needs("lrs")
@kindly
def serve(
    package: Path | None, persona: str, au: str, port: int, file: str, wipe: bool, faults: tuple[str, ...]
) -> None:
    """Run a small LRS on this computer, and launch PACKAGE as an LMS would. Not for production."""
    from ctlc_scorm.lrs.faults import parse

    try:
        switched = [parse(text) for text in faults]
    except ValueError as error:
        raise CannotRun(str(error)) from error
    with ExitStack() as stack:
        running = stack.enter_context(opened(file, port))
        running.core.faults += switched
        if wipe:
            running.core.wipe()
        click.echo(f"LRS for preview and tests, not for production: {running.endpoint}")
        click.echo(f"Key and secret: {' '.join(running.core.key)}")
        if package is not None:
            launch(stack, running, package, persona, au)
        wait()


def opened(file: str, port: int) -> Lrs:
    import sqlite3

    from ctlc_scorm.lrs.server import Lrs

    try:
        return Lrs(file, port=port)
    except sqlite3.Error as error:
        raise CannotRun(f"{error}: {file}") from error


def launch(stack: ExitStack, running: Lrs, package: Path, persona: str, au: str) -> None:
    from ctlc_scorm.lrs.importers import NotImported
    from ctlc_scorm.lrs.launch import LaunchSite

    try:
        site = stack.enter_context(LaunchSite(package, running, persona))
        click.echo(f"Open as {site.persona.title} does: {site.launch(au).url}")
    except NotImported as error:
        raise CannotRun(f"{persona} finds no course in {package}: {error}") from error
    except StopIteration as error:
        raise CannotRun(f"{package} has no unit {au}") from error


def wait() -> None:
    """Until Ctrl+C."""
    interruptible()
    try:
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        click.echo()
