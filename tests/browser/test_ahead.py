"""The next page is laid out ahead: unseen, unheard, out of the way."""

from pathlib import Path

from playwright.sync_api import expect

from . import runtimes
from .conftest import Windows
from .player import Player

HEIGHT = "() => document.documentElement.scrollHeight"
FOCUSED = """() => [...document.querySelectorAll(".near :is(a, button, input, select, textarea)")]
  .filter((one) => (one.focus(), document.activeElement === one)).length"""


def test_the_next_page_is_ready_before_it_is_asked_for(school_zip: Path, windows: Windows) -> None:
    with runtimes.strict(school_zip) as runtime:
        player: Player = runtime.open(windows())
        first, second, third, *_ = player.page_refs
        player.go_to(first)
        near = player.frame.locator(".page.near")
        alone = player.frame.evaluate(HEIGHT)
        expect(near).to_have_id(second)
        expect(near).to_be_hidden()
        assert player.frame.evaluate(HEIGHT) == alone
        assert near.locator("a, button, input").count() > 0
        assert player.frame.evaluate(FOCUSED) == 0
        player.page.emulate_media(media="print")
        assert near.evaluate("(one) => getComputedStyle(one).display") == "none"
        player.page.emulate_media(media="screen")
        player.next()
        expect(player.frame.locator(f"[id='{second}']")).to_be_visible()
        expect(near).to_have_id(third)
