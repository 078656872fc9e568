"""The command line: parse, call, print. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import atexit
import gc
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from ctlc_scorm import __version__
from ctlc_scorm.console import COURSE, STRICT, CannotRun, folder, kindly, show, teller

FORMATS = ["scorm12", "xapi", "cmi5", "web", "all"]
ELSEWHERE = {
    "diff": "validate.command",
    "inspect": "validate.command",
    "lrs": "lrs.commands",
    "preview": "preview.command",
    "validate": "validate.command",
}
"""Commands by the module of this package that holds them: it is loaded when its command is asked for."""


class Commands(click.Group):
    """Those of this module, and those of `ELSEWHERE`."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted([*super().list_commands(context), *ELSEWHERE])

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in ELSEWHERE:
            return super().get_command(context, name)
        command: click.Command = getattr(import_module(f"ctlc_scorm.{ELSEWHERE[name]}"), name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
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

    progress = teller()
    compiled = pipeline.compile_course(folder(course), progress)
    names = FORMATS[:-1] if format_name == "all" else [format_name]
    built = [pipeline.build(compiled, name, layout, progress) for name in names]
    progress("")
    findings = list(dict.fromkeys(finding for one in built for finding in one.findings))
    failed = show(findings, "text", course, strict, quiet=True)
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

    compiled = pipeline.compile_course(folder(course))
    findings = compiled.findings
    if not pipeline.has_errors(findings):
        findings = pipeline.build(compiled, "scorm12", "single").findings
    sys.exit(1 if show(findings, output, course, strict) else 0)


@main.command()
@COURSE
@click.option("--output", default="text", type=click.Choice(["text", "json", "html", "csv"]), show_default=True)
@kindly
def credit(course: Path, output: str) -> None:
    """Print where the hours come from: declared and estimated minutes, page by page, and the units they make."""
    from ctlc_scorm import pipeline
    from ctlc_scorm.credit.show import SHOWN
    from ctlc_scorm.credit.worksheet import worksheet

    compiled = pipeline.compile_course(folder(course))
    if show(compiled.findings, "text", course, strict=False, quiet=True):
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

    compiled = pipeline.compile_course(folder(course))
    if show(compiled.findings, "text", course, strict=False, quiet=True):
        click.echo("Nothing was written.", err=True)
        sys.exit(1)
    click.echo(write_lock(compiled.course, course))
