"""SCORM 1.2 in preview: the strict LMS page. Its troubles happen in the page itself, where the API is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from ctlc_scorm.credit.durations import clock, timespan
from ctlc_scorm.lms import Call, Lms
from ctlc_scorm.lms.store import Patch, Store
from ctlc_scorm.preview.feed import Feed
from ctlc_scorm.preview.stage import MOUNTS, Shown


@dataclass
class ToldStore(Store):
    """Tells the feed what it is given to keep."""

    feed: Feed = field(default_factory=Feed)

    def add(self, activity: str, patch: Patch) -> None:
        super().add(activity, patch)
        self.feed.tell("record")

    def note(self, calls: Iterable[Call]) -> None:
        batch = list(calls)
        super().note(batch)
        self.feed.note(entry(call) for call in batch)


def entry(call: Call) -> dict[str, Any]:
    data: dict[str, Any] = {**call, "kind": "call"}
    return data


class ScormStage(Lms):
    """The LMS page and the course are one origin, as SCORM needs it; the panel is another."""

    def __init__(self, package: Path, feed: Feed, persona: str) -> None:
        super().__init__(package, mounts=MOUNTS, store=ToldStore(feed=feed))
        self.persona = persona

    def address(self) -> str:
        return f"/lms/{self.name}?{urlencode({'persona': self.persona, 'quiet': '1'})}"

    def become(self, persona: str) -> None:
        self.persona = persona

    def changed(self) -> None:
        """The page reads the manifest at every launch."""

    def switch(self, name: str, on: bool) -> None:
        """In the page."""

    def fail_next(self) -> None:
        """In the page."""

    def forget(self) -> None:
        self.reset()

    def shown(self) -> Shown:
        kept = self.record()
        more = {"place": kept.location, "state": len(kept.suspend_data), "entry": kept.values.get("cmi.core.exit", "")}
        return Shown(kept.status, kept.score, clock(timespan(kept.total_time) or 0), kept.launches, more)
