"""One package in one LMS: begun, broken off, resumed, cut off from the network, failed, passed; then what came back."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Error

from ctlc_scorm.credit.durations import clock
from ctlc_scorm.prove.hands import Lost, Response
from ctlc_scorm.prove.personas import ALONE, Persona
from ctlc_scorm.prove.sitting import Sitting
from ctlc_scorm.prove.stage import Report, Stage
from ctlc_scorm.prove.table import Cell, Row, cell

LOST = 60
"""The seconds that a closed window may lose."""


@dataclass
class Play:
    """The state of a proof; `at` is the column that is being looked at."""

    stage: Stage
    persona: Persona
    browser: Browser
    key: Mapping[str, Response] | None
    row: Row
    at: str = "launched"
    sittings: list[Sitting] = field(default_factory=list)
    resumed: list[bool] = field(default_factory=list)
    offline: list[bool] = field(default_factory=list)
    fooled: list[str] = field(default_factory=list)
    """Parts that were passed with nothing but wrong answers."""
    has_final: bool = False
    ended: bool = False

    def sit(self, part: str) -> Sitting:
        made = Sitting(self.browser, self.stage.url(part), self.key, self.persona.no_storage)
        self.sittings.append(made)
        return made

    def back(self, part: str, ref: str) -> Sitting:
        """The next sitting, which must begin on the page on which the last one ended."""
        self.at = "resumed"
        made = self.sit(part)
        self.resumed.append(made.hands.ref == ref)
        return made

    def part(self, part: str) -> None:
        self.at = "launched"
        first = self.sit(part)
        first.save()
        refs, final = first.hands.page_refs, first.hands.final_ref
        self.row.put("launched", True, "yes")
        self.at = "completed"
        half = (len(refs) + 1) // 2
        first.read(refs[:half])
        here = refs[half - 1] if refs else first.hands.ref
        first.close()
        second = self.back(part, here)
        self.at = "completed"
        second.read(refs[half:-1])
        if refs:
            self.at = "offline"
            self.offline.append(second.offline(refs[-1]))
        if final:
            self.final(part, second)
        else:
            second.leave()

    def final(self, part: str, sitting: Sitting) -> None:
        """Failed first, and passed in the next sitting."""
        self.at, self.has_final = "passed", True
        sitting.hands.quick_final(right=False)
        sitting.save()
        if self.stage.report(part).passed:
            self.fooled.append(part)
        sitting.close()
        last = self.back(part, sitting.hands.final_ref)
        self.at = "passed"
        last.hands.quick_final()
        last.save()
        last.leave()

    def alone(self) -> None:
        """Without an LMS: all of it can be played, and it is said that nothing is recorded."""
        for part in self.stage.parts:
            one = self.sit(part)
            if one.hands.saved != "off":
                raise Lost("the course does not say that nothing is recorded")
            for ref in one.hands.page_refs:
                one.hands.quick_page(ref)
            if one.hands.final_ref:
                one.hands.quick_final()
            one.close()
        self.row.cells["launched"] = Cell("alone", "without", ALONE)


def play(stage: Stage, persona: Persona, browser: Browser, key: Mapping[str, Response] | None) -> Row:
    """What one LMS shows of the package, and what the course did in it."""
    row = Row(persona.name, persona.title)
    state, started = Play(stage, persona, browser, key, row), time.monotonic()
    with noted(state):
        if persona.alone:
            state.alone()
        else:
            for part in stage.parts:
                state.part(part)
            state.ended = True
    broken = stage.broken() + [one for sitting in state.sittings for one in sitting.foreign]
    if not persona.alone:
        judge(state, [stage.report(part) for part in stage.parts], time.monotonic() - started)
    row.put("broken", not broken, str(len(broken)), "; ".join(dict.fromkeys(broken)))
    return row


@contextmanager
def noted(state: Play) -> Iterator[None]:
    """What goes wrong stands in the cell of what was looked at; windows are closed whatever happens."""
    try:
        yield
    except (Lost, Error) as error:
        state.row.put(state.at, False, "no", str(error).strip().splitlines()[0])
    finally:
        for one in state.sittings:
            one.end()


def judge(state: Play, reports: list[Report], taken: float) -> None:
    """The cells that are read from what the LMS kept."""
    row = state.row

    def put(column: str, good: bool, text: str, why: str) -> None:
        """What went wrong on the way says more; what this LMS cannot give is said as such."""
        if column in row.cells and row.cells[column].state == "bad":
            return
        reason = state.persona.without.get(column, "")
        row.cells[column] = Cell(text, "without", reason) if reason and not good else cell(good, text, why)

    done = [report.completed for report in reports]
    put("completed", all(done), share(done), "the LMS does not show it as completed")
    if state.has_final:
        passed = reports[-1].passed
        why = "it was passed with wrong answers" if state.fooled else "the LMS does not show it as passed"
        put("passed", passed and not state.fooled, "yes" if passed else "no", why)
        score = reports[-1].score
        put("score", score == 100, "none" if score is None else f"{score:g}", "every answer was right, so 100 is due")
    if state.resumed:
        put("resumed", all(state.resumed), share(state.resumed), "it opened on another page")
    if state.offline:
        put("offline", all(state.offline), "true" if all(state.offline) else "not told",
            "without a connection the course said that all was sent")  # fmt: skip
    if state.ended:
        least, most, total = spent(state, reports, taken)
        if total > most:
            row.put("time", False, clock(total), f"no more than {clock(most)} have passed")
        else:
            put("time", total >= least, clock(total), f"at least {clock(least)} were spent")
    row.cells["state"] = Cell(f"{state.stage.largest():,}")


def spent(state: Play, reports: list[Report], taken: float) -> tuple[float, float, float]:
    """The least and the most seconds that can be true, since closed windows may lose a little and idle time may be
    counted; and those that the LMS tells.
    """
    active, idle = sum(one.active for one in state.sittings), sum(one.idle for one in state.sittings)
    told = sum(report.seconds for report in reports if report.seconds is not None)
    return max(1, active - LOST * len(state.sittings)), active + idle + taken, told


def share(found: list[bool]) -> str:
    if len(found) == 1:
        return "yes" if found[0] else "no"
    return f"{sum(found)} of {len(found)}"
