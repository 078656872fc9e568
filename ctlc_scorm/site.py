"""Site: what `render` gives. Every file of the course but a manifest, and which of them are launched."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from ctlc_scorm.course.model import Assessment, Course, Module

Layout = Literal["single", "modules"]
"""`single`: one SCO for the course; `modules`: one for each module and one for the final."""


@dataclass(frozen=True)
class Sco:
    """What an LMS launches and tracks: one HTML document with the pages of its modules, and the final or not."""

    id: str
    number: int
    title: str
    file: str
    modules: tuple[Module, ...]
    final: Assessment | None
    minutes: float
    """Its share of the course's contact minutes."""


@dataclass(frozen=True)
class Site:
    """The files by name: HTML documents, the script, the style sheet, media (as paths, read when they are written)."""

    course: Course
    layout: Layout
    scos: tuple[Sco, ...]
    files: dict[str, bytes | Path]
    data: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What the player reads in each SCO, by the SCO's id."""
