"""400 % zoom, text of 200 %, one thing that scrolls in the frame of an LMS, no motion for those who asked for none.

Widths of 320 and 1280 px, wider spacing and the size of targets are looked at on every sight by the matrix.
"""

from __future__ import annotations

from typing import cast

import pytest
from playwright.sync_api import Browser

from .access import opened, unfit
from .access_course import package
from .access_keys import round_trip, trouble
from .access_sights import PARTS
from .conftest import Windows

ZOOMED = {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4}
"""A window of 1280 by 1024 pixels at 400 %."""
SOME = ["reading", "later", "dialogs"]

MOVING = """() => {
  const inSeconds = (part) => parseFloat(part) * (part.includes("ms") ? 0.001 : 1);
  const seconds = (text) => Math.max(...text.split(",").map(inSeconds));
  const found = [];
  for (const one of document.querySelectorAll("*"))
    for (const pseudo of [null, "::before", "::after"]) {
      const style = getComputedStyle(one, pseudo);
      const longest = Math.max(seconds(style.animationDuration), seconds(style.transitionDuration));
      const endless = style.animationName !== "none" && style.animationIterationCount.includes("infinite");
      if (endless || longest > LIMIT)
        found.push(`${one.localName}.${one.className}${pseudo ?? ""}: ${endless ? "endless" : longest}`);
    }
  return [...new Set(found)];
}"""

SCROLLERS = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches("textarea, select"))
  .filter((one) => one.scrollHeight > one.clientHeight + 1)
  .filter((one) => ["auto", "scroll"].includes(getComputedStyle(one).overflowY))
  .map((one) => `${one.localName}#${one.id}.${one.className}`)"""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "part" in metafunc.fixturenames:
        metafunc.parametrize("part", list(PARTS) if metafunc.config.getoption("--full") else SOME)


def test_at_400_percent(part: str, chromium: Browser, windows: Windows) -> None:
    player = opened(windows(**ZOOMED), package(chromium, "en"))
    problems: list[str] = []
    for sight in PARTS[part](player):
        found = unfit(player.page) + trouble(player.page, round_trip(player.page))
        problems += [f"{sight}: {fault}" for fault in found]
    assert not problems, "\n".join(problems)


def test_text_of_200_percent(part: str, chromium: Browser, windows: Windows) -> None:
    player = opened(windows(), package(chromium, "es"))
    player.frame.locator(".foot [data-open=display]").click()
    player.frame.locator("#display [value='200']").check()
    player.page.keyboard.press("Escape")
    problems: list[str] = []
    for sight in PARTS[part](player):
        problems += [f"{sight}: {fault}" for fault in unfit(player.page)]
    assert not problems, "\n".join(problems)


def test_in_a_frame_only_the_page_scrolls(part: str, chromium: Browser, windows: Windows) -> None:
    player = opened(windows(viewport={"width": 900, "height": 600}), package(chromium, "en"))
    problems: list[str] = []
    for sight in PARTS[part](player):
        problems += [f"{sight}: {fault}" for fault in unfit(player.page)]
        if not player.frame.locator("dialog:modal").count():
            problems += [f"{sight}: scrolls: {one}" for one in cast(list[str], player.page.evaluate(SCROLLERS))]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize(("motion", "limit"), [("reduce", "0.001"), ("no-preference", "0.3")])
def test_motion(motion: str, limit: str, chromium: Browser, windows: Windows) -> None:
    """None for those who asked for none; short, and never endless, for all others."""
    player = opened(windows(reduced_motion=motion), package(chromium, "en"))
    found: list[str] = []
    for ref in ("home", *player.page_refs, player.final_ref):
        player.jump(ref)
        found += cast(list[str], player.page.evaluate(MOVING.replace("LIMIT", limit)))
    assert not found, "\n".join(dict.fromkeys(found))
