"""Preview as a whole: a folder of its own, the build, the LMS, the panel, the watcher; everything goes at the end."""

from __future__ import annotations

import errno
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.types import ASGIApp

from ctlc_scorm.console import CannotRun
from ctlc_scorm.lrs.server import Loopback
from ctlc_scorm.preview.app import create_app
from ctlc_scorm.preview.building import Builder, Workshop
from ctlc_scorm.preview.desk import Desk
from ctlc_scorm.preview.feed import Feed
from ctlc_scorm.preview.folder import Folder
from ctlc_scorm.preview.personas import PERSONAS, first
from ctlc_scorm.preview.stage import Stage
from ctlc_scorm.preview.watching import Watcher


@dataclass(frozen=True)
class Preview:
    url: str
    token: str
    desk: Desk
    folder: Path


@contextmanager
def opened(course: Path, format_name: str = "scorm12", persona: str = "", port: int = 0) -> Iterator[Preview]:
    """Runs until the end of the block. Raises CannotRun."""
    chosen = known(format_name, persona)
    with ExitStack() as stack:
        root = Path(stack.enter_context(TemporaryDirectory(prefix="ctlc-preview-")))
        feed, package = Feed(), root / "package"
        package.mkdir()
        workshop = Workshop(Builder(course, format_name), Folder(package))
        inner = stack.enter_context(ExitStack())
        desk = Desk(workshop, feed, chosen, lambda at, name: staged(at, format_name, package, feed, name), inner)
        token = secrets.token_urlsafe(24)
        panel = bound(create_app(desk, token), port)
        stack.callback(panel.socket.close)
        desk.rebuild()
        panel.start()
        stack.callback(panel.stop)
        stack.enter_context(Watcher(course, desk.rebuild))
        yield Preview(f"{panel.origin}/", token, desk, package)


def known(format_name: str, persona: str) -> str:
    names = PERSONAS[format_name]
    if persona and persona not in names:
        raise CannotRun(f"There is no LMS {persona!r} for {format_name}. There is: {', '.join(names)}.")
    return persona or first(format_name)


def bound(app: ASGIApp, port: int) -> Loopback:
    try:
        return Loopback(app, port, any_host=True)
    except OSError as error:
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            raise CannotRun(
                f"Port {port} is not free. Name another with --port, or leave it out: then a free one is found."
            ) from error
        raise


def staged(stack: ExitStack, format_name: str, package: Path, feed: Feed, persona: str) -> Stage:
    """The LMS for a format, running."""
    if format_name == "scorm12":
        from ctlc_scorm.preview.scorm import ScormStage

        return stack.enter_context(ScormStage(package, feed, persona))
    if format_name == "web":
        from ctlc_scorm.preview.plain import PlainStage

        return stack.enter_context(PlainStage(package))
    from ctlc_scorm.preview.launched import LaunchedStage

    return stack.enter_context(LaunchedStage(package, feed, persona))
