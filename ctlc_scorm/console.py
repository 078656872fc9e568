"""What every command shares: faults of the machine said kindly, the course folder, findings printed, progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from ctlc_scorm.source.findings import Finding

COURSE = click.argument("course", default="course_src", type=click.Path(path_type=Path))
STRICT = click.option("--strict", is_flag=True, help="Take warnings as errors.")


class CannotRun(click.ClickException):
    """The tool itself could not run: exit 2."""

    exit_code = 2


def kindly(command: Callable[..., None]) -> Callable[..., None]:
    """Faults of the machine (a file that cannot be read or written) as one plain sentence, and exit 2."""

    @wraps(command)
    def run(*args: Any, **values: Any) -> None:
        try:
            command(*args, **values)
        except OSError as error:
            name = f": {error.filename}" if error.filename else ""
            raise CannotRun(f"{error.strerror or error}{name}") from error

    return run


def needs(extra: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """For a command with optional libraries: says which extra brings what is missing, and exits 2."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def run(*args: Any, **values: Any) -> None:
            try:
                command(*args, **values)
            except ModuleNotFoundError as error:
                if (error.name or "").startswith("ctlc_scorm"):
                    raise
                raise CannotRun(f"{error.name} is missing: pip install 'ctlc-scorm[{extra}]'") from error

        return run

    return decorate


def folder(course: Path) -> Path:
    """The course's folder, or exit 2."""
    if course.is_dir():
        return course
    what = "is not a folder" if course.exists() else "does not exist"
    raise CannotRun(f"{course} {what}. Name the folder that holds course.yaml.")


def show(findings: list[Finding], output: str, course: Path, strict: bool, quiet: bool = False) -> bool:
    """Print findings as text or JSON; True if they fail the run. `quiet` prints to the error stream, and nothing of
    nothing.
    """
    from ctlc_scorm import report
    from ctlc_scorm.source.findings import Severity

    found = report.ordered(findings)
    if output == "json":
        click.echo(report.as_json(found))
    elif found:
        click.echo(report.as_text(found, course), err=quiet)
    if output == "text" and (found or not quiet):
        click.echo(report.count(found), err=quiet)
    least = Severity.WARNING if strict else Severity.ERROR
    return any(finding.severity >= least for finding in found)


def teller() -> Callable[[str], None]:
    """Says the stage on a terminal; says nothing elsewhere, as in CI."""
    if not sys.stderr.isatty() or os.environ.get("CI"):
        return lambda stage: None
    return lambda stage: click.echo(f"\r\x1b[K{stage}{' ...' if stage else ''}", nl=False, err=True)
