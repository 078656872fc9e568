"""One sitting of the robot: a window of its own, whose hours pass by a clock of its own."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from playwright.sync_api import Browser, BrowserContext, Error, Frame

from ctlc_scorm.prove.hands import NO_STORAGE, Hands, Lost, Response

READING = (10, 60)
"""The least and the most seconds that pass on a page; a long course is read faster."""
SITTING = 1200
"""The seconds that all pages together are to take."""
TRIES = 60


class Sitting:
    """`lms` is the page around the course, where there is one; `active` and `idle` are seconds by the clock."""

    def __init__(
        self, browser: Browser, url: str, key: Mapping[str, Response] | None, no_storage: bool = False
    ) -> None:
        self.context: BrowserContext = browser.new_context(
            viewport={"width": 1280, "height": 800}, reduced_motion="reduce"
        )
        self.context.set_default_timeout(30_000)
        self.context.clock.install()
        if no_storage:
            self.context.add_init_script(path=NO_STORAGE)
        self.active = self.idle = 0.0
        page = self.context.new_page()
        page.goto(url)
        self.lms = self._around() if "/lms/" in url else None
        if self.lms and self.lms.locator("#open").is_visible():
            self.lms.locator("#open").click()
        self.hands = Hands(page, 60, lambda: self.wait_idly(0.5), key)

    def _around(self) -> Frame:
        page = self.context.pages[0]
        for _ in range(500):
            if found := [frame for frame in page.frames if "/lms/" in frame.url]:
                found[0].wait_for_function("() => window.lms")
                return found[0]
            page.wait_for_timeout(20)
        raise Lost("the page of the LMS does not come")

    @property
    def reading(self) -> float:
        """Seconds for a page."""
        least, most = READING
        return min(most, max(least, SITTING / max(1, len(self.hands.page_refs))))

    def wait(self, seconds: float) -> None:
        self.context.clock.run_for(round(seconds * 1000))
        self.active += seconds

    def wait_idly(self, seconds: float) -> None:
        self.context.clock.run_for(round(seconds * 1000))
        self.idle += seconds

    def save(self) -> None:
        """Waits for *Sent*, through every trouble; logs in where that is what is wanted."""
        for _ in range(TRIES):
            if self.hands.saved == "sent":
                return
            if self.lms and self.lms.locator("#login").is_visible():
                self.lms.locator("#login").click()
            self.wait(5)
        raise Lost(f"after {TRIES * 5} s it is still not saved")

    def read(self, refs: list[str]) -> None:
        """Reads pages and answers what they ask, with a look at the saving now and then."""
        for number, ref in enumerate(refs, 1):
            self.hands.quick_page(ref)
            self.wait(self.reading)
            if number % 10 == 0:
                self.save()
        self.save()

    def offline(self, ref: str) -> bool:
        """Whether the course says the truth of its saving while the connection is lost, and saves when it is back."""
        self.context.set_offline(True)
        self.hands.quick_page(ref)
        self.wait(READING[1])
        true = self.hands.saved != "sent"
        self.context.set_offline(False)
        self.save()
        return true

    def leave(self) -> None:
        """By *Save and exit*, tried again where the LMS refuses; what comes late is stored before the window goes."""
        for _ in range(20):
            with suppress(Error):
                self.hands.frame.locator("#exit").click(timeout=2_000)
            if self._goes():
                break
            self.wait_idly(5)
        self.wait_idly(15)
        self.close()

    def _goes(self) -> bool:
        for _ in range(10):
            if self._is_left():
                return True
            self.context.pages[0].wait_for_timeout(100)
        return False

    def _is_left(self) -> bool:
        try:
            page = self.context.pages[0]
            return bool(page.locator("#returned").count() or self.hands.frame.locator("#goodbye").is_visible())
        except Error:
            return True

    def close(self) -> None:
        """As a window that is closed, the course's own first; the context goes later, since it would take the last
        beacons along.
        """
        for page in reversed(self.context.pages):
            page.close()

    def end(self) -> None:
        self.close()
        self.context.close()
