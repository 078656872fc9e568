"""Scenario, prompt, plan, compare, sure and poll in Chromium: by keyboard, in words, in private."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Download, Locator, Page, expect

from ctlc_scorm import pipeline
from ctlc_scorm.lms import Lms
from ctlc_scorm.package import write_zip
from tests.support import compile_files

from .conftest import Windows
from .player import Player
from .watch import Watch

COURSE = """\
id: sample
title: A sample
language: en
version: 1.0.0
iri: https://example.org/sample
credit: {contact_minutes: 10}
completion: {pages: none, questions: all, final: none}
modules:
  - {folder: 01-one, title: One, minutes: 5, objectives: {see: See it.}}
  - {folder: 02-two, title: Two, minutes: 5}
"""
STORY = """\
---
title: A story
minutes: 2
---
::::{scenario} late-again
:objectives: see
Malik comes in at 9:20.

## A third late slip {#start}
Two students laugh.

- [Say his name across the room](#public)
  > Every head turns, and the room goes hard.
- [Greet him at the door](#quiet)

## Every head turns {#public .poor}
He pulls the hood lower.

- [Find him at lunch](#repair)
- [Leave it](#start)

## He takes the seat by the window {#quiet .good}
After a minute he opens his book.

## A few words at lunch {#repair .mixed}
He shrugs, and listens.
::::
"""
ASKS = """\
---
title: Asks
minutes: 2
---
:::{sure} reptile-brain
How well does it fit?

- [ ] It is a fact of anatomy.
  > Brains did not evolve in layers.
- [x] It is a picture, not an anatomy.
  > Alarm does narrow what we can think about.
:::

:::{poll} where-it-starts
Where does a hard morning start?

- At home
- In the hallway

> Most often in the hallway.
:::

:::{compare} rewrite-note
Rewrite this note.

- J. cried when work was handed out.
  > It says what was seen.
:::

:::{reflection} thought
What stays with you?
:::
"""
PROMPTS = """\
---
title: Prompts
minutes: 1
---
:::{prompt} why-us
:section: Why we do this
Why does our school want this?

Think of one morning.
:::

:::{prompt} first-step
What comes first?
:::
"""
PLAN = """\
---
title: Plan
minutes: 5
---
:::{prompt} who-helps
:section: Why we do this
Who helps?
:::

:::{plan} What we will do
It is yours.
:::
"""
FILES = {
    "course.yaml": COURSE,
    "modules/01-one/01-page.md": STORY,
    "modules/01-one/02-asks.md": ASKS,
    "modules/01-one/03-prompts.md": PROMPTS,
    "modules/02-two/01-plan.md": PLAN,
}
STORY_REF, ASKS_REF, PROMPTS_REF, PLAN_REF = "one--page", "one--asks", "one--prompts", "two--plan"
PRIVATE = ["rewrite-note", "thought", "why-us", "first-step", "who-helps"]
KEPT = "() => JSON.stringify(Object.entries(localStorage).filter(([key]) => key.startsWith('ctlc-private')))"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def build(folder: Path, layout: str) -> Path:
    compiled = compile_files(folder / "course", FILES)
    built = pipeline.build(compiled, "scorm12", layout)  # type: ignore[arg-type]
    assert built.findings == [] and built.package
    write_zip(built.package, folder / "course.zip")
    return folder / "course.zip"


@pytest.fixture(scope="module")
def blocks_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("blocks"), "single")


@pytest.fixture
def lms(blocks_zip: Path) -> Iterator[Lms]:
    with Lms(blocks_zip) as lms:
        yield lms
        lms.store.settle()
        assert lms.violations() == []


@pytest.fixture
def player(lms: Lms, windows: Windows) -> Player:
    return Player(windows().open(lms.launch_url()))


def at(player: Player, ref: str) -> Locator:
    player.jump(ref)
    return player.current


def press(page: Page, locator: Locator, key: str = "Enter") -> None:
    """By keyboard: the control can be reached by Tab and is then pressed."""
    for _ in range(60):
        if locator.evaluate("one => one === document.activeElement"):
            page.keyboard.press(key)
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{locator} cannot be reached by Tab")


def story(player: Player) -> Locator:
    return at(player, STORY_REF).locator(".scenario")


def shown(scenario: Locator) -> str:
    return scenario.locator(".moment:visible").locator("h2").inner_text()


def performed(lms: Lms) -> list[str]:
    lms.store.settle()
    sets = [call["args"] for call in lms.calls() if call["call"] == "LMSSetValue"]
    return [value for name, value in sets if name.endswith(".student_response")]


# Scenario


def test_a_scenario_by_keyboard_from_start_to_end(lms: Lms, player: Player) -> None:
    scenario = story(player)
    assert shown(scenario) == "A third late slip"
    press(player.page, scenario.get_by_role("button", name="Say his name across the room"))
    expect(scenario.locator(".said")).to_be_focused()
    expect(scenario.locator(".said")).to_have_text("Every head turns, and the room goes hard.")
    assert shown(scenario) == "Every head turns"
    expect(scenario.get_by_text("This has gone wrong, and can still be mended")).to_be_visible()
    assert performed(lms) == []
    press(player.page, scenario.get_by_role("button", name="Find him at lunch"))
    expect(scenario.get_by_role("heading", name="A few words at lunch")).to_be_focused()
    expect(scenario.get_by_role("status")).to_contain_text("Noted as done.")
    trail = scenario.get_by_role("list", name="What you have chosen so far").get_by_role("listitem")
    expect(trail).to_have_text(["A third late slip Say his name across the room", "Every head turns Find him at lunch"])
    assert performed(lms) == ["done"]


def test_go_back_start_again_and_what_if(lms: Lms, player: Player) -> None:
    scenario = story(player)
    expect(scenario.get_by_role("button", name="Go back")).to_have_count(0)
    scenario.get_by_role("button", name="Say his name").click()
    scenario.get_by_role("button", name="Leave it").click()
    assert shown(scenario) == "A third late slip"
    scenario.get_by_role("button", name="Go back and choose again").click()
    assert shown(scenario) == "Every head turns"
    expect(scenario.get_by_role("heading", name="Every head turns")).to_be_focused()
    scenario.get_by_role("button", name="Find him at lunch").click()
    ifs = scenario.get_by_text("What if I had chosen").locator("xpath=following-sibling::ul[1]").get_by_role("button")
    expect(ifs).to_have_text(["Greet him at the door", "Leave it"])
    ifs.first.click()
    assert shown(scenario) == "He takes the seat by the window"
    scenario.get_by_text("All ways of this story").click()
    tree = scenario.locator(".tree")
    expect(tree.get_by_text("not seen yet")).to_have_count(0)
    expect(tree.get_by_role("listitem").first).to_contain_text("A third late slip you were here")
    scenario.get_by_role("button", name="Go back and choose again").click()
    assert shown(scenario) == "A third late slip"
    expect(scenario.locator(".trail")).to_be_hidden()
    assert performed(lms) == ["done"]


def test_a_scenario_comes_back_as_done(lms: Lms, windows: Windows) -> None:
    first = Player(windows().open(lms.launch_url()))
    at(first, STORY_REF)
    first.answer("late-again")
    first.wait_saved()
    first.page.context.close()
    again = Player(windows().open(lms.launch_url()))
    expect(at(again, STORY_REF).locator("[data-result]")).to_have_text(
        "You have been through this before. You may go through it again."
    )
    assert "late-again" not in str(again.frame.locator("[data-left]").all_inner_texts())


def test_a_scenario_is_whole_in_print_and_without_script(player: Player, lms: Lms, windows: Windows) -> None:
    scenario = story(player)
    scenario.get_by_role("button", name="Greet him").click()
    player.page.emulate_media(media="print")
    expect(scenario.locator(".moment:visible")).to_have_count(4)
    expect(scenario.locator(".reply")).to_be_visible()
    expect(scenario.locator(".trail, .said, .review").locator("visible=true")).to_have_count(0)
    plain = windows(java_script_enabled=False).open(f"{lms.origin}/content/course/{lms.course.scos[0].href}")
    plain.get_by_role("link", name="Greet him").click()
    expect(plain.locator(":target h2")).to_have_text("He takes the seat by the window")


# Sure and poll


def test_how_sure_is_asked_for_and_the_reply_weighs_it(lms: Lms, player: Player) -> None:
    box = at(player, ASKS_REF).locator('[data-item="reptile-brain"]')
    result = box.get_by_role("status")
    box.get_by_role("button", name="Check").click()
    expect(result).to_have_text("Choose an answer first.")
    box.get_by_role("radio", name="It is a fact of anatomy.").check()
    box.get_by_role("button", name="Check").click()
    expect(result).to_have_text("Say how sure you are first.")
    expect(box.get_by_role("radio", name="It is a guess")).to_be_focused()
    assert performed(lms) == []
    levels = box.get_by_role("group", name="How sure are you?").get_by_role("radio")
    expect(levels).to_have_count(3)
    player.page.keyboard.press("ArrowDown")
    player.page.keyboard.press("ArrowDown")
    player.page.keyboard.press("Enter")
    expect(result).to_contain_text("You were certain, and that is good to find out here")
    expect(result).to_be_focused()
    expect(box.get_by_text("Brains did not evolve")).to_be_visible()
    box.get_by_role("button", name="Try again").click()
    expect(levels.locator(":checked")).to_have_count(0)
    box.get_by_role("radio", name="It is a picture").check()
    levels.first.check()
    box.get_by_role("button", name="Check").click()
    expect(result).to_contain_text("A good guess")
    assert performed(lms) == ["a", "b"]


def test_a_poll_is_noted_and_then_commented(lms: Lms, player: Player) -> None:
    box = at(player, ASKS_REF).locator('[data-item="where-it-starts"]')
    comment = box.get_by_text("Most often in the hallway.")
    expect(comment).to_be_hidden()
    press(player.page, box.get_by_role("radio").first, " ")
    press(player.page, box.get_by_role("button", name="Note my answer"))
    expect(box.get_by_role("status")).to_have_text("Noted. There is no right or wrong here.")
    expect(comment).to_be_visible()
    assert performed(lms) == ["a"]
    assert {call["args"][1] for call in lms.calls() if str(call["args"][:1]).endswith(".result']")} == {"neutral"}


# What is private


def field(player: Player, id: str) -> Locator:
    return player.current.locator(f'[data-private="{id}"]').last


def test_models_wait_until_they_are_asked_for(player: Player) -> None:
    box = at(player, ASKS_REF).locator(".compare")
    button = box.get_by_role("button", name="Compare")
    expect(box.get_by_text("It says what was seen.")).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    press(player.page, button)
    expect(box.get_by_text("It says what was seen.")).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    press(player.page, button)
    expect(box.get_by_text("It says what was seen.")).to_be_hidden()


def test_nothing_private_leaves_the_browser(lms: Lms, player: Player) -> None:
    asked: list[str] = []
    player.page.context.on("request", lambda request: asked.append(f"{request.url} {request.post_data}"))
    for ref, ids in ((ASKS_REF, PRIVATE[:2]), (PROMPTS_REF, PRIVATE[2:4]), (PLAN_REF, PRIVATE[4:])):
        at(player, ref)
        for id in ids:
            field(player, id).fill(f"canary-{id}")
    player.play_pages()
    player.wait_saved()
    player.save_and_exit()
    lms.store.settle()
    assert lms.calls() and "canary" not in str(lms.calls()) + str(asked) + str(lms.record())
    assert player.frame.evaluate(KEPT) == "[]"
    assert not set(PRIVATE) & set(player.data["items"])


def test_a_plan_gathers_its_prompts_and_is_kept_only_by_a_tick(lms: Lms, windows: Windows) -> None:
    window = windows()
    player = Player(window.open(lms.launch_url()))
    at(player, PROMPTS_REF)
    player.current.get_by_label("Why does our school want this?").fill("Because of the mornings.")
    plan = at(player, PLAN_REF).locator(".plan")
    expect(plan.locator("h2")).to_have_text(["Why we do this", "One"])
    expect(plan.get_by_label("Why does our school want this?")).to_have_value("Because of the mornings.")
    expect(plan.get_by_text("2 of 3 are still blank.")).to_be_visible()
    plan.get_by_label("What comes first?").fill("A walk.")
    plan.get_by_label("Who helps?").fill("Ana.")
    expect(player.current.locator(".reflection").get_by_label("Who helps?")).to_have_value("Ana.")
    expect(plan.get_by_text("Every question has an answer.")).to_be_visible()
    assert player.frame.evaluate(KEPT) == "[]"

    plan.get_by_label("Keep my plan").check()
    window.context.pages[0].close()
    player = Player(window.open(lms.launch_url()))
    at(player, PROMPTS_REF)
    expect(player.current.get_by_label("What comes first?")).to_have_value("A walk.")
    expect(player.current.get_by_label("Keep my plan").first).to_be_checked()
    plan = at(player, PLAN_REF).locator(".plan")
    plan.get_by_label("Keep my plan").uncheck()
    assert player.frame.evaluate(KEPT) == "[]"
    plan.get_by_label("Keep my plan").check()
    plan.get_by_role("button", name="Erase my plan").click()
    expect(plan.get_by_text("3 of 3 are still blank.")).to_be_visible()
    expect(plan.get_by_label("Keep my plan")).not_to_be_checked()
    assert player.frame.evaluate(KEPT) == "[]"


def test_a_plan_in_another_activity_finds_what_was_kept(tmp_path: Path, windows: Windows) -> None:
    with Lms(build(tmp_path, "modules")) as lms:
        window = windows()
        player = Player(window.open(lms.launch_url("strict", lms.course.scos[0].id)))
        at(player, PROMPTS_REF)
        player.current.get_by_label("What comes first?").fill("A walk.")
        player.current.get_by_label("Keep my plan").first.check()
        window.context.pages[0].close()
        player = Player(window.open(lms.launch_url("strict", lms.course.scos[1].id)))
        plan = at(player, PLAN_REF).locator(".plan")
        expect(plan.get_by_label("What comes first?")).to_have_value("A walk.")
        plan.get_by_label("Who helps?").fill("Ana.")
        assert "A walk." in player.frame.evaluate(KEPT) and "Ana." in player.frame.evaluate(KEPT)


def test_words_that_were_kept_for_too_long_are_gone(lms: Lms, windows: Windows) -> None:
    window = windows()
    player = Player(window.open(lms.launch_url()))
    old = """() => localStorage.setItem("ctlc-private:sample:thought", '{"texts":{"thought":"old"},"until":1}')"""
    player.frame.evaluate(old)
    expect(at(player, ASKS_REF).locator('[data-private="thought"]')).to_have_value("")
    assert player.frame.evaluate(KEPT) == "[]"


# Taking the plan along


def filled(player: Player) -> Locator:
    plan = at(player, PLAN_REF).locator(".plan")
    plan.get_by_label("What comes first?").fill('=HYPERLINK("x")\nA <walk> & "talk"')
    return plan


def taken(player: Player, plan: Locator, name: str) -> Download:
    with player.page.expect_download() as info:
        press(player.page, plan.get_by_role("button", name=name))
    expect(plan.get_by_role("status")).to_contain_text("Saved as action-plan.")
    return info.value


def test_a_plan_as_word_document(player: Player) -> None:
    file = taken(player, filled(player), "Word document")
    assert file.suggested_filename == "action-plan.docx"
    with zipfile.ZipFile(file.path()) as archive:
        assert archive.testzip() is None
        document = etree.fromstring(archive.read("word/document.xml"))
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
    texts = [one.text for one in document.iter(f"{W}t")]
    assert texts[:3] == ["What we will do", "A sample", "Why we do this"]
    assert texts[-2:] == ['=HYPERLINK("x")', 'A <walk> & "talk"']


def test_a_plan_as_table(player: Player) -> None:
    file = taken(player, filled(player), "Table")
    rows = list(csv.reader(io.StringIO(file.path().read_text("utf-8-sig"), newline="")))
    assert rows[0] == ["Part", "Question", "Answer"]
    assert rows[-1] == ["One", "What comes first?", '\'=HYPERLINK("x")\nA <walk> & "talk"']


def test_a_reminder_holds_nothing_private(player: Player) -> None:
    plan = filled(player)
    plan.get_by_label("Remind me to look at it on").fill("2031-05-06")
    text = taken(player, plan, "Calendar entry").path().read_bytes().decode()
    assert "DTSTART;VALUE=DATE:20310506\r\n" in text and "SUMMARY:What we will do: A sample\r\n" in text
    assert "walk" not in text


def test_a_plan_in_print_shows_every_word_and_nothing_else(player: Player) -> None:
    plan = filled(player)
    player.frame.evaluate("() => void (window.print = () => dispatchEvent(new Event('beforeprint')))")
    press(player.page, plan.get_by_role("button", name="Print"))
    player.page.emulate_media(media="print")
    expect(plan.locator(".words").last).to_have_text('=HYPERLINK("x")\nA <walk> & "talk"')
    expect(plan.locator(".words").last).to_be_visible()
    expect(plan.locator("textarea, button").locator("visible=true")).to_have_count(0)
    expect(player.current.locator(".reflection")).to_be_hidden()
    player.frame.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(player.current.locator(".reflection")).to_be_visible()
    expect(plan.locator("[data-copy]")).to_be_hidden()


@pytest.mark.parametrize("name", ["Word document", "Table", "Calendar entry", "Print", "Text to copy"])
def test_in_a_sandbox_there_is_text_to_copy(blocks_zip: Path, windows: Windows, name: str) -> None:
    with Lms(blocks_zip) as lms:
        window: Watch = windows()
        player = Player(window.open(lms.launch_url(sandbox="allow-scripts")))
        plan = filled(player)
        plan.get_by_label("Keep my plan").click()
        expect(plan.get_by_label("Keep my plan")).not_to_be_checked()
        expect(plan.get_by_text("This browser does not let the course keep anything.")).to_be_visible()
        plan.get_by_role("button", name=name).click()
        copy = plan.get_by_label("Your plan as text")
        expect(copy).to_be_focused()
        assert "A <walk>" in copy.input_value()
        window.problems[:] = [one for one in window.problems if "sandboxed" not in one]


@pytest.mark.parametrize("ref", [STORY_REF, ASKS_REF, PROMPTS_REF, PLAN_REF])
def test_nothing_is_cut_off_at_320_px(lms: Lms, windows: Windows, ref: str) -> None:
    player = Player(windows(viewport={"width": 320, "height": 640}).open(lms.launch_url()))
    page = at(player, ref)
    for button in page.get_by_role("button", name="Compare").all():
        button.click()
    assert player.frame.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
