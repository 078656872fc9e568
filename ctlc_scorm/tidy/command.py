"""`ctlc-scorm fmt`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ctlc_scorm.console import COURSE, folder, kindly

if TYPE_CHECKING:
    from ctlc_scorm.tidy.project import Tidied


@click.command()
@COURSE
@click.option("--check", is_flag=True, help="Write nothing; name the files that would change, and exit 1 if any would.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@kindly
def fmt(course: Path, check: bool, diff: bool) -> None:
    """Write the source of a course in one style. What the course says stays the same, and that is proved first.

    Prose is not wrapped anew. A file that cannot be read yet is left alone, and the exit code is then 1.
    """
    from ctlc_scorm.load import load
    from ctlc_scorm.source.findings import Finding
    from ctlc_scorm.tidy.project import tidy_project

    unreadable: list[Finding] = []
    project = load(folder(course), unreadable)
    found = tidy_project(project, unreadable)
    changed = [one for one in found if not one.why and (course / one.path).read_bytes() != one.after.encode("utf-8")]
    for one in changed:
        _change(one, course, diff, writes=not (check or diff))
    _notes(found, course)
    _count(len(found), changed, check or diff)
    sys.exit(1 if (check and changed) or any(one.why for one in found) else 0)


def _change(one: Tidied, course: Path, diff: bool, writes: bool) -> None:
    from ctlc_scorm.report import unified

    if diff:
        click.echo(unified(one.path, one.before, one.after), nl=False)
        return
    if writes:
        (course / one.path).write_bytes(one.after.encode("utf-8"))
    click.echo((course / one.path).as_posix())


def _notes(found: list[Tidied], course: Path) -> None:
    for one in found:
        place = (course / one.path).as_posix()
        if one.why:
            click.echo(f"{place}: left alone: {one.why}", err=True)
        for line in one.left:
            click.echo(f"{place}:{line}: left as it is: written otherwise, it would say something else", err=True)


def _count(files: int, changed: list[Tidied], only_said: bool) -> None:
    number = len(changed)
    what = "would change" if only_said else "changed"
    click.echo(f"{number or 'no'} file{'' if number == 1 else 's'} of {files} {what}", err=True)
