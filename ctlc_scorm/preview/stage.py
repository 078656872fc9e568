"""What preview wants of an LMS, whatever the format: a place to show the course, a record, and troubles by switch.

The course is never on the panel's origin. SCORM needs one origin for the LMS's page and the course, so a sandbox would
take its API away: the two stand together on a port of their own, and the panel, with the token, on another. They speak
by `postMessage` alone, each sure of the other's origin.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from ctlc_scorm.prove import PAGE as ROBOT

PAGES = Path(__file__).parent / "stage"
"""The page around the course; it is served on the course's own origin."""
MOUNTS = {"stage": PAGES, "robot": ROBOT}
SWITCHES = ("offline", "slow", "expired")


@dataclass(frozen=True)
class Shown:
    """What the LMS would show."""

    status: str
    score: str
    time: str
    launches: int
    more: Mapping[str, Any]


class Stage(Protocol):
    """A running LMS. `origin` is that of the course and never that of the panel."""

    @property
    def origin(self) -> str: ...

    def address(self) -> str:
        """Launches the course: what its frame opens."""

    def become(self, persona: str) -> None: ...

    def changed(self) -> None:
        """The package in the folder is another now."""

    def switch(self, name: str, on: bool) -> None: ...

    def fail_next(self) -> None:
        """The next commit fails."""

    def forget(self) -> None: ...

    def shown(self) -> Shown: ...
