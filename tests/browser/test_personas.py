"""Every persona of the LMS page: a course is begun, broken off, resumed, failed, passed, and looked at once more."""

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import expect

from ctlc_scorm.lms.store import Values
from ctlc_scorm.prove.hands import NO_STORAGE

from . import runtimes
from .conftest import Windows
from .player import Player
from .runtimes import Strict
from .tables import AddRow

READING = 60
LOST = 60  # the most that may be lost when a window closes
RANKS = {"not attempted": 0, "failed": 0, "incomplete": 1, "completed": 2, "passed": 3}
STATUS = "cmi.core.lesson_status"
SCORE = "cmi.core.score.raw"
KEPT = [STATUS, SCORE, "cmi.suspend_data", "cmi.core.lesson_location"]


@dataclass(frozen=True)
class Trial:
    persona: str
    changes: dict[str, object] = field(default_factory=dict)
    package: str = "school_zip"
    patience: float = 10

    @property
    def name(self) -> str:
        more = [f"{name} {value}" for name, value in self.changes.items()]
        course = [] if self.package == "school_zip" else ["the whole course"]
        return ", ".join([self.persona, *more, *course])


PERSONAS = [
    "strict", "moodle", "rustici", "openedx", "no-unload", "opaque-sandbox",
    "storage-denied", "api-in-opener", "cross-origin-top", "expiring-session", "slow", "flaky",
]  # fmt: skip
QUICKER: dict[str, dict[str, object]] = {"expiring-session": {"expirySeconds": 150}, "slow": {"latencyMs": 20}}
SHORT = [Trial(name, QUICKER.get(name, {})) for name in PERSONAS]
LONG = [
    Trial("slow", patience=1200),
    *(Trial("flaky", {"seed": seed}) for seed in range(2, 12)),
    *(Trial(name, QUICKER.get(name, {}), "zip_path", 120) for name in PERSONAS),
]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "trial" in metafunc.fixturenames:
        trials = SHORT + (LONG if metafunc.config.getoption("--full") else [])
        metafunc.parametrize("trial", trials, ids=[trial.name for trial in trials])


class Learner:
    """One sitting of a learner, whose hours pass by a clock of our own."""

    def __init__(self, runtime: Strict, windows: Windows, trial: Trial) -> None:
        self.runtime = runtime
        self.window = windows()
        self.window.context.set_default_timeout(trial.patience * 1000)
        self.window.context.clock.install()
        if trial.persona == "storage-denied":
            self.window.context.add_init_script(path=NO_STORAGE)
        self.active = 0.0
        self.idle = 0.0
        self.player = runtime.open(self.window, 2 * trial.patience, lambda: self.wait_idly(0.5))
        self.lms = runtime.frame(self.window.context.pages[0])

    def wait(self, seconds: float) -> None:
        self.window.context.clock.run_for(round(seconds * 1000))
        self.active += seconds

    def wait_idly(self, seconds: float) -> None:
        self.window.context.clock.run_for(round(seconds * 1000))
        self.idle += seconds

    def read(self, ref: str) -> None:
        self.player.quick_page(ref)
        self.wait(READING)
        self.saved()

    def saved(self) -> None:
        """Waits for *Sent*, which has to be true, through every trouble; logs in where that is what is wanted."""
        for _ in range(60):
            if self.player.saved == "sent":
                break
            if self.lms.locator("#login").is_visible():
                expect(self.player.frame.locator("#banner")).to_contain_text("Not saved yet")
                self.lms.locator("#login").click()
            self.wait(5)
        assert self.player.saved == "sent"
        held = self.lms.evaluate("() => lms.values")
        if later := self.lms.evaluate("() => lms.persona.storeLaterMs"):
            self.wait(later / 1000)
            held = self.lms.evaluate("() => lms.values") | {"cmi.suspend_data": self.kept()["cmi.suspend_data"]}
        assert self.kept() == {name: held[name] for name in KEPT if name in held}

    def kept(self) -> Values:
        values = self.runtime.lms.record().values
        return {name: values[name] for name in KEPT if name in values}

    def leave(self) -> None:
        for _ in range(20):
            self.player.save_and_exit()
            goodbye = self.player.frame.locator("#goodbye")
            if goodbye.is_visible():
                break
            self.wait_idly(5)
        self.wait_idly(15)
        self.window.quiet()
        self.window.close()


def test_a_course_from_entry_to_passed(
    trial: Trial, request: pytest.FixtureRequest, windows: Windows, add_row: AddRow
) -> None:
    package = cast(Path, request.getfixturevalue(trial.package))
    with runtimes.strict(package, trial.persona, **trial.changes) as runtime:
        play = play_alone if trial.persona == "opaque-sandbox" else play_through
        add_row("Personas", {"persona": trial.name, **play(runtime, windows, trial), **measures(runtime)})
        assert runtime.violations() == []


def play_through(runtime: Strict, windows: Windows, trial: Trial) -> dict[str, str]:
    started = time.monotonic()
    first = Learner(runtime, windows, trial)
    first.saved()
    assert set(runtime.written(STATUS)) == {"incomplete"}
    refs = first.player.page_refs
    half = len(refs) // 2
    for ref in refs[:half]:
        first.read(ref)
    first.window.close()

    second = Learner(runtime, windows, trial)
    assert second.player.ref == refs[half - 1]
    for ref in refs[half:]:
        second.read(ref)
    assert runtime.written(SCORE) == []
    second.player.quick_final(right=False)
    second.saved()
    assert runtime.report().score == 0
    second.leave()

    third = Learner(runtime, windows, trial)
    assert third.player.ref == third.player.final_ref
    third.player.quick_final()
    third.saved()
    third.leave()
    assert (runtime.report().status, runtime.report().score) == ("passed", 100)

    last = Learner(runtime, windows, trial)
    last.player.robot("turn", refs[0])
    last.saved()
    assert nothing_left(last.player)
    nothing_is_locked(last.player)
    spent = ledger(runtime, last)
    last.window.close()
    sittings = (first, second, third, last)
    active, idle = sum(one.active for one in sittings), sum(one.idle for one in sittings)
    assert active - LOST <= spent <= active + idle + time.monotonic() - started

    report = runtime.report()
    assert (report.status, report.score) == ("passed", 100)
    assert rising(runtime.written(STATUS))
    kept = runtime.kept(STATUS)
    assert kept.index("passed") == len([word for word in kept if word != "passed"])
    return {"launched": "yes", "completed": "yes", "passed": f"yes, {report.score:g}", "time": total_time(runtime),
            "own ledger": span(spent), "by the clock": f"{span(active)} and {span(idle)} idle",
            "resumed": "3 of 3, on the page"}  # fmt: skip


def play_alone(runtime: Strict, windows: Windows, trial: Trial) -> dict[str, str]:
    """No way leads to the LMS: everything works, and it says so."""
    learner = Learner(runtime, windows, trial)
    for ref in learner.player.page_refs:
        learner.player.quick_page(ref)
    learner.player.quick_final(right=False)
    learner.player.quick_final()
    expect(learner.player.frame.locator("#banner")).to_have_text(
        "Not connected: nothing you do here will be credited. Reading is fine."
    )
    assert learner.player.saved == "off"
    assert nothing_left(learner.player)
    nothing_is_locked(learner.player)
    learner.window.close()
    assert (runtime.report().status, runtime.lms.calls()) == ("not attempted", [])
    return {"launched": "not connected, and says so", "completed": "in the page", "passed": "in the page",
            "time": "none", "own ledger": "", "resumed": "no"}  # fmt: skip


def total_time(runtime: Strict) -> str:
    values = runtime.lms.record().values
    last = f"{values.get('cmi.core.session_time')} in the last sitting"
    return values.get("cmi.core.total_time", last)


def rising(words: list[str]) -> bool:
    ranks = [RANKS[word] for word in words]
    return ranks == sorted(ranks)


def ledger(runtime: Strict, learner: Learner) -> float:
    state = runtime.state(learner.player)
    return sum(sum(slots.values()) for slots in state["time"].values())


def nothing_left(player: Player) -> bool:
    player.robot("turn", "left")
    needs = player.frame.locator("[data-need]")
    return needs.count() == 3 and player.frame.locator("[data-need].met").count() == 3


LOCKED = """() => [...document.querySelectorAll("section.page :is(a, button, input, select, textarea)")]
  .filter((one) => !one.closest("[data-final-review]"))
  .filter((one) => one.disabled || one.closest("[inert]") || (one.ariaDisabled === "true" && !one.dataset.move))
  .map((one) => one.outerHTML.slice(0, 120))"""


def nothing_is_locked(player: Player) -> None:
    """After completion every page and question is open, and so is another attempt."""
    for ref in player.page_refs:
        player.quick_page(ref, right=False)
        assert player.frame.evaluate(LOCKED) == []
    player.robot("begin", player.final_ref)
    assert player.frame.evaluate(LOCKED) == []


def measures(runtime: Strict) -> dict[str, str]:
    largest = max([len(text) for text in runtime.written("cmi.suspend_data")], default=0)
    return {"largest state": str(largest), "violations": str(len(runtime.violations()))}


def span(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60:04}:{minutes % 60:02}:{rest:02}.00"
