"""Tools of the accessibility tests: a course in Chromium, two checkers, answers, and ways to look at a page."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page, Route, expect

from ctlc_scorm.package import Package

from .access_keys import disorder, left_out, round_trip, tools, trouble
from .access_tree import misnamed
from .player import WRONG, Item, Player
from .test_languages import FAULTS
from .watch import Watch

MODULES = Path(__file__).parents[1] / "node_modules"
CHECKERS = {"axe": MODULES / "axe-core/axe.min.js", "ace": MODULES / "accessibility-checker-engine/ace.js"}
MISSING = "the checkers are missing: run `npm ci --ignore-scripts` in tests/"
ORIGIN = "https://course.test"
SCHEMES = ["light", "dark", "forced"]
WIDTHS = [320, 1280]
LANGUAGES = ["en", "es", "ar"]
WORSE = re.compile("wrong|partly|noted")
BETTER = re.compile("right|noted")

AXE = """async () => {
  // In forced colours axe reads `-webkit-text-fill-color`, to which Chromium does not give the forced colour.
  const contrast = !matchMedia("(forced-colors: active)").matches;
  const rules = { "target-size": { enabled: true }, "color-contrast": { enabled: contrast } };
  const options = { resultTypes: ["violations"], rules, preload: false };
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, html, failureSummary }) =>
    `axe ${id}: ${help}\\n    at ${target.join(" ")}\\n    ${html.slice(0, 200)}\\n    ${failureSummary}`));
}"""
IBM = """async () => {
  const { results } = await new ace.Checker().check(document, ["IBM_Accessibility"]);
  const failed = results.filter(({ value: [kind, outcome] }) => kind === "VIOLATION" && outcome === "FAIL");
  return failed.map(({ ruleId, message, path, snippet }) =>
    `ibm ${ruleId}: ${message}\\n    at ${path.dom}\\n    ${snippet.slice(0, 200)}`);
}"""


@dataclass(frozen=True)
class View:
    """One way to look at a page."""

    scheme: str
    width: int

    def __str__(self) -> str:
        return f"{self.scheme} at {self.width} px"

    def apply(self, page: Page) -> None:
        page.set_viewport_size({"width": self.width, "height": 800})
        page.emulate_media(
            color_scheme="dark" if self.scheme == "dark" else "light",
            forced_colors="active" if self.scheme == "forced" else "none",
        )
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }"""
"""The values of WCAG 1.4.12."""
VIEWS = [View(scheme, width) for scheme in SCHEMES for width in WIDTHS]


def opened(window: Watch, package: Package, place: str = "") -> Player:
    """A package in a window, on an origin of its own."""

    def answer(route: Route) -> None:
        name = unquote(urlsplit(route.request.url).path).lstrip("/")
        if name not in package.files:
            return route.fulfill(status=404)
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return route.fulfill(body=package.read(name), content_type=kind)

    window.origins.add(ORIGIN)
    window.context.route(f"{ORIGIN}/**", answer)
    return Player(window.open(f"{ORIGIN}/index.html#{place}"))


@contextmanager
def alone(page: Page) -> Iterator[None]:
    """Without the pages that are not shown, which the checkers would walk through too."""
    page.evaluate("""() => {
      globalThis.aside = [...document.querySelectorAll(".page:not(.current)")].map((one) => [new Comment(), one]);
      for (const [mark, one] of aside) one.replaceWith(mark);
    }""")
    yield
    page.evaluate("() => aside.forEach(([mark, one]) => mark.replaceWith(one))")


def violations(page: Page) -> list[str]:
    """What axe-core and IBM's checker call a violation, in the page as it stands."""
    for name, path in CHECKERS.items():
        if not page.evaluate(f"() => typeof {name} !== 'undefined'"):
            assert path.is_file(), MISSING
            page.evaluate(path.read_text("utf-8"))
    page.evaluate("() => scrollTo(0, 0)")  # else the header, which stays, lies over something
    return [*cast(list[str], page.evaluate(AXE)), *cast(list[str], page.evaluate(IBM))]


@contextmanager
def styled(page: Page, css: str) -> Iterator[None]:
    """With more style than the course has; the policy of the page lets no `<style>` in, but does not know of this."""
    add = """css => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets.push(sheet);
    }"""
    page.evaluate(add, css)
    yield
    page.evaluate("() => void (document.adoptedStyleSheets.pop())")


def unfit(page: Page) -> list[str]:
    """What is cut or in the way, also with wider spacing."""
    found = _unfit(page)
    with styled(page, SPACING):
        return found + [f"with wider spacing: {fault}" for fault in _unfit(page)]


def _unfit(page: Page) -> list[str]:
    """A definition that the learner has opened may lie over other words; it goes when the focus goes."""
    found = cast(list[str], page.evaluate(FAULTS))
    return [fault for fault in found if not (fault.startswith("over") and page.locator(".gloss").count())]


def small(page: Page) -> list[str]:
    """Controls that are hard to hit."""
    return cast(list[str], tools(page.main_frame, "small"))


def tab_through(page: Page) -> list[str]:
    """What is wrong with the way of the Tab key."""
    met = round_trip(page)
    rtl = page.evaluate("() => getComputedStyle(document.body).direction") == "rtl"
    return left_out(page, met) + trouble(page, met) + disorder(met, rtl)


CHECKS: list[Callable[[Page], list[str]]] = [violations, misnamed, small, unfit]
"""Of a page as it stands."""


# Answers


def partly(item: Item) -> list[str]:
    """An answer that is right in part where the kind of question knows such a thing, else a wrong one."""
    correct = cast(list[list[str]], item["correct"])
    if item["kind"] == "choice" and item["many"]:
        return correct[0][:1]
    if item["kind"] == "sequencing" and len(correct[0]) > 2:
        return [correct[0][0], *reversed(correct[0][1:])]
    return WRONG[item["kind"]](item, correct)


def response(item: Item, how: str) -> list[str]:
    correct = cast(list[list[str]], item["correct"])
    if not correct:
        return [item["options"][0]]
    if how == "right":
        return correct[0]
    return WRONG[item["kind"]](item, correct) if how == "wrong" else partly(item)


def kind(player: Player, item: str) -> str:
    """Of a question that can be checked; empty for what is only done."""
    found = cast(str, player.data["items"][item]["kind"])
    return "" if found == "performance" else found


def answer(player: Player, item: str, how: str) -> None:
    """Fills in an answer and has it checked."""
    box = player.box(item)
    again = box.locator("[data-again]:visible")
    if again.count():
        again.click()
    player.fill(item, response(player.data["items"][item], how))
    sureness = box.locator(".sureness input")
    if sureness.count():
        sureness.nth({"wrong": 2, "partly": 0, "right": 1}[how]).check()
    box.locator("[data-check]").click()
    expect(box).to_have_attribute("data-verdict", {"wrong": WORSE, "partly": WORSE, "right": BETTER}[how])


def answer_all(player: Player, how: str) -> None:
    """Every question of this page that can be checked."""
    items = next(page["items"] for page in player.data["pages"] if page["ref"] == player.ref)
    given = {item: response(player.data["items"][item], how) for item in items if kind(player, item)}
    verdicts = player.robot("page", player.ref, given)
    expected = BETTER if how == "right" else WORSE
    assert [item for item, verdict in verdicts.items() if not expected.fullmatch(verdict)] == []


def press(player: Player, selector: str) -> None:
    """All of these that are to be seen now, one after the other."""
    press_all = """(page, selector) => [...page.querySelectorAll(selector)]
      .filter((one) => one.checkVisibility({ visibilityProperty: true })).forEach((one) => one.click())"""
    player.current.evaluate(press_all, selector)


def disclose(player: Player) -> None:
    """Opens every disclosure of the page, also those inside others."""
    player.current.evaluate("page => page.querySelectorAll('details').forEach((one) => (one.open = true))")


def decide(player: Player, which: int) -> bool:
    """Takes the first (0) or the last (-1) way on in a scenario; False at its end."""
    ways = player.current.locator(".way:visible")
    if ways.count():
        ways.nth(which).click()
    return bool(ways.count())
