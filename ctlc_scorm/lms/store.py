"""What the LMS keeps: patches of values by activity, calls by launch, and plain documents for other run-times."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock
from typing import NotRequired, TypedDict

Values = dict[str, str]


class Patch(TypedDict):
    session: int
    seq: int
    values: Values


class Call(TypedDict):
    session: int
    n: int
    t: int
    call: str
    args: list[str]
    result: str
    error: str
    violation: NotRequired[str]


@dataclass(frozen=True)
class Record:
    """One activity as the LMS would report it."""

    values: Values
    launches: int

    @property
    def status(self) -> str:
        return self.values.get("cmi.core.lesson_status", "not attempted")

    @property
    def score(self) -> str:
        return self.values.get("cmi.core.score.raw", "")

    @property
    def total_time(self) -> str:
        return self.values.get("cmi.core.total_time", "0000:00:00.00")

    @property
    def location(self) -> str:
        return self.values.get("cmi.core.lesson_location", "")

    @property
    def suspend_data(self) -> str:
        return self.values.get("cmi.suspend_data", "")


def in_order(patches: Iterable[Patch]) -> list[Patch]:
    """As they were made: beacons may arrive out of order."""
    return sorted(patches, key=lambda patch: (patch["session"], patch["seq"]))


def fold(patches: Iterable[Patch]) -> Values:
    """The values after all patches."""
    values: Values = {}
    for patch in in_order(patches):
        values |= patch["values"]
    return values


@dataclass
class Store:
    """Shared by the server's threads."""

    patches: dict[str, list[Patch]] = field(default_factory=dict)
    launches: dict[str, int] = field(default_factory=dict)
    sessions: int = 0
    log: list[Call] = field(default_factory=list)
    documents: dict[str, bytes] = field(default_factory=dict)
    heard: float = 0.0
    lock: Lock = field(default_factory=Lock)

    def launch(self, activity: str) -> int:
        with self.lock:
            self.launches[activity] = self.launches.get(activity, 0) + 1
            self.sessions += 1
            return self.sessions

    def add(self, activity: str, patch: Patch) -> None:
        with self.lock:
            self.heard = time.monotonic()
            self.patches.setdefault(activity, []).append(patch)

    def history(self, activity: str) -> list[Patch]:
        with self.lock:
            return in_order(self.patches.get(activity, []))

    def record(self, activity: str) -> Record:
        with self.lock:
            return Record(fold(self.patches.get(activity, [])), self.launches.get(activity, 0))

    def note(self, calls: Iterable[Call]) -> None:
        with self.lock:
            self.heard = time.monotonic()
            self.log += calls

    def calls(self) -> list[Call]:
        with self.lock:
            return sorted(self.log, key=lambda call: (call["session"], call["n"]))

    def settle(self, quiet: float = 0.1, limit: float = 3.0) -> None:
        """Waits until no beacon has come for a moment."""
        end = time.monotonic() + limit
        time.sleep(quiet)
        while time.monotonic() < min(end, self.heard + quiet):
            time.sleep(quiet / 4)

    def reset(self) -> None:
        with self.lock:
            self.patches.clear()
            self.launches.clear()
            self.log.clear()
            self.documents.clear()
