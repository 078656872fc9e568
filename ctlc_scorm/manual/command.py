"""The command `manual`: the manual as a folder of web pages."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ctlc_scorm.console import CannotRun, kindly


@click.command()
@click.option(
    "--out",
    default="ctlc-scorm-manual",
    type=click.Path(path_type=Path),
    show_default=True,
    help="The folder to write into; it must be empty, or not there yet.",
)
@kindly
def manual(out: Path) -> None:
    """Write the manual into a folder of web pages, to be read without a network."""
    from ctlc_scorm import pipeline
    from ctlc_scorm.manual import ROOT

    if out.exists() and not out.is_dir():
        raise CannotRun(f"{out} is a file. Name a folder that is empty, or one that is not there yet.")
    if out.is_dir() and any(out.iterdir()):
        raise CannotRun(f"{out} is not empty, and nothing in it is overwritten. Name another folder.")
    package = pipeline.build(pipeline.compile_course(ROOT), "web", "single").package
    if package is None:
        click.echo("The manual does not build here: ctlc-scorm doctor may tell why.", err=True)
        sys.exit(1)
    for name in package.files:
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(package.read(name))
    click.echo(f"Open {out / 'index.html'} in your browser.")
