"""What Chromium tells assistive technology: outlines, groups, states, and every message after an act of the learner.

That all things have names, that landmarks can be told apart and that headings lead down by one, is looked at on every
sight by the matrix.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from .access import answer, opened
from .access_course import package
from .access_sights import ASKED, LATER, LEARNING, MEDIA, STORIES, WORDS
from .access_tree import LANDMARKS, Node, outline, tree
from .conftest import Windows
from .player import Player

Open = Callable[..., Player]


@pytest.fixture
def at(chromium: Browser, windows: Windows) -> Open:
    """The course, open at a page."""
    return lambda place, width=1280: opened(
        windows(viewport={"width": width, "height": 800}), package(chromium, "en"), place
    )


def told(player: Player) -> Node:
    return tree(player.page)


def box(player: Player, name: str) -> Node:
    """A question by its words."""
    return told(player).one("group", name)


def test_landmarks_and_outline(at: Open) -> None:
    player = at(WORDS)
    places = [(node.role, node.name) for node in told(player).walk() if node.role in LANDMARKS]
    assert [place for place in places if place[0] != "complementary"] == [
        ("banner", ""),
        ("navigation", "Contents"),
        ("main", ""),
        ("region", "Footnotes"),
        ("navigation", "Pages"),
        ("contentinfo", ""),
    ]
    assert outline(told(player)) == [(1, "Words"), (2, "Lists and tables")]
    assert "Module 1" in told(player).one("heading", "Words").description
    assert player.page.title() == 'Words – Every block & its "quotes"'


def test_the_contents_tell_where_one_is_and_what_is_done(at: Open) -> None:
    player = at(WORDS)
    current = player.frame.locator("#outline [aria-current]")
    expect(current).to_have_attribute("aria-current", "page")
    expect(current).to_contain_text("Words")
    player.next()
    contents = told(player).one("navigation", "Contents")
    assert contents.one("link", "Words").name == "Words done"
    assert contents.one("DisclosureTriangle", "The only module").states["expanded"] is True
    assert contents.one("DisclosureTriangle", "The second module").states["expanded"] is False


def test_the_drawer_is_a_dialog(at: Open) -> None:
    player = at(WORDS, width=320)
    assert told(player).one("button", "Contents").states["hasPopup"] == "dialog"
    player.frame.locator("#contents").click()
    drawer = told(player).one("dialog", "Contents")
    assert drawer.states["modal"] is True
    assert drawer.one("link", "Questions").name
    assert told(player).all("main") == []


@pytest.mark.parametrize(
    ("place", "item", "name", "role", "count"),
    [
        (ASKED, "one-right", "Which one?", "radio", 2),
        (ASKED, "several-right", "Which ones?", "checkbox", 3),
        (ASKED, "said", "This was said.", "radio", 2),
        (ASKED, "word", "The word is ____.", "textbox", 1),
        (ASKED, "number", "How much?", "textbox", 1),
        (ASKED, "pairs", "Match them.", "combobox", 2),
        (ASKED, "steps", "Order them.", "button", 4),
        (ASKED, "scale", "How ready?", "radio", 2),
        (LATER, "ax-sort", "Put each moment", "combobox", 3),
        (LATER, "ax-room", "Which of these may", "checkbox", 3),
        (LATER, "ax-sure", "Which part of the brain plans?", "radio", 2),
        (LATER, "ax-poll", "Where does it start with you?", "radio", 2),
    ],
)
def test_a_question_is_a_named_group_and_its_verdict_a_status(
    at: Open, place: str, item: str, name: str, role: str, count: int
) -> None:
    player = at(place)
    section = player.box(item)
    group = next(node for node in told(player).all("group", name) if node.name.startswith(name))
    controls = [node for node in group.all(role) if "sure" not in node.name]
    assert len(controls) >= count
    assert all(node.name for node in controls)

    words = section.locator("[data-result]")
    before = len(told(player).all("status"))
    if item != "steps":
        section.locator("[data-check]").click()
        heard(player, words.inner_text(), before)
    answer(player, item, "wrong")
    heard(player, words.inner_text(), before)
    assert words.inner_text()
    answer(player, item, "right")
    heard(player, words.inner_text(), before)


def heard(player: Player, words: str, regions: int) -> None:
    """These words stand in a live region that was there before them."""
    statuses = told(player).all("status")
    assert len(statuses) == regions
    assert all(node.states["live"] == "polite" for node in statuses)
    assert words in [node.text for node in statuses]


def test_states_of_answers(at: Open) -> None:
    player = at(ASKED)
    answer(player, "one-right", "right")
    assert [node.states["checked"] for node in box(player, "Which one?").all("radio", "Right")] == ["true"]
    assert [node.states["checked"] for node in box(player, "Which one?").all("radio", "Left")] == ["false"]
    player.fill("pairs", player.data["items"]["pairs"]["correct"][0])
    assert [node.one("option", "Sun").states["selected"] for node in box(player, "Match").all("combobox", "Day")] == [
        True
    ]
    assert "percent" in box(player, "How much?").one("textbox").description
    assert "never leaves your browser" in told(player).one("textbox", "What do you think of it?").description
    assert told(player).one("checkbox", "I have done this").description == "Walk to the entrance."


def test_a_move_is_announced(at: Open) -> None:
    player = at(ASKED)
    first, *_, last = told(player).one("group", "Order them.").all("button")
    assert (first.states.get("disabled"), last.states.get("disabled")) == (True, True)
    player.box("steps").locator("[data-move=down]").first.click()
    assert any("now in place 2 of 2" in node.text for node in told(player).all("status"))


def test_hotspots_tell_what_is_pressed(at: Open) -> None:
    player = at(LATER)
    player.box("ax-room").locator(".spot").nth(2).click()
    group = box(player, "Which of these may")
    assert group.one("image").name.startswith("A classroom from the door")
    assert [node.states["pressed"] for node in group.all("button")] == ["false", "false", "true"]
    assert [node.states["checked"] for node in group.all("checkbox")] == ["false", "false", "true"]


def test_sureness_is_a_group_in_the_group(at: Open) -> None:
    groups = [node.name for node in told(at(LATER)).all("group", "brain plans?")]
    assert groups == ["Which part of the brain plans?", "How sure are you? Which part of the brain plans?"]


def test_tabs_cards_and_a_picture(at: Open) -> None:
    player = at(STORIES)
    tabs = told(player).one("tablist", "Places").all("tab")
    assert [(node.name, node.states["selected"]) for node in tabs] == [
        ("In the hallway", True),
        ("In the office", False),
        ("On the bus", False),
    ]
    assert told(player).one("tabpanel").name == "In the hallway"
    cards = told(player).one("region", "Cards")
    assert [node.states["expanded"] for node in cards.all("DisclosureTriangle")] == [False, False]
    player.current.locator(".flash summary").first.click()
    cards = told(player).one("region", "Cards")
    assert [node.states["expanded"] for node in cards.all("DisclosureTriangle")] == [True, False]
    assert "What softens a blow" in cards.text
    picture = told(player).one("region", "Explore the picture")
    assert [node.name for node in picture.all("button")] == ["1: The bell", "2: The window"]


def test_a_scenario_is_told_moment_by_moment(at: Open) -> None:
    player = at(STORIES)
    assert (3, "The door opens") in outline(told(player))
    assert (3, "He leaves.") not in outline(told(player))
    player.current.locator(".way:visible").first.click()
    assert (3, "Every head turns") in outline(told(player))
    trail = told(player).one("list", "What you have chosen so far")
    assert "Say his name across the room" in trail.text
    expect(player.current.locator(".said")).to_be_focused()
    player.current.locator(".way:visible").click()
    assert any("Noted as done" in node.text for node in told(player).all("status"))
    assert "This ends well" in told(player).text


def test_media_have_names_captions_and_a_transcript(at: Open) -> None:
    player = at(MEDIA)
    assert told(player).one("Video").name == "A drill that alarms nobody"
    assert told(player).one("Audio").name == "Ax talk"
    assert player.current.locator("video").evaluate("one => one.textTracks[0].kind") == "captions"
    assert [node.states["expanded"] for node in told(player).all("DisclosureTriangle", "Transcript")] == [False, False]


def test_a_part_in_another_language_says_so(at: Open) -> None:
    player = at(LEARNING)
    expect(player.current.locator("[lang=es]")).to_contain_text("Buenos")
    expect(player.frame.locator("html")).to_have_attribute("lang", "en")


def test_a_term_discloses(at: Open) -> None:
    player = at(WORDS)
    assert told(player).one("button", "buffer").states["expanded"] is False
    player.current.locator(".term").click()
    assert told(player).one("button", "buffer").states["expanded"] is True
    assert "What softens a blow." in told(player).one("note").text


def test_the_plan_tells_what_is_blank(at: Open) -> None:
    player = at(LEARNING)
    fields = told(player).all("textbox", "Why does our school want this?")
    assert len(fields) >= 2
    assert "still blank" in told(player).text
    player.current.locator(".plan [data-take=csv]").click()
    assert any("Saved as" in node.text for node in told(player).all("status"))


def test_the_final_is_told(at: Open) -> None:
    player = at("final")
    player.current.locator("[data-final-begin]:visible").click()
    flags = [node for node in told(player).all("group") if node.all("checkbox", "Flag for review")]
    assert len(flags) == len(told(player).all("checkbox", "Flag for review")) == 9
    player.current.locator("[data-final-submit]").click()
    assert (2, "Before you hand it in") in outline(told(player))
    assert "Question 1" in told(player).one("main").text
    player.current.locator("[data-final-confirm]").click()
    root = told(player)
    assert next(name for level, name in outline(root) if level == 2) == "0 % this time"
    assert all(node.states["disabled"] for node in root.one("main").all("radio"))


def test_saving_that_fails_is_announced(at: Open) -> None:
    player = at(WORDS)
    before = len(told(player).all("status"))
    player.frame.evaluate("() => void (Storage.prototype.setItem = () => { throw new Error('full') })")
    player.next()
    expect(player.frame.locator("#banner")).to_contain_text("Not saved")
    assert any("Not saved yet" in node.text for node in told(player).all("status"))
    assert before >= 2


def test_search_and_marks_are_announced(at: Open) -> None:
    player = at(WORDS)
    player.current.locator("[data-mark]").click()
    assert told(player).one("button", "Mark this page").states["pressed"] == "true"
    listed = player.current.locator(".mine [role=status]").inner_text()
    assert listed in [node.text for node in told(player).all("status")]
    assert listed
    player.frame.locator("#find").click()
    player.page.keyboard.type("bell")
    expect(player.frame.locator("#search [role=status]")).not_to_be_empty()
    dialog = told(player).one("dialog", "Search")
    assert dialog.one("status").text.startswith("Found: ")
    assert dialog.one("textbox").name == "Words to look for"
