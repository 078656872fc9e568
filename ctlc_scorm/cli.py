"""The command line: parse, call, print. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import atexit
import gc
import sys
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from ctlc_scorm import __version__
from ctlc_scorm.console import COURSE, FORMATS, STRICT, CannotRun, folder, kindly, needs, show, teller

ELSEWHERE = {
    "diff": "validate.command",
    "doctor": "doctor.command",
    "fmt": "tidy.command",
    "import": "importers.command:import_",
    "inspect": "validate.command",
    "lrs": "lrs.commands",
    "manual": "manual.command",
    "new": "starters.command",
    "schema": "editors.command",
    "prove": "prove.command",
    "preview": "preview.command",
    "validate": "validate.command",
}
"""Commands by the module of this package that holds them: it is loaded when its command is asked for. Behind a
colon stands its name there, where that is not the command's."""


class Commands(click.Group):
    """Those of this module, and those of `ELSEWHERE`."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted([*super().list_commands(context), *ELSEWHERE])

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in ELSEWHERE:
            return super().get_command(context, name)
        module, _, attribute = ELSEWHERE[name].partition(":")
        command: click.Command = getattr(import_module(f"ctlc_scorm.{module}"), attribute or name)
        return command

    def resolve_command(self, context: click.Context, args: list[str]) -> Any:
        """Names that are none get the one that may have been meant, whichever module holds it."""
        if args and not args[0].startswith("-") and self.get_command(context, args[0]) is None:
            known = self.list_commands(context)
            near = get_close_matches(args[0], known, 1)
            hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(known)}."
            context.fail(f"there is no command {args[0]}. {hint}")
        return super().resolve_command(context, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ctlc-scorm", message="%(prog)s %(version)s")
def main() -> None:
    """Compiles a course in Markdown and YAML into packages that any LMS can import."""
    gc.disable()  # a run is short and makes no cycles worth a search; this saves a third of its time
    atexit.register(gc.freeze)


@main.command()
@COURSE
@click.option(
    "--format",
    "format_name",
    default="scorm12",
    type=click.Choice([*FORMATS, "all"]),
    show_default=True,
    help="The kind of package, or all of them.",
)
@click.option(
    "--layout",
    default="single",
    type=click.Choice(["single", "modules"]),
    show_default=True,
    help="One unit for the course, or one for each module.",
)
@click.option(
    "--out",
    default="dist",
    type=click.Path(path_type=Path, file_okay=False),
    show_default=True,
    help="The folder for the packages.",
)
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
    names = FORMATS if format_name == "all" else (format_name,)
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
@click.option(
    "--output", default="text", type=click.Choice(["text", "json"]), show_default=True, help="The form of the answer."
)
@click.option("--fix", is_flag=True, help="Mend what can be mended without a guess, and show what was changed.")
@click.option("--dry-run", "--diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes; say what is new and what is gone.")
@STRICT
@kindly
def check(course: Path, output: str, fix: bool, dry_run: bool, watch: bool, strict: bool) -> None:
    """Say what is wrong in a course folder, where, why it matters and how to mend it."""
    from ctlc_scorm import pipeline

    if watch and (fix or dry_run or output != "text"):
        raise CannotRun("--watch only looks: use it without --fix, --diff and --output.")
    if watch:
        from ctlc_scorm.watch import watch as watching

        needs("preview")(watching)(folder(course))
        sys.exit(0)
    if fix or dry_run:
        from ctlc_scorm.mend.command import mended

        compiled = mended(folder(course), writes=not dry_run, aside=output == "json")
    else:
        compiled = pipeline.compile_course(folder(course))
    sys.exit(1 if show(pipeline.judged(compiled), output, course, strict) else 0)


@main.command()
@COURSE
@click.option(
    "--output",
    default="text",
    type=click.Choice(["text", "json", "html", "csv"]),
    show_default=True,
    help="The form of the answer.",
)
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
    from ctlc_scorm.rules.all import find, near, page

    found = find(code)
    if found is None:
        raise CannotRun(f"there is no rule {code}. {near(code)}")
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
