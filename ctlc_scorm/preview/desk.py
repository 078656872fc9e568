"""What the panel knows and can do: the last build, the last good package in an LMS, and what happened there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from threading import RLock
from typing import Any

from ctlc_scorm import report
from ctlc_scorm.course.model import Course
from ctlc_scorm.credit.durations import words
from ctlc_scorm.credit.worksheet import worksheet
from ctlc_scorm.player.state_size import LIMIT
from ctlc_scorm.preview import findings
from ctlc_scorm.preview.building import Outcome, Workshop
from ctlc_scorm.preview.feed import Feed
from ctlc_scorm.preview.personas import PERSONAS
from ctlc_scorm.preview.stage import SWITCHES, Stage

SHOWN = 1000
Data = dict[str, Any]


class UnknownActError(Exception):
    """The page asked for something that there is not."""


@dataclass
class Desk:
    """`open_stage` starts the LMS over the folder, as soon as there is a package in it."""

    workshop: Workshop
    feed: Feed
    persona: str
    open_stage: Callable[[ExitStack, str], Stage]
    stack: ExitStack
    stage: Stage | None = None
    last: Outcome = field(default_factory=lambda: Outcome(0))
    good: Outcome = field(default_factory=lambda: Outcome(0))
    on: dict[str, bool] = field(default_factory=lambda: dict.fromkeys(SWITCHES, False))
    lock: RLock = field(default_factory=RLock)

    @property
    def format(self) -> str:
        return self.workshop.builder.format

    @property
    def root(self) -> Path:
        return self.workshop.builder.course

    # What changes

    def rebuild(self) -> None:
        """Builds, shows what is good, and tells the pages."""
        with self.lock:
            outcome = self.workshop.build()
            if outcome.package:
                self.good = outcome
                self.show(outcome.changed)
            self.last = outcome
        self.feed.tell("built")

    def show(self, changed: bool) -> None:
        if self.stage is None:
            self.stage = self.open_stage(self.stack, self.persona)
        elif changed:
            self.stage.changed()

    def do(self, act: str, asked: Mapping[str, Any]) -> Data:
        """What a button does. Raises UnknownActError."""
        acts: dict[str, Callable[[Stage, Mapping[str, Any]], None]] = {
            "launch": lambda stage, asked: None,
            "persona": self.become,
            "switch": self.switch,
            "fail": lambda stage, asked: stage.fail_next(),
            "forget": self.forget,
        }
        if act == "rebuild":
            self.rebuild()
            return {}
        with self.lock:
            if act not in acts or self.stage is None:
                raise UnknownActError(act)
            acts[act](self.stage, asked)
            return {"address": self.address(self.stage)} if act == "launch" else {}

    def address(self, stage: Stage) -> str:
        found = stage.address()
        self.feed.tell("record")
        return found

    def become(self, stage: Stage, asked: Mapping[str, Any]) -> None:
        name = str(asked.get("name"))
        if name not in PERSONAS[self.format]:
            raise UnknownActError(name)
        self.persona = name
        stage.become(name)
        self.feed.tell("record")

    def switch(self, stage: Stage, asked: Mapping[str, Any]) -> None:
        name, on = str(asked.get("name")), asked.get("on") is True
        if name not in SWITCHES:
            raise UnknownActError(name)
        self.on[name] = on
        stage.switch(name, on)

    def forget(self, stage: Stage, asked: Mapping[str, Any]) -> None:
        stage.forget()
        self.feed.clear()
        self.feed.tell("forgotten")
        self.feed.tell("record")

    # What is shown

    def everything(self) -> Data:
        """For a page that has just opened."""
        personas = [{"name": name, "title": title} for name, title in PERSONAS[self.format].items()]
        about = {"format": self.format, "persona": self.persona, "personas": personas, "switches": self.on}
        return {**about, "build": self.build(), "record": self.record(), "log": self.feed.everything()[-SHOWN:]}

    def build(self) -> Data:
        last, good = self.last, self.good
        return {
            "number": last.number,
            "ok": last.package is not None,
            "failure": last.failure,
            "changed": last.changed,
            "ms": round(last.seconds * 1000),
            "findings": findings.shown(last.findings, self.root),
            "count": report.count(last.findings),
            "shows": good.number,
            "course": about(good) if good.compiled else None,
            "origin": self.stage.origin if self.stage else "",
        }

    def record(self) -> Data | None:
        return asdict(self.stage.shown()) if self.stage else None


def about(good: Outcome) -> Data:
    """The course and its package, in the figures that matter to whoever uploads it."""
    assert good.compiled and good.package
    course, files = good.compiled.course, good.package.files
    size = sum(len(one) if isinstance(one, bytes) else one.stat().st_size for one in files.values())
    return {
        "title": course.title,
        "version": course.version,
        "language": course.language,
        "credit": words(course.contact_minutes),
        "units": units(course),
        "passMark": course.pass_mark,
        "package": good.package.name,
        "files": len(files),
        "bytes": size,
        "state": good.state,
        "limit": LIMIT,
    }


def units(course: Course) -> list[str]:
    return [f"{number:g} {scheme.unit} ({scheme.name})" for scheme, number in worksheet(course).units]
