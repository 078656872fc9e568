"""Tin Can and cmi5 in preview: the launch site on one origin, the LRS on another."""

from __future__ import annotations

import secrets
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ctlc_scorm.credit.durations import clock, period
from ctlc_scorm.lrs.faults import Fault
from ctlc_scorm.lrs.launch import LaunchSite
from ctlc_scorm.lrs.personas import PERSONAS
from ctlc_scorm.lrs.server import Lrs
from ctlc_scorm.preview.ears import Ears
from ctlc_scorm.preview.feed import Feed
from ctlc_scorm.preview.stage import MOUNTS, Shown

FAULTS = {"offline": Fault(drop="request"), "slow": Fault(delay=2), "expired": Fault(status=401)}
NEXT = Fault(status=503, methods="PUT POST", resource="activities/state", times=1)


class LaunchedStage:
    """The key of the LRS is another in each run, so that no other page can write to it."""

    def __init__(self, package: Path, feed: Feed, persona: str) -> None:
        self.package = package
        self.feed = feed
        self.persona = persona
        self.launches = 0
        self.on: dict[str, Fault] = {}

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            key = ("preview", secrets.token_urlsafe(12))
            self.lrs = stack.enter_context(Lrs(key=key, around=self.listening))
            self.site = stack.enter_context(LaunchSite(self.package, self.lrs, self.persona, mounts=MOUNTS))
            self._stack = stack.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.close()

    def listening(self, app: Any) -> Ears:
        self.ears = Ears(app, self.heard)
        return self.ears

    def heard(self, entry: dict[str, Any]) -> None:
        self.feed.note([entry])
        self.feed.tell("record")

    @property
    def origin(self) -> str:
        return self.site.origin

    def address(self) -> str:
        """After the last words of the course that was there before."""
        self.ears.quiet()
        self.launches += 1
        return self.site.launch().url

    def become(self, persona: str) -> None:
        self.site.become(PERSONAS[persona])
        self.launches = 0

    def changed(self) -> None:
        self.site.reread()

    def switch(self, name: str, on: bool) -> None:
        self.on.pop(name, None)
        if on:
            self.on[name] = replace(FAULTS[name])
        self.lrs.core.faults[:] = self.on.values()

    def fail_next(self) -> None:
        self.lrs.core.faults.append(replace(NEXT))

    def forget(self) -> None:
        self.ears.quiet()
        self.lrs.core.wipe()
        self.site.enrol()
        self.launches = 0

    def shown(self) -> Shown:
        verdict, statements = self.site.verdict(), self.site.statements()
        score = "" if verdict.score is None else f"{verdict.score * 100:g}"
        status = verdict.status if statements else "not attempted"
        return Shown(status, score, clock(longest(statements)), self.launches, {"statements": len(statements)})


def longest(statements: list[dict[str, Any]]) -> float:
    """The seconds of the longest duration that was told: that of the whole course."""
    told = (period(one.get("result", {}).get("duration", "")) for one in statements)
    return max((seconds or 0 for seconds in told), default=0)
