"""The command `new`: a course to begin with."""

from __future__ import annotations

from pathlib import Path

import click

from ctlc_scorm.console import CannotRun, kindly
from ctlc_scorm.starters import TEMPLATES


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "template",
    default="small",
    type=click.Choice(TEMPLATES),
    show_default=True,
    help="The course to begin with.",
)
@kindly
def new(folder: Path, template: str) -> None:
    """Write a small course into a new folder: it builds at once, and its notes explain how a course is written.

    `small` shows every kind of block; `minimal` has one page with one question.
    """
    from ctlc_scorm.starters import start

    _refuse_what_is_there(folder)
    written = start(folder, template)
    click.echo(f"{folder}: {len(written)} files. Begin with {folder / 'course.yaml'}. What to do next:\n")
    for command, what in (
        (f"ctlc-scorm check {_shown(folder)}", "says what is wrong, and how to mend it"),
        (f"ctlc-scorm preview {_shown(folder)}", "shows the course in your browser"),
        (f"ctlc-scorm build {_shown(folder)}", "makes the package for your LMS"),
    ):
        click.echo(f"  {command:<44}  {what}")


def _refuse_what_is_there(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise CannotRun(f"{folder} is a file. Name a folder that is empty, or one that is not there yet.")
    if folder.is_dir() and any(folder.iterdir()):
        raise CannotRun(f"{folder} is not empty, and nothing in it is overwritten. Name another folder.")


def _shown(folder: Path) -> str:
    return f'"{folder}"' if " " in str(folder) else str(folder)
