"""`ctlc-scorm preview`. Nothing heavy is imported before the command runs."""

from __future__ import annotations

import gc
import signal
import webbrowser
from pathlib import Path
from threading import Event
from typing import Any

import click

from ctlc_scorm.console import COURSE, FORMATS, folder, interruptible, kindly, needs


@click.command()
@COURSE
@click.option(
    "--format",
    "format_name",
    default="scorm12",
    type=click.Choice(FORMATS),
    show_default=True,
    help="The kind of package.",
)
@click.option("--persona", default="", help="The LMS to be, such as moodle; the page can change it.")
@click.option("--port", default=0, type=click.IntRange(0, 65535), help="The port of the page; a free one if left out.")
@click.option("--open/--no-open", "browser", default=True, help="Whether to open the page in the browser.")
@needs("preview")
@kindly
def preview(course: Path, format_name: str, persona: str, port: int, browser: bool) -> None:
    """Show the package in an LMS on this computer, and show it anew whenever a page is saved.

    Everything stays on this computer. The package lies in a temporary folder, which is removed at the end; the course
    runs on another port than the page around it, and cannot touch it.
    """
    from ctlc_scorm.preview.running import opened

    interruptible()
    signal.signal(signal.SIGTERM, stopped)
    try:
        with opened(folder(course), format_name, persona, port) as running:
            gc.freeze()  # what the first build made stays; what comes and goes is collected, since this command stays
            gc.enable()
            build = running.desk.build()
            click.echo(f"{running.url}  (Ctrl+C ends the preview)")
            click.echo(build["failure"] or build["count"])
            if browser:
                webbrowser.open(running.url)
            Event().wait()
    except KeyboardInterrupt:
        click.echo()


def stopped(number: int, frame: Any) -> None:
    """Being told to end is like Ctrl+C: what is open is closed."""
    raise KeyboardInterrupt
