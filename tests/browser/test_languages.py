"""The player in Spanish, in longer words and from right to left: nothing untranslated, nothing cut, nothing in the way.

A text that is neither in the pseudo locale's brackets nor a word of the course itself is one that no catalogue holds.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest

from ctlc_scorm import pipeline
from ctlc_scorm.package import Package
from ctlc_scorm.player import words
from tests.pseudo import CLOSE, OPEN, write_catalogues

from .conftest import Windows
from .player import Player

COURSE = Path(__file__).parents[1] / "golden" / "every-block" / "course"
LANGUAGES = ["es-US", "en-XA", "ar"]
WIDTHS = [320, 1280]
SPOKEN = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
WORD = re.compile(r"[^\W\d_]{2,}")
LATIN = {"et", "al"}
LISTS = ["left", "references", "glossary"]

TEXTS = """() => {
  const kept = (node) => !node.parentElement.closest("script, style");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) if (kept(walker.currentNode)) found.push(walker.currentNode.textContent);
  for (const name of ["aria-label", "title", "placeholder", "alt"])
    for (const one of document.body.querySelectorAll(`[${name}]`)) found.push(one.getAttribute(name));
  return found.filter((text) => text.trim());
}"""

FAULTS = """() => {
  const CONTROLS = "button, a[href], input, select, textarea, summary";
  const TEXTS = "button, .btn, .tool, summary, label, legend, h1, h2, h3, p, li, th, td, small, span, b";
  const root = document.querySelector("dialog[open]") ?? document.body;
  const seen = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && !one.closest(".vh, .skip") && one.getClientRects().length > 0;
  const name = (one) => `${one.localName}.${one.className || one.id}: ${one.textContent.trim().slice(0, 40)}`;
  const scrolls = (one) => one.closest(".table, pre");
  const found = [];

  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) found.push(`the page scrolls sideways: ${page.scrollWidth}`);

  for (const one of [...root.querySelectorAll(TEXTS)].filter((one) => seen(one) && !scrolls(one))) {
    const { left, right } = one.getBoundingClientRect();
    if (left < -1 || right > page.clientWidth + 1) found.push(`out of the window: ${name(one)}`);
    const style = getComputedStyle(one);
    if (style.display === "inline") continue;
    const wide = one.scrollWidth > one.clientWidth + 1, high = one.scrollHeight > one.clientHeight + 1;
    if ((wide && style.overflowX !== "visible") || (high && style.overflowY !== "visible"))
      found.push(`cut: ${name(one)}`);
    if (wide && one.matches("button, .btn, .tool, summary, label")) found.push(`wider than its box: ${name(one)}`);
  }

  const place = (one) => one.closest("dialog, header.bar, main, nav#outline, footer.foot");
  const lines = (one) => [...one.getClientRects()].map((box) => ({ one, box }));
  const shared = (from, to) => Math.min(from[1], to[1]) - Math.max(from[0], to[0]);
  const boxes = [...root.querySelectorAll(CONTROLS)].filter(seen).flatMap(lines);
  boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
    if (place(a.one) !== place(b.one) || a.one.contains(b.one) || b.one.contains(a.one)) return;
    const across = shared([a.box.left, a.box.right], [b.box.left, b.box.right]);
    const down = shared([a.box.top, a.box.bottom], [b.box.top, b.box.bottom]);
    if (across > 1 && down > 1) found.push(`over each other: ${name(a.one)} | ${name(b.one)}`);
  }));
  return [...new Set(found)];
}"""


def built(folder: Path, language: str) -> Package:
    """The course of all blocks, in another language."""
    shutil.copytree(COURSE, folder / "course")
    file = folder / "course" / "course.yaml"
    file.write_text(file.read_text("utf-8").replace("language: en\n", f"language: {language}\n"), "utf-8")
    package = pipeline.build(pipeline.compile_course(folder / "course"), "web", "single").package
    assert package
    return package


def unpack(package: Package, folder: Path) -> Path:
    for name in package.files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(package.read(name))
    return folder / "index.html"


@pytest.fixture(scope="module")
def starts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The start page of the course in each language."""
    root = tmp_path_factory.mktemp("languages")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "FOLDERS", [*words.FOLDERS, write_catalogues(root)])
        return {tag: unpack(built(root / tag, tag), root / tag / "site") for tag in LANGUAGES}


def press(player: Player, button: str) -> None:
    """This button of every question that shows it now."""
    for item in player.items():
        found = player.box(item).locator(f"{button}:visible")
        if found.count():
            found.click()


def reading(player: Player) -> Iterator[str]:
    yield "home"
    for number, ref in enumerate(player.page_refs):
        player.jump(ref)
        yield f"page-{number + 1}"
    press(player, "[data-check]")
    yield "nothing-chosen"
    for name, right in (("wrong", False), ("right", True)):
        player.answer_page(right)
        yield f"answers-{name}"
    press(player, "[data-reveal]")
    yield "all-reasons"
    for ref in LISTS:
        player.jump(ref)
        yield ref


def final(player: Player) -> Iterator[str]:
    player.jump(player.final_ref)
    yield "final"
    for right in (False, True):
        player.current.locator("[data-final-begin]:visible").click()
        yield "final-work"
        item = player.items("[data-final-items] .ask")[0]
        response = player.data["items"][item]["correct"][0] if right else ["b"]
        player.fill(item, response)
        player.box(item).locator("[data-flag]").check()
        player.current.locator("[data-final-submit]").click()
        yield "final-summary"
        player.current.locator("[data-final-confirm]").click()
        yield f"final-result-{right}"
    player.jump("left")
    yield "left-after"
    player.jump("home")
    yield "home-after"


def dialogs(player: Player) -> Iterator[str]:
    for opener in ("[data-open=display]", "[data-open=support]", "#contents", "#exit"):
        button = player.frame.locator(opener).locator("visible=true")
        if button.count():
            button.first.click()
            yield f"dialog-{opener.strip('[#]').replace('data-open=', '')}"
            player.page.keyboard.press("Escape")


def walk(player: Player) -> Iterator[str]:
    """Through everything that a learner can see; stops at each new sight and names it."""
    for part in (reading, dialogs, final):
        yield from part(player)


def vocabulary(folder: Path) -> set[str]:
    """The words of the course itself."""
    texts = [path.read_text("utf-8", "ignore") for path in folder.rglob("*") if path.is_file()]
    return set(WORD.findall(" ".join(texts))) | LATIN


def unspoken(texts: list[str], own: set[str]) -> set[str]:
    """Texts with words that are neither the course's nor in the brackets of a catalogue."""
    return {text.strip() for text in texts if not set(WORD.findall(without_spoken(text))) <= own}


def without_spoken(text: str) -> str:
    while SPOKEN.search(text):
        text = SPOKEN.sub(" ", text)
    return text


Open = Callable[[str, int], Player]


@pytest.fixture
def opened(starts: dict[str, Path], windows: Windows) -> Open:
    def new(language: str, width: int) -> Player:
        window = windows(viewport={"width": width, "height": 720})
        return Player(window.open(starts[language].as_uri()))

    return new


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_fits_and_nothing_is_untranslated(opened: Open, language: str, width: int) -> None:
    player = opened(language, width)
    own = vocabulary(COURSE)
    problems: list[str] = []
    for sight in walk(player):
        problems += [f"{sight}: {fault}" for fault in cast(list[str], player.frame.evaluate(FAULTS))]
        if language != "es-US":
            texts = cast(list[str], player.frame.evaluate(TEXTS))
            problems += [f"{sight}: untranslated: {text}" for text in sorted(unspoken(texts, own))]
    assert problems == []


def test_a_document_from_right_to_left_is_mirrored(opened: Open) -> None:
    player = opened("ar", 1280)
    assert player.frame.evaluate("() => getComputedStyle(document.body).direction") == "rtl"
    name, leave = (player.frame.locator(part).bounding_box() for part in ("header .name", "#exit"))
    assert name and leave and leave["x"] < name["x"]
