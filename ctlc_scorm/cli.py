"""The command line: parse, call, print. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ctlc_scorm import __version__
from ctlc_scorm.lrs.commands import lrs
from ctlc_scorm.validate import command as packages

if TYPE_CHECKING:
    from ctlc_scorm.source.findings import Finding

COURSE = click.argument("course", default="course_src", type=click.Path(path_type=Path))
FORMATS = ["scorm12", "xapi", "cmi5", "web", "all"]
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


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ctlc-scorm", message="%(prog)s %(version)s")
def main() -> None:
    """Compiles a course in Markdown and YAML into packages that any LMS can import."""
    gc.disable()  # a run is short and makes no cycles worth a search; this saves a third of its time
    atexit.register(gc.freeze)


@main.command()
@COURSE
@click.option("--format", "format_name", default="scorm12", type=click.Choice(FORMATS), show_default=True)
@click.option("--layout", default="single", type=click.Choice(["single", "modules"]), show_default=True)
@click.option("--out", default="dist", type=click.Path(path_type=Path, file_okay=False), show_default=True)
@STRICT
@kindly
def build(course: Path, format_name: str, layout: Any, out: Path, strict: bool) -> None:
    """Build the package of a course folder into a zip. Nothing is written when there are errors.

    xAPI (Tin Can) packages hold the whole course in one document, whatever the layout of the others.
    """
    from ctlc_scorm import pipeline
    from ctlc_scorm.output import write_outputs

    progress = _progress()
    compiled = pipeline.compile_course(_folder(course), progress)
    names = FORMATS[:-1] if format_name == "all" else [format_name]
    built = [pipeline.build(compiled, name, layout, progress) for name in names]
    progress("")
    findings = list(dict.fromkeys(finding for one in built for finding in one.findings))
    failed = _print(findings, "text", course, strict, quiet=True)
    if failed or any(one.package is None for one in built):
        click.echo("Nothing was written.", err=True)
        sys.exit(1)
    for line in write_outputs(compiled.course, built, out):
        click.echo(line)


@main.command()
@COURSE
@click.option("--output", default="text", type=click.Choice(["text", "json"]), show_default=True)
@STRICT
@kindly
def check(course: Path, output: str, strict: bool) -> None:
    """Say what is wrong in a course folder, where, why it matters and how to mend it."""
    from ctlc_scorm import pipeline

    compiled = pipeline.compile_course(_folder(course))
    findings = compiled.findings
    if not pipeline.has_errors(findings):
        findings = pipeline.build(compiled, "scorm12", "single").findings
    sys.exit(1 if _print(findings, output, course, strict) else 0)


@main.command()
@COURSE
@click.option("--output", default="text", type=click.Choice(["text", "json", "html", "csv"]), show_default=True)
@kindly
def credit(course: Path, output: str) -> None:
    """Print where the hours come from: declared and estimated minutes, page by page, and the units they make."""
    from ctlc_scorm import pipeline
    from ctlc_scorm.credit.show import SHOWN
    from ctlc_scorm.credit.worksheet import worksheet

    compiled = pipeline.compile_course(_folder(course))
    if _print(compiled.findings, "text", course, strict=False, quiet=True):
        sys.exit(1)
    click.echo(SHOWN[output](worksheet(compiled.course)))


@main.command()
@click.argument("code")
def explain(code: str) -> None:
    """Print the page of a rule, such as Q001."""
    from ctlc_scorm.rules.all import find, page

    found = find(code)
    if found is None:
        raise CannotRun(f"there is no rule {code}. Codes stand in square brackets, as in error[Q001].")
    click.echo(page(found))


@main.command()
@COURSE
@kindly
def lock(course: Path) -> None:
    """Note the ids of this version in course.lock: run it once for each release, and commit the file."""
    from ctlc_scorm import pipeline
    from ctlc_scorm.release import write_lock

    compiled = pipeline.compile_course(_folder(course))
    if _print(compiled.findings, "text", course, strict=False, quiet=True):
        click.echo("Nothing was written.", err=True)
        sys.exit(1)
    click.echo(write_lock(compiled.course, course))


for _command in (lrs, packages.validate, packages.inspect, packages.diff):
    main.add_command(_command)


def _folder(course: Path) -> Path:
    if course.is_dir():
        return course
    what = "is not a folder" if course.exists() else "does not exist"
    raise CannotRun(f"{course} {what}. Name the folder that holds course.yaml.")


def _print(findings: list[Finding], output: str, course: Path, strict: bool, quiet: bool = False) -> bool:
    """Print findings; True if they fail the run."""
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


def _progress() -> Callable[[str], None]:
    """Says the stage on a terminal; says nothing elsewhere, as in CI."""
    if not sys.stderr.isatty() or os.environ.get("CI"):
        return lambda stage: None
    return lambda stage: click.echo(f"\r\x1b[K{stage}{' ...' if stage else ''}", nl=False, err=True)
