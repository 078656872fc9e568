"""Three run-times with one face: open a package in a fresh window, and say what was reported."""

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Protocol, cast
from uuid import uuid4

from playwright.sync_api import Frame, Page

from ctlc_scorm.lms import Lms

from .openedx_server import OpenEdx
from .player import Item, Player
from .watch import Watch

HERE = Path(__file__).parent
PLAYER = HERE.parents[1] / "ctlc_scorm" / "player" / "js"
SCORM_AGAIN = HERE.parent / "node_modules" / "scorm-again" / "dist"
ESBUILD = HERE.parent / "node_modules" / ".bin" / "esbuild"


@dataclass(frozen=True)
class Report:
    status: str
    score: float | None
    time: str
    location: str
    suspend_data: str


class Runtime(Protocol):
    name: str

    def open(self, watch: Watch) -> Player: ...
    def report(self) -> Report: ...
    def violations(self) -> list[str]: ...


@cache
def unpacking() -> str:
    """A function that reads a saved state."""
    options = ["--bundle", "--format=iife", "--global-name=packed", "--minify"]
    command = [str(ESBUILD), str(PLAYER / "course" / "unpack.js"), *options]
    script = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return f"([text, data]) => {{ {script} return packed.unpack(text, data); }}"


def number(text: str) -> float | None:
    return float(text) if text else None


@dataclass
class Strict:
    lms: Lms
    persona: str = "strict"
    changes: dict[str, object] = field(default_factory=dict)
    name: str = "strict"

    def open(self, watch: Watch, timeout: float = 20, pause: Callable[[], None] | None = None) -> Player:
        page = watch.open(self.lms.launch_url(self.persona, **self.changes))
        frame = self.frame(page)
        if frame.locator("#open").is_visible():
            frame.locator("#open").click()
        return Player(page, timeout, pause)

    def frame(self, page: Page) -> Frame:
        """The LMS page itself, which another may hold in a frame."""
        while not (found := [frame for frame in page.frames if "/lms/" in frame.url]):
            page.wait_for_timeout(20)
        found[0].wait_for_function("() => window.lms")
        return found[0]

    def state(self, player: Player) -> Item:
        """What the LMS keeps, as the player's own script reads it."""
        read = player.frame.evaluate(unpacking(), [self.report().suspend_data, player.data])
        assert read["reset"] == [], read["reset"]
        return cast(Item, read["state"])

    def report(self) -> Report:
        self.lms.store.settle()
        kept = self.lms.record()
        return Report(kept.status, number(kept.score), kept.total_time, kept.location, kept.suspend_data)

    def violations(self) -> list[str]:
        self.lms.store.settle()
        return self.lms.violations()

    def written(self, name: str) -> list[str]:
        """All values that the course wrote to an element and the LMS took."""
        self.lms.store.settle()
        sets = [call for call in self.lms.calls() if call["call"] == "LMSSetValue" and call["result"] == "true"]
        return [call["args"][1] for call in sets if call["args"][0] == name]

    def kept(self, name: str) -> list[str]:
        """All values of an element that the LMS stored, in order."""
        self.lms.store.settle()
        return [patch["values"][name] for patch in self.lms.patches() if name in patch["values"]]


FULL_BEACON = ["throwSCORMError     : api  ", "SCORM Error 101"]
"""scorm-again sends all that it holds by a beacon when it finishes, and a beacon holds 64 KiB: less than the
interactions of twelve hours in one sitting. What was committed before stays.
"""


@dataclass
class Again:
    """npm's scorm-again."""

    lms: Lms
    name: str = "again"

    def open(self, watch: Watch) -> Player:
        player = Player(watch.open(f"{self.lms.origin}/again/again.html?course={self.lms.name}"))
        if not player.is_tiny:
            watch.known += FULL_BEACON
        return player

    def report(self) -> Report:
        self.lms.store.settle()
        cmi: dict[str, Any] = json.loads(self.lms.store.documents[self.lms.name])["cmi"]
        core = cmi["core"]
        return Report(
            core["lesson_status"],
            number(core["score"]["raw"]),
            core["total_time"],
            core["lesson_location"],
            cmi["suspend_data"],
        )

    def violations(self) -> list[str]:
        return []


@dataclass
class Edx:
    """Open edX's SCORM XBlock: it keeps status and success apart, and adds no time up."""

    server: OpenEdx
    student: str
    name: str = "openedx"

    def open(self, watch: Watch) -> Player:
        page = watch.open(self.server.page(self.student))
        watch.quiet()
        return Player(page)

    def value(self, name: str) -> str:
        return self.server.value(self.student, name)

    def report(self) -> Report:
        status = self.value("cmi.core.lesson_status")
        passed = status == "completed" and self.value("cmi.success_status") == "passed"
        return Report(
            "passed" if passed else status,
            number(self.value("cmi.core.score.raw")),
            self.value("cmi.core.session_time"),
            self.value("cmi.core.lesson_location"),
            self.value("cmi.suspend_data"),
        )

    def violations(self) -> list[str]:
        return []


@contextmanager
def strict(package: Path, persona: str = "strict", **changes: object) -> Iterator[Strict]:
    with Lms(package) as lms:
        yield Strict(lms, persona, changes)


@contextmanager
def again(package: Path) -> Iterator[Again]:
    assert SCORM_AGAIN.is_dir(), "scorm-again is missing: run `npm ci --ignore-scripts` in tests/"
    with Lms(package, mounts={"scorm-again": SCORM_AGAIN, "again": HERE / "again"}) as lms:
        yield Again(lms)


@contextmanager
def edx(package: Path, server: OpenEdx) -> Iterator[Edx]:
    server.upload(package)
    yield Edx(server, f"student_{uuid4().hex[:12]}")
