"""What every command shares: faults of the machine said kindly, the course folder, findings printed, progress."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from ctlc_scorm.source.findings import Finding


HEAD = "course.yaml"
USUAL = Path("course_src")


def _nearest(context: click.Context, argument: click.Parameter, course: Path) -> Path:
    """Without a name, `course_src`; else this folder, where a course lies in it."""
    return Path() if course == USUAL and not USUAL.exists() and Path(HEAD).is_file() else course


COURSE = click.argument("course", default=USUAL, type=click.Path(path_type=Path), callback=_nearest)
FORMATS = ("scorm12", "xapi", "cmi5", "web")
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
            raise CannotRun(plainly(error)) from error

    return run


def plainly(error: OSError) -> str:
    """A fault of the machine as a sentence that says what to do, where that is known."""
    name = error.filename or "it"
    said = {
        errno.ENOENT: f"{name} is not there. Look at its name, and at the folder that you are in: {Path.cwd()}",
        errno.EACCES: f"{name} may not be opened: another program has it open, or it belongs to somebody else.",
        errno.ENOTDIR: f"{name} cannot be made: a part of this path is a file, where a folder must be.",
        errno.EEXIST: f"{name} is there already, as a file where a folder must be.",
        errno.EISDIR: f"{name} is a folder, where a file must be.",
        errno.ENOSPC: f"The disk is full: {name} could not be written.",
        errno.EADDRINUSE: "This port is in use by another program. Name another one with --port, or leave it out.",
    }
    other = f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}"
    return said.get(error.errno or 0, other)


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
                raise CannotRun(f'{error.name} is missing: pip install "ctlc-scorm[{extra}]"') from error

        return run

    return decorate


def interruptible() -> None:
    """Ctrl+C ends a command that stays, also where it was started in the background of a script, which ignores it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def folder(course: Path) -> Path:
    """The course's folder, or exit 2."""
    if (course / HEAD).is_file():
        return course
    shown = course.resolve() if course == Path() else course
    if course.is_dir():
        raise CannotRun(f"there is no {HEAD} in {shown}. {_instead(course)}")
    if course.exists():
        raise CannotRun(f"{shown} is a file. {_instead(course.parent)}")
    raise CannotRun(f"{shown} does not exist; looked in {Path.cwd()}. {_instead(Path())}")


def _instead(near: Path) -> str:
    """Where the course may be, or how to begin one."""
    if misnamed := next((near / name for name in ("course.yml", "Course.yaml") if (near / name).is_file()), None):
        return f"Give {misnamed} the name {HEAD}."
    found = [one for one in (near, *sorted(near.iterdir())) if (one / HEAD).is_file()]
    if found:
        return f"Name the folder that holds {HEAD}, such as {found[0]}."
    return f"Name the folder that holds {HEAD}, or begin a course: ctlc-scorm new my-course"


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
