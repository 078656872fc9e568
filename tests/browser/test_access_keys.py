"""The course with a keyboard and nothing else: the whole path, every block, every dialog.

That Tab meets all there is, in order, with a ring that shows, and comes to an end, is looked at on every sight by the
matrix.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, expect

from .access import kind, opened, response
from .access_course import package
from .access_keys import Keys
from .access_sights import ASKED, LATER, LEARNING, MEDIA, PRIVATE, STORIES, WORDS
from .conftest import Windows
from .player import PAPER, Player

Open = Callable[..., Player]


@pytest.fixture
def at(chromium: Browser, windows: Windows) -> Open:
    """The course, open at a page."""

    def new(place: str, language: str = "en", width: int = 1280) -> Player:
        window = windows(viewport={"width": width, "height": 800})
        return opened(window, package(chromium, language), place)

    return new


def heading(player: Player) -> Locator:
    return player.current.locator("h1")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_whole_path(at: Open, width: int) -> None:
    player = at("", width=width)
    keys, frame = Keys(player.page), player.frame
    keys.press("Tab")
    expect(frame.locator(".skip")).to_be_focused()
    expect(frame.locator(".skip")).to_be_in_viewport(ratio=1)
    keys.press("Enter")
    expect(heading(player)).to_be_focused()
    keys.press("Tab")
    expect(player.current.locator("[data-start]")).to_be_focused()

    for _ in range(2):
        keys.press("Enter")
        expect(heading(player)).to_be_focused()
        keys.to(player.current.locator("[data-next], [data-start]"))
    keys.back_to(frame.locator("#contents" if width < 1056 else "nav#outline a[href='#left']"))
    if width < 1056:
        keys.press("Enter")
        expect(frame.locator("#drawer")).to_be_visible()
        keys.to(frame.locator("#drawer a[href='#left']"))
    keys.press("Enter")
    expect(frame.locator("#drawer")).to_be_hidden()
    expect(frame.locator("#left h1")).to_be_focused()

    keys.to(player.current.locator("[data-need=questions] [data-go] a"))
    keys.press("Enter")
    expect(heading(player)).to_be_focused()
    answer(player, keys, player.items()[0], "right")
    keys.back_to(frame.locator("#exit"))
    keys.press("Enter")
    expect(frame.locator("#goodbye h2")).to_be_focused()
    keys.press("Escape")
    expect(frame.locator("#exit")).to_be_focused()


def answer(player: Player, keys: Keys, item: str, how: str) -> None:
    """Answers, has it checked, and is where the answer to that stands."""
    box = player.box(item)
    keys.answer(box, item, kind(player, item), response(player.data["items"][item], how))
    keys.check(box)
    expect(box).to_have_attribute("data-verdict", {"right": "right", "wrong": "wrong"}[how])
    expect(box.locator("[data-result]")).to_be_focused()


SCORED = {
    ASKED: ["one-right", "several-right", "said", "word", "number", "pairs", "steps"],
    LATER: ["ax-sort", "ax-room", "ax-sure", "ax-steps"],
}


@pytest.mark.parametrize(("place", "item"), [(place, item) for place, items in SCORED.items() for item in items])
def test_a_question(at: Open, place: str, item: str) -> None:
    player = at(place)
    keys, box = Keys(player.page), player.box(item)
    if box.locator("input, select").count():  # an order is an answer as it stands
        keys.check(box)
        expect(box.locator("input, select").first).to_be_focused()
        expect(box.locator("[data-result]")).not_to_be_empty()
    keys.answer(box, item, kind(player, item), response(player.data["items"][item], "wrong"))
    keys.check(box)
    expect(box.locator("[data-result]")).to_be_focused()
    keys.to(box.locator("[data-again]"))
    keys.press("Enter")
    expect(box.locator("input, select, [data-move]").first).to_be_focused()
    answer(player, keys, item, "right")
    keys.to(box.locator("[data-again]"))
    keys.to(player.current.locator("[data-next]"))


@pytest.mark.parametrize(("place", "item"), [(ASKED, "scale"), (LATER, "ax-poll")])
def test_a_question_without_right_answers(at: Open, place: str, item: str) -> None:
    player = at(place)
    keys, box = Keys(player.page), player.box(item)
    keys.answer(box, item, "choice", response(player.data["items"][item], "right"))
    keys.check(box)
    expect(box).to_have_attribute("data-verdict", "noted")
    expect(box.locator("[data-result]")).to_be_focused()


def test_an_activity_and_a_reflection(at: Open) -> None:
    player = at(ASKED)
    keys, box = Keys(player.page), player.box("walk")
    keys.to(player.current.locator("textarea[data-private=private]"))
    player.page.keyboard.type("Words of mine")
    keys.press("Tab")
    keys.press("Space")
    expect(player.current.locator(".reflection [data-keep-private]")).to_be_checked()
    keys.press("Tab", "Enter")
    expect(player.current.locator("textarea[data-private=private]")).to_be_focused()
    expect(player.current.locator("textarea[data-private=private]")).to_be_empty()
    keys.to(box.locator("[data-attest]"))
    keys.press("Space")
    expect(box.locator("[data-result]")).not_to_be_empty()


def test_a_term_a_note_and_a_disclosure(at: Open) -> None:
    player = at(WORDS)
    keys, term, gloss = Keys(player.page), player.current.locator(".term"), player.current.locator(".gloss")
    keys.to(term)
    keys.press("Enter")
    expect(gloss).to_be_visible()
    keys.press("Tab")
    expect(gloss.locator("a")).to_be_focused()
    keys.press("Escape")
    expect(gloss).to_have_count(0)
    expect(term).to_be_focused()
    keys.press("Space", "Tab", "Tab")
    expect(gloss).to_have_count(0)

    keys.to(player.current.locator(".fn"))
    keys.press("Enter")
    expect(player.current.locator(".footnotes li")).to_be_focused()
    keys.press("Tab", "Enter")
    expect(player.current.locator(".fn")).to_be_focused()
    details = player.current.locator("details.more").first
    keys.to(details.locator("> summary"))
    keys.press("Enter")
    expect(details).to_have_attribute("open", "")
    keys.press("Space")
    expect(details).not_to_have_attribute("open", "")


@pytest.mark.parametrize(
    ("language", "forward", "back"), [("en", "ArrowRight", "ArrowLeft"), ("ar", "ArrowLeft", "ArrowRight")]
)
def test_tabs(at: Open, language: str, forward: str, back: str) -> None:
    player = at(STORIES, language)
    keys, tabs = Keys(player.page), player.current.get_by_role("tab")
    keys.to(tabs.first)
    for key, place in ((forward, 1), (forward, 2), (forward, 0), (back, 2), ("Home", 0), ("End", 2)):
        keys.press(key)
        expect(tabs.nth(place)).to_be_focused()
    expect(tabs.first).to_have_attribute("aria-selected", "true")
    keys.press("Enter")
    expect(tabs.nth(2)).to_have_attribute("aria-selected", "true")
    keys.press("Tab")
    expect(player.current.get_by_role("tabpanel")).to_be_focused()
    expect(player.current.get_by_role("tabpanel")).to_contain_text("Say the name softly")
    keys.press("Shift+Tab")
    expect(tabs.nth(2)).to_be_focused()


def test_cards_and_a_picture_to_explore(at: Open) -> None:
    player = at(STORIES)
    keys, card = Keys(player.page), player.current.locator(".flash").last
    keys.to(card.locator("summary"))
    keys.press("Enter")
    expect(card.locator(".flow")).to_be_visible()
    keys.to(player.current.locator(".spot").nth(1))
    keys.press("Enter")
    line = player.current.locator(".explore details").nth(1)
    expect(line.locator("summary")).to_be_focused()
    expect(line.locator(".flow")).to_be_visible()


def test_a_picture_to_choose_in(at: Open) -> None:
    player = at(LATER)
    keys, box = Keys(player.page), player.box("ax-room")
    keys.to(box.locator(".spot").first)
    keys.press("Space")
    expect(box.locator(".spot").first).to_have_attribute("aria-pressed", "true")
    expect(box.locator("input").first).to_be_checked()
    expect(box.locator(".spot").first).to_be_focused()


def test_a_scenario(at: Open) -> None:
    player = at(STORIES)
    keys, box = Keys(player.page), player.current.locator(".scenario")
    ways = box.locator(".way:visible")
    keys.to(ways.first)
    keys.press("Enter")
    expect(box.locator(".said")).to_be_focused()
    keys.to(box.get_by_role("button", name="Go back and choose again"))
    keys.press("Enter")
    expect(box.locator(".moment.now :is(h2, h3, h4)")).to_be_focused()
    keys.to(ways.last)
    keys.press("Enter")
    expect(box.locator("[data-result]")).not_to_be_empty()
    keys.to(box.locator(".ifs button").first)
    keys.press("Enter")
    expect(box.locator(".said")).to_be_focused()
    keys.to(player.current.locator("[role=tab]").first)


def test_media(at: Open) -> None:
    player = at(MEDIA)
    keys, box = Keys(player.page), player.current.locator(".media").first
    keys.to(box.locator("video"))
    keys.press("Space")
    expect(box.locator("video")).to_have_js_property("paused", False)
    keys.to(box.locator("[data-speed]"))
    keys.press("ArrowDown")
    expect(box.locator("video")).to_have_js_property("playbackRate", 1.25)
    keys.to(box.locator("summary"))
    keys.press("Enter")
    keys.to(box.locator("[data-attest]"))
    keys.press("Space")
    expect(box.locator("[data-result]")).not_to_be_empty()


def test_models_and_the_plan(at: Open) -> None:
    player = at(PRIVATE)
    keys, compare = Keys(player.page), player.current.locator(".compare")
    keys.to(compare.locator("textarea"))
    player.page.keyboard.type("He left.")
    keys.to(compare.locator("[data-compare]"))
    keys.press("Enter")
    expect(compare.locator(".models")).to_be_visible()
    expect(compare.locator("[data-compare]")).to_have_attribute("aria-expanded", "true")
    player.jump(LEARNING)
    plan = player.current.locator(".plan")
    keys.to(plan.locator("textarea").first)
    player.page.keyboard.type("To learn.")
    keys.to(plan.locator("[data-take=text]"))
    keys.press("Enter")
    expect(plan.locator("#plan-copy")).to_be_focused()


def test_the_final(at: Open) -> None:
    player = at("final")
    keys, frame = Keys(player.page), player.frame
    keys.to(player.current.locator("[data-final-begin]:visible"))
    keys.press("Enter")
    expect(player.current.locator("[data-final-count]")).to_be_focused()
    for item in player.items(PAPER):
        box = player.box(item)
        keys.answer(box, item, kind(player, item), response(player.data["items"][item], "right"))
        if box.locator("[data-keep]").count():
            keys.to(box.locator("[data-keep]"))
            keys.press("Enter")
    keys.to(box.locator("[data-flag]"))
    keys.press("Space")
    keys.to(player.current.locator("[data-final-submit]"))
    keys.press("Enter")
    expect(player.current.locator("[data-final-part=summary] h2")).to_be_focused()
    expect(player.current.locator("[data-final-open]")).to_have_text("Every question has an answer.")
    keys.to(player.current.locator("[data-final-list] button").first)
    keys.press("Enter")
    expect(player.box(player.items(PAPER)[0]).locator("input, select, [data-move]").first).to_be_focused()
    keys.to(player.current.locator("[data-final-submit]"))
    keys.press("Enter")
    keys.to(player.current.locator("[data-final-confirm]"))
    keys.press("Enter")
    expect(frame.locator("[data-final-verdict] h2")).to_be_focused()
    expect(frame.locator("[data-final-verdict] h2")).to_contain_text("100 %")
    keys.to(player.current.locator("[data-final-begin]:visible"))


@pytest.mark.parametrize(
    ("opener", "dialog", "width"),
    [
        (".bar [data-open=support]", "#support", 1280),
        (".foot [data-open=display]", "#display", 320),
        ("#contents", "#drawer", 320),
        ("#find", "#search", 1280),
        ("#exit", "#goodbye", 320),
        (".notes [data-tools=open]", "#tools", 1280),
    ],
)
def test_a_dialog_keeps_the_focus_and_gives_it_back(at: Open, opener: str, dialog: str, width: int) -> None:
    player = at(WORDS, width=width)
    keys, button, box = (
        Keys(player.page),
        player.frame.locator(opener).locator("visible=true"),
        player.frame.locator(dialog),
    )
    if opener.startswith(".notes"):
        keys.to(player.current.locator(".notes summary"))
        keys.press("Enter")
    keys.to(button)
    keys.press("Enter")
    expect(box).to_be_visible()
    expect(box.locator(":focus")).to_have_count(1)
    for key in ["Tab"] * 6 + ["Shift+Tab"] * 3:
        keys.press(key)
        assert player.frame.evaluate(INSIDE, dialog)
    keys.press("Escape")
    expect(box).to_be_hidden()
    expect(button).to_be_focused()


INSIDE = """selector => [document.body, document.documentElement].includes(document.activeElement)
  || document.querySelector(selector).contains(document.activeElement)"""


def test_text_size_and_colors(at: Open) -> None:
    player = at("left")
    keys, frame = Keys(player.page), player.frame
    keys.to(frame.locator(".foot [data-open=display]"))
    keys.press("Enter", "Tab")
    keys.until("ArrowDown", lambda: frame.locator("html").evaluate("one => one.style.fontSize") == "200%")
    keys.to(frame.locator("#display [name=theme]:checked"))
    keys.until("ArrowDown", lambda: frame.locator("html").get_attribute("data-theme") == "dark")


def test_search(at: Open) -> None:
    player = at(WORDS)
    keys, frame = Keys(player.page), player.frame
    keys.press("Control+k")
    expect(frame.locator("#search input")).to_be_focused()
    player.page.keyboard.type("norms")
    expect(frame.locator("[data-found] a").first).to_be_visible()
    keys.press("ArrowDown")
    expect(frame.locator("[data-found] a").first).to_be_focused()
    keys.press("Enter")
    expect(frame.locator(f"#{LATER}.current :focus")).to_have_count(1)


def test_what_is_wider_than_its_room_scrolls(at: Open) -> None:
    player = at(STORIES, width=320)
    keys, table = Keys(player.page), player.current.locator(".table").first
    keys.to(table)
    keys.press("ArrowRight", "ArrowRight")
    player.frame.wait_for_function("one => one.scrollLeft > 0", arg=table.element_handle())
    expect(player.current.locator(".table").last).not_to_have_attribute("tabindex", "0")
