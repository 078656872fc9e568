"""The commands `validate`, `inspect` and `diff`: parse, call, print."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ctlc_scorm.console import CannotRun, kindly

PACKAGES = click.argument("packages", nargs=-1, required=True, type=click.Path(path_type=Path))
PACKAGE = click.Path(path_type=Path)
OUTPUTS = ("text", "json", "sarif", "junit", "github")


def _names(context: click.Context, option: click.Parameter, value: str) -> tuple[str, ...]:
    """The LMSs that are named, or all."""
    from ctlc_scorm.validate.verdict import known

    names = tuple(known()) if value == "all" else tuple(name.strip() for name in value.split(",") if name.strip())
    if strange := [name for name in names if name not in known()]:
        raise click.BadParameter(f"nothing is known of {', '.join(strange)}; known: {', '.join(known())}, or all")
    return names


def _codes(context: click.Context, option: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    from ctlc_scorm.rules.all import find

    codes = [code for text in value for code in text.replace(",", " ").split()]
    if strange := [code for code in codes if find(code) is None]:
        raise click.BadParameter(f"there is no rule {', '.join(strange)}")
    return tuple(rule.code for code in codes if (rule := find(code)))


@click.command()
@PACKAGES
@click.option("--output", default="text", type=click.Choice(OUTPUTS), show_default=True, help="The form of the answer.")
@click.option("--lms", default="", callback=_names, help="Say what these LMSs will do: moodle,canvas,... or all.")
@click.option("--strict", is_flag=True, help="Take warnings as errors.")
@click.option("--ignore", multiple=True, callback=_codes, metavar="CODE", help="Leave a rule out, such as P085.")
@click.option("--fix", type=PACKAGE, metavar="OUT", help="Write a mended copy of the one package to this zip.")
@kindly
def validate(
    packages: tuple[Path, ...],
    output: str,
    lms: tuple[str, ...],
    strict: bool,
    ignore: tuple[str, ...],
    fix: Path | None,
) -> None:
    """Say what is wrong in packages, ours or anyone's: zips, unpacked folders or manifests."""
    from ctlc_scorm.validate.many import report_on_all
    from ctlc_scorm.validate.outputs import render

    if fix is not None:
        _fix(packages, fix)
        packages = (fix,)
    reports = list(report_on_all(packages, ignore, lms))
    if text := render(output, reports):
        click.echo(text)
    sys.exit(1 if any(one.fails(strict) for one in reports) else 0)


def _fix(packages: tuple[Path, ...], out: Path) -> None:
    from ctlc_scorm.validate.fix import CannotFixError, fix

    if len(packages) != 1:
        raise click.UsageError("--fix takes one package.")
    try:
        changes = fix(packages[0], out)
    except CannotFixError as error:
        raise CannotRun(str(error)) from error
    for change in changes or ["Nothing was there to mend."]:
        click.echo(change, err=True)


@click.command()
@click.argument("package", type=PACKAGE)
@click.option(
    "--output", default="text", type=click.Choice(["text", "json"]), show_default=True, help="The form of the answer."
)
@kindly
def inspect(package: Path, output: str) -> None:
    """Say what is in a package: its structure, SCOs, sizes, scripts, the sites that it calls."""
    from ctlc_scorm.validate import contents

    found = contents.of(package)
    click.echo(contents.as_json(found) if output == "json" else contents.as_text(found))


@click.command()
@click.argument("old", type=PACKAGE)
@click.argument("new", type=PACKAGE)
@click.option(
    "--output", default="text", type=click.Choice(["text", "json"]), show_default=True, help="The form of the answer."
)
@kindly
def diff(old: Path, new: Path, output: str) -> None:
    """Say what changes for learners when a package replaces another: exit 1 if it should not be done mid-course."""
    from ctlc_scorm.validate.difference import as_json, as_text, between

    found = between(old, new)
    click.echo(as_json(found) if output == "json" else as_text(found))
    sys.exit(0 if found.safe else 1)
