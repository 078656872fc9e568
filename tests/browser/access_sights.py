"""Every sight of the player, in parts that each begin with a fresh window."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from playwright.sync_api import expect

from .access import answer_all, decide, disclose, press
from .player import PAPER, Player, response_to

Sights = Iterator[str]
WORDS, ASKED, LEARNING, STORIES, LATER, MEDIA, OTHER, PRIVATE = (
    "one--words",
    "one--questions",
    "one--learning",
    "more--stories",
    "more--questions",
    "more--media",
    "more--other",
    "more--private",
)


def reading(player: Player) -> Sights:
    yield "home"
    player.jump(WORDS)
    yield "opening and prose"
    player.current.locator(".term").first.click()
    yield "term"
    player.page.keyboard.press("Escape")
    disclose(player)
    yield "disclosures"


def questions(player: Player) -> Sights:
    player.jump(ASKED)
    yield "questions"
    yield from answering(player, "questions")
    press(player, "[data-attest]")
    yield "questions, done"


def later(player: Player) -> Sights:
    player.jump(LATER)
    yield "more questions"
    yield from answering(player, "more questions")


def answering(player: Player, name: str) -> Sights:
    press(player, "[data-check]")
    yield f"{name}, nothing chosen"
    for how in ("wrong", "partly", "right"):
        answer_all(player, how)
        yield f"{name}, {how}"
    press(player, "[data-reveal]")
    yield f"{name}, all reasons"


def stories(player: Player) -> Sights:
    player.jump(STORIES)
    yield "scenario, tabs, cards, picture"
    decide(player, 0)
    player.current.get_by_role("tab").nth(1).click()
    disclose(player)
    yield "scenario under way, cards turned"
    while decide(player, -1):
        continue
    disclose(player)
    yield "scenario at its end"


def media(player: Player) -> Sights:
    player.jump(MEDIA)
    yield "video and audio"
    disclose(player)
    press(player, "[data-attest]")
    yield "transcripts read"
    player.jump(OTHER)
    yield "page that stands in"


def private(player: Player) -> Sights:
    player.jump(PRIVATE)
    yield "writing boxes"
    for field in player.current.locator("textarea:visible").all():
        field.fill("Some words of mine.")
    press(player, "[data-keep-private]")
    press(player, "[data-compare]")
    yield "models to compare with"
    player.jump(LEARNING)
    yield "plan"
    press(player, "[data-take=text]")
    yield "plan as text"


def half(player: Player) -> Sights:
    player.go_to(player.page_refs[0])
    player.next()
    answer_all(player, "wrong")
    player.jump("home")
    yield "home, half done"
    player.jump("left")
    disclose(player)
    yield "left, half done"
    player.jump("references")
    yield "references"
    player.jump("glossary")
    yield "glossary"


def dialogs(player: Player) -> Sights:
    for name, opener, dialog in (
        ("support", "[data-open=support]", "#support"),
        ("display", ".foot [data-open=display]", "#display"),
        ("contents as a drawer", "#contents", "#drawer"),
        ("goodbye", "#exit", "#goodbye"),
    ):
        player.frame.locator(opener).click()
        expect(player.frame.locator(dialog)).to_be_visible()
        yield name
        player.page.keyboard.press("Escape")
    player.frame.evaluate("() => void (Storage.prototype.setItem = () => { throw new Error('full') })")
    player.jump(WORDS)
    expect(player.frame.locator("#banner")).to_be_visible()
    yield "not saved"


def tools(player: Player) -> Sights:
    player.frame.locator("#find").click()
    player.page.keyboard.type("words")
    expect(player.frame.locator("[data-found] a").first).to_be_visible()
    yield "search"
    player.frame.locator("#search input").fill("zzz")
    expect(player.frame.locator("[data-found] a")).to_have_count(0)
    yield "search, nothing found"
    player.page.keyboard.press("Escape")
    player.jump(WORDS)
    player.current.locator("[data-mark]").click()
    disclose(player)
    player.current.locator(".notes textarea").fill("Some words of mine.")
    yield "page marked, with a note"
    press(player, "[data-tools=open]")
    player.frame.locator("[data-tools=copy]").click()
    yield "bookmarks and notes"


def final(player: Player) -> Sights:
    player.jump(player.final_ref)
    yield "final"
    player.current.locator("[data-final-begin]:visible").click()
    yield "final, work"
    paper = player.items(PAPER)
    for item in paper[1:]:
        player.fill(item, response_to(player.data["items"][item], False))
    player.box(paper[2]).locator("[data-flag]").check()
    yield "final, answered"
    player.current.locator("[data-final-submit]").click()
    yield "final, summary"
    player.current.locator("[data-final-confirm]").click()
    yield "final, result and review"
    press(player, "[data-final-review] .acts button")
    yield "final, review with all reasons"


def done(player: Player) -> Sights:
    for ref in player.page_refs:
        player.quick_page(ref)
    player.quick_final()
    yield "final, passed"
    player.jump("left")
    yield "left, nothing"
    player.jump("home")
    yield "home, done"


PARTS: dict[str, Callable[[Player], Sights]] = {
    part.__name__: part
    for part in (reading, questions, later, stories, media, private, half, dialogs, tools, final, done)
}
