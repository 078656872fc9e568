"""Doctor: whether the tool works on this machine, and what to do where it does not."""

from __future__ import annotations

from collections.abc import Iterator

from ctlc_scorm.doctor import libraries, machine, trial
from ctlc_scorm.doctor.line import Line


def examine() -> Iterator[Line]:
    """Everything, the most important first."""
    yield machine.python()
    yield trial.building()
    yield from libraries.base()
    yield machine.folder()
    yield machine.space()
    yield machine.letters()
    yield from libraries.extras()
    yield machine.chromium()


def works(lines: list[Line]) -> bool:
    """Whether courses can be built here."""
    return all(line.state == "ok" for line in lines if line.name in ("Python", "Building"))
