"""Two to five tabs of one course: one writes, the others read and may take over; nothing goes back."""

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Error, Frame, Page, expect

from . import runtimes
from .conftest import Windows
from .player import Player, is_ready
from .runtimes import Strict
from .watch import Watch

READING = 60
STEP = 3
WITHOUT_LOCKS = "delete Navigator.prototype.locks;"
MEANS = {
    "locks": "",
    "channel": WITHOUT_LOCKS,
    "storage": f"{WITHOUT_LOCKS} delete globalThis.BroadcastChannel;",
}
UNHEARD = "addEventListener('pagehide', (event) => window.vanishing && event.stopImmediatePropagation(), true);"
TRIALS = [("locks", 2), ("locks", 3), ("locks", 4), ("locks", 5), ("channel", 3), ("storage", 3)]
ELSEWHERE = re.compile("open in another tab")
WENT_ON = re.compile("went on with this course in another tab")


class Tab(Player):
    """A tab among others of the same browser."""

    def find(self, timeout: float, pause: Callable[[], None]) -> Frame:
        for _ in range(int(timeout * 20)):
            for frame in self.page.frames:
                if is_ready(frame):
                    return frame
            pause()
        raise AssertionError("no course in this tab")

    @property
    def banner(self) -> Any:
        return self.frame.locator("#banner")

    def vanish(self) -> None:
        """No word is said: what is freed is freed by the browser."""
        self.frame.evaluate("() => void (window.vanishing = true)")
        self.page.close()

    def take(self) -> None:
        self.frame.locator("[data-take]").click()
        expect(self.banner).not_to_contain_text("another tab")
        self.wait_saved()


def open_tab(runtime: Strict, window: Watch) -> Tab:
    return Tab(window.open(runtime.lms.launch_url(runtime.persona, **runtime.changes)))


def read(tab: Tab, ref: str, context: BrowserContext) -> None:
    tab.quick_page(ref)
    for _ in range(READING // STEP):
        context.clock.run_for(STEP * 1000)
        tab.page.wait_for_timeout(100)  # what the tabs tell each other takes no time of that clock
    tab.wait_saved()


def speakers(runtime: Strict) -> set[int]:
    """The launches in which the course spoke to the LMS."""
    runtime.lms.store.settle()
    return {call["session"] for call in runtime.lms.calls()}


def ledger(state: dict[str, Any]) -> float:
    return sum(sum(slots.values()) for slots in state["time"].values())


@pytest.mark.parametrize(("means", "count"), TRIALS, ids=[f"{count} tabs by {means}" for means, count in TRIALS])
def test_one_of_several_tabs_writes(means: str, count: int, school_zip: Path, windows: Windows) -> None:
    with runtimes.strict(school_zip) as runtime:
        window = windows()
        window.context.add_init_script(MEANS[means])
        window.context.add_init_script(UNHEARD)
        window.context.clock.install()
        first, *others = tabs = [open_tab(runtime, window) for _ in range(count)]
        refs = first.page_refs
        read(first, refs[0], window.context)
        for tab in others:
            expect(tab.banner).to_contain_text(ELSEWHERE)
            tab.jump(refs[2])
        assert speakers(runtime) == {1}

        second = others[0]
        second.take()
        expect(first.banner).to_contain_text(WENT_ON)
        read(second, refs[1], window.context)
        read_in, minutes = 2, 2
        if count > 2:
            second.vanish()
            tabs.remove(second)
            third = await_writer(tabs[1:], window.context)
            read(third, refs[3], window.context)
            read_in += 1
            minutes += 1
        writer = next(tab for tab in tabs if tab.saved == "sent")
        writer.save_and_exit()
        state = runtime.state(writer)
        done = {item for page in writer.data["pages"] for item in page["items"] if page["ref"] in [refs[0], refs[1]]}
        assert done <= set(state["items"])
        wrong = ledger(state) - minutes * READING
        lost = READING if count > 2 else 0
        assert -15 - lost <= wrong <= 15
        assert len(speakers(runtime)) == read_in
        assert runtime.violations() == []


def await_writer(tabs: list[Tab], context: BrowserContext) -> Tab:
    """One of those that never wrote goes on by itself."""
    for _ in range(40):
        context.clock.run_for(1000)
        tabs[0].page.wait_for_timeout(30)
        for tab in tabs:
            if tab.saved == "sent":
                return tab
    raise AssertionError("nobody writes")


def test_a_tab_that_reads_shows_no_answer_as_recorded(school_zip: Path, windows: Windows) -> None:
    with runtimes.strict(school_zip) as runtime:
        window = windows()
        first, second = open_tab(runtime, window), open_tab(runtime, window)
        second.jump(first.page_refs[0])
        box = second.box("first-word")
        box.locator("[data-check]").click()
        expect(box).not_to_have_attribute("data-verdict", re.compile("."))
        expect(second.frame.locator("[data-take]")).to_be_focused()
        second.save_and_exit()
        expect(second.frame.locator("#goodbye")).to_contain_text("Your other tab keeps your progress")
        assert speakers(runtime) == {1}


def test_where_nothing_can_tell_each_tab_goes_on(school_zip: Path, windows: Windows) -> None:
    with runtimes.strict(school_zip, "opaque-sandbox") as runtime:
        window = windows()
        for tab in (open_tab(runtime, window), open_tab(runtime, window)):
            expect(tab.banner).to_contain_text("Not connected")
            expect(tab.frame.locator("[data-take]")).to_have_count(0)


def test_a_reload_is_no_second_tab(school_zip: Path, windows: Windows) -> None:
    with runtimes.strict(school_zip) as runtime:
        window = windows()
        tab = open_tab(runtime, window)
        tab.wait_saved()
        tab.page.reload()
        again = Tab(tab.page)
        again.wait_saved()
        assert again.saved == "sent"


def test_a_writer_that_crashes_is_followed(school_zip: Path, windows: Windows) -> None:
    """Its process dies while it holds the lock; the other tab takes over with all that was saved."""
    with runtimes.strict(school_zip) as runtime:
        window = windows()
        writer = open_tab(runtime, window)
        first, second, *_ = writer.page_refs
        writer.quick_page(first)
        writer.wait_saved()
        reader = open_tab(runtime, window)
        expect(reader.banner).to_have_text(ELSEWHERE)
        crash(writer.page)
        expect(reader.banner).not_to_contain_text("another tab", timeout=15_000)
        reader.quick_page(second)
        reader.wait_saved()
        kept = runtime.state(reader)["items"]
        items = [item for page in reader.data["pages"] if page["ref"] in (first, second) for item in page["items"]]
        assert items and all(kept[item]["tries"] for item in items)
        assert runtime.violations() == []


def crash(page: Page) -> None:
    with suppress(Error):
        page.goto("chrome://crash")
