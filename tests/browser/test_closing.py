"""The course is torn away at random moments: at most one answer or a minute is lost, and the way back is to the page.

A learner turns, answers, reads for a while; the hours pass by a clock of our own. Then the tab crashes or closes,
goes elsewhere, its frame is taken away, or its LMS is closed over its head. The next opening tells what was kept, and
goes on.
"""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import cycle, pairwise
from pathlib import Path
from typing import Any, cast

import pytest
from playwright.sync_api import Page

from . import runtimes
from .conftest import Windows
from .player import ROBOT, Player, response_to
from .runtimes import Strict
from .tables import AddRow
from .watch import Watch

MOST_SECONDS = 60
MOMENTS_EACH = 10

Known = dict[str, Any]


def crash(page: Page) -> None:
    """Kills the processes of all tabs, and so in the middle of whatever they do."""
    assert page.context.browser
    about = page.context.browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    for process in about["processInfo"]:
        if process["type"] == "renderer":
            os.kill(process["id"], signal.SIGKILL)


def leave_elsewhere(page: Page) -> None:
    page.goto("about:blank")


def remove(page: Page) -> None:
    page.evaluate("() => document.querySelector('#leave').click()")


WAYS: dict[str, Callable[[Page], None]] = {
    "the tab crashes": crash,
    "the tab is closed": lambda page: page.close(),
    "the tab goes elsewhere": leave_elsewhere,
    "the frame is removed": remove,
    "the LMS is closed": lambda page: page.close(),
}


@dataclass
class Lost:
    """What one closing cost."""

    answers: int
    seconds: float
    exact: bool
    story: str

    @property
    def is_fair(self) -> bool:
        return self.answers <= 1 and self.seconds <= MOST_SECONDS and self.exact


@dataclass
class Memory:
    """What the learner did, as it has to be found again."""

    place: str
    tries: Counter[str]
    final: tuple[int, dict[str, list[str]]]
    seconds: float

    @classmethod
    def of(cls, state: Known) -> "Memory":
        current = state["final"]["current"]
        tries = Counter({item: kept["tries"] for item, kept in state["items"].items() if kept["tries"]})
        attempts = max((attempt["n"] for attempt in state["final"]["attempts"]), default=0)
        final = (attempts, current["answers"] if current else {})
        return cls(state["place"], tries, final, sum(sum(slots.values()) for slots in state["time"].values()))

    def after(self, act: "Act") -> "Memory":
        tries, final = Counter(self.tries), self.final
        if act.kind == "answer":
            tries[act.name] += 1
        if act.kind == "respond":
            final = (final[0], {**final[1], act.name: act.response})
        if act.kind == "hand in":
            final = (final[0] + 1, {})
        place = act.name if act.kind == "turn" else self.place
        return Memory(place, tries, final, self.seconds)

    @property
    def answered(self) -> tuple[Counter[str], tuple[int, dict[str, list[str]]]]:
        return self.tries, self.final


@dataclass
class Act:
    kind: str
    name: str = ""
    response: list[str] = field(default_factory=list)

    @property
    def call(self) -> list[object]:
        """The robot's."""
        calls: dict[str, list[object]] = {
            "turn": ["turn", self.name],
            "answer": ["answer", self.name, self.response],
            "begin": ["begin", self.name],
            "respond": ["fill", self.name, self.response],
            "hand in": ["handIn", {}],
        }
        return calls[self.kind]


class Learner:
    def __init__(self, runtime: Strict, windows: Windows, chance: random.Random) -> None:
        self.runtime = runtime
        self.chance = chance
        self.window: Watch = windows()
        self.window.context.clock.install()
        self.window.context.set_default_timeout(60_000)
        self.player: Player
        self.found = Memory("", Counter(), (0, {}), 0)

    def open(self, way: str) -> Memory:
        self.runtime.persona = "api-in-opener" if way == "the LMS is closed" else "strict"
        waited: list[float] = []
        self.player = self.runtime.open(self.window, pause=lambda: waited.append(self.wait(0.5)))
        self.found = Memory.of(self.runtime.state(self.player))
        self.found.seconds += sum(waited)
        self.found.place = self.player.ref
        return self.found

    def choose(self, now: Memory) -> Act:
        """What a learner may do on the page where he is."""
        if now.place == self.player.final_ref:
            return self.choose_in_final(now)
        way = [*self.player.page_refs, self.player.final_ref]
        after = way[way.index(now.place) + 1] if now.place in way else way[0]
        items: list[str] = next((page["items"] for page in self.player.data["pages"] if page["ref"] == now.place), [])
        if items and self.chance.random() < 0.5:
            item = self.chance.choice(items)
            if not (self.player.data["items"][item]["kind"] == "performance" and now.tries[item]):
                return Act("answer", item, response_to(self.player.data["items"][item], self.chance.random() < 0.7))
        return Act("turn", after if self.chance.random() < 0.8 else self.chance.choice(way))

    def choose_in_final(self, now: Memory) -> Act:
        drawn = self.player.frame.evaluate(DRAWN)
        if not drawn:
            return Act("begin", self.player.final_ref)
        if self.chance.random() < 0.2:
            return Act("hand in")
        if self.chance.random() < 0.1:
            return Act("turn", self.player.page_refs[0])
        item = self.chance.choice(drawn)
        return Act("respond", item, response_to(self.player.data["items"][item], self.chance.random() < 0.7))

    def wait(self, seconds: float) -> float:
        self.window.context.clock.run_for(round(seconds * 1000))
        return seconds

    def dwell(self) -> float:
        """From half a second to a minute and a half."""
        return self.wait(cast(float, 0.5 * 180 ** self.chance.random()))

    def do(self, now: Memory) -> tuple[Memory, Act]:
        act = self.choose(now)
        name, *values = act.call
        self.player.robot(str(name), *values)
        after = now.after(act)
        after.seconds += self.dwell()
        return after, act

    def moment(self, way: str) -> Callable[[Memory], Lost]:
        """Learns for a while, and is torn away. What is kept later is then held against it."""
        memories, acts = [self.found], []
        for _ in range(self.chance.randint(2, 7)):
            after, act = self.do(memories[-1])
            acts.append(f"{act.kind} {act.name}")
            memories = [*memories, after] if act.kind != "turn" else [*memories[:-1], after]
        perhaps = memories[-1]
        if self.chance.random() < 0.5:
            act = self.choose(perhaps)
            perhaps = perhaps.after(act)
            self.player.frame.evaluate(BEGIN, act.call)
            time.sleep(self.chance.random() * 0.05)
        WAYS[way](self.window.context.pages[0])
        for page in self.window.context.pages:
            page.close()
        self.runtime.lms.store.settle(0.4)  # beacons of a frame that is gone take their time
        story = f"acts {acts}, places stored {self.runtime.kept('cmi.core.lesson_location')[-4:]}"
        return lambda kept: lost(kept, memories, perhaps, story)


BEGIN = f"call => void setTimeout(async () => {{ try {{ await ({ROBOT})(call); }} catch {{}} }})"
DRAWN = """() => [...document.querySelectorAll("[data-final-items] [data-item]")]
  .filter((one) => one.checkVisibility()).map((one) => one.dataset.item)"""


def lost(kept: Memory, memories: list[Memory], perhaps: Memory, story: str) -> Lost:
    """An act that was under way may be there or not."""
    known = [memory.answered for memory in reversed(memories)]
    answers = 0 if kept.answered == perhaps.answered else known.index(kept.answered) if kept.answered in known else 99
    exact = kept.place in (memories[-1].place, perhaps.place)
    seconds = memories[-1].seconds - kept.seconds
    return Lost(answers, seconds, exact, f"{story}: kept {kept} of {memories[-2:]}, perhaps {perhaps}")


def test_whatever_closes_it(
    school_zip: Path, windows: Windows, add_row: AddRow, request: pytest.FixtureRequest
) -> None:
    chance = random.Random(4)
    moments = 200 if request.config.getoption("--full") else 12
    ways = [way for way, _ in zip(cycle(WAYS), range(moments), strict=False)]
    chance.shuffle(ways)
    found: dict[str, list[Lost]] = {way: [] for way in WAYS}
    with runtimes.strict(school_zip) as runtime:
        for first in range(0, moments, MOMENTS_EACH):
            runtime.lms.reset()
            for way, loss in series(Learner(runtime, windows, chance), ways[first : first + MOMENTS_EACH]):
                found[way].append(loss)
        assert runtime.violations() == []
    for way, losses in found.items():
        add_row("Closing", row(way, losses))
    bad = [(way, loss) for way, losses in found.items() for loss in losses if not loss.is_fair]
    assert not bad, "\n".join(f"{way}: {loss.story}" for way, loss in bad)


def series(learner: Learner, ways: list[str]) -> list[tuple[str, Lost]]:
    """Each opening tells what the closing before it cost."""
    losses: list[tuple[str, Lost]] = []
    learner.open(ways[0])
    for way, after in pairwise([*ways, ways[0]]):
        judge = learner.moment(way)
        losses.append((way, judge(learner.open(after))))
    learner.window.close()
    return losses


def row(way: str, losses: list[Lost]) -> dict[str, str]:
    return {
        "how": way,
        "moments": str(len(losses)),
        "answers lost, at most": str(max((loss.answers for loss in losses), default=0)),
        "closings with an answer lost": str(sum(loss.answers > 0 for loss in losses)),
        "seconds lost, at most": f"{max((max(0, loss.seconds) for loss in losses), default=0):.0f}",
        "back on the exact page": f"{sum(loss.exact for loss in losses)} of {len(losses)}",
    }
