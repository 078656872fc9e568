"""The preview: a learner's window with every button of the panel, and a page that is saved while it is open."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from ctlc_scorm.preview.launched import LaunchedStage
from ctlc_scorm.preview.running import Preview, opened

from .conftest import Windows
from .player import Player
from .watch import Watch

HERE = Path(__file__).parent
PATIENCE = 20_000
NOT_THERE = ("404", "503", "ERR_EMPTY_RESPONSE", "ERR_CONNECTION", "Failed to fetch")
"""What a browser says of documents that are not there yet, and of the troubles that are switched on."""


@dataclass
class Desk:
    running: Preview
    course: Path
    watch: Watch
    page: Page

    @property
    def player(self) -> Player:
        return Player(self.page)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def said(self, text: str) -> None:
        expect(self.page.locator("#said")).to_contain_text(text, timeout=PATIENCE)

    def fact(self, name: str) -> Locator:
        return self.page.locator(f"#facts div:has(dt:text-is('{name}')) dd")

    def calls(self) -> list[str]:
        return [str(entry.get("call", entry.get("resource"))) for entry in self.running.desk.feed.everything()]

    def shown(self) -> int:
        return int(self.page.locator("#frame").get_attribute("data-shown") or 0)

    def source(self, name: str) -> Path:
        return next((self.course / "modules").glob(f"*/{name}"))


Opener = Callable[[str], Desk]


@pytest.fixture
def at_desk(tmp_path: Path, windows: Windows) -> Iterator[Opener]:
    watches: list[Watch] = []
    with ExitStack() as stack:

        def new(format_name: str) -> Desk:
            course = tmp_path / "course"
            shutil.copytree(HERE / "school", course)
            running = stack.enter_context(opened(course, format_name))
            watch = windows(permissions=["clipboard-read", "clipboard-write"])
            watches.append(watch)
            watch.origins.add(running.desk.stage.origin if running.desk.stage else "")
            if isinstance(running.desk.stage, LaunchedStage):
                watch.origins.add(running.desk.stage.lrs.origin)
                watch.known += NOT_THERE
            page = watch.open(running.url)
            expect(page.locator("#frame[data-shown]")).to_be_visible(timeout=PATIENCE)
            return Desk(running, course, watch, page)

        yield new
        for watch in watches:
            watch.close()


def test_a_saved_page_is_shown_where_the_learner_is(at_desk: Opener) -> None:
    desk = at_desk("scorm12")
    player = desk.player
    refs = player.page_refs
    player.quick_page(refs[0])
    player.jump(refs[1])
    player.wait_saved()
    source, before = desk.source("02-the-bell.md"), desk.shown()
    begun = time.monotonic()
    source.write_text(source.read_text("utf-8") + "\nThe bell rings twice now.\n", "utf-8")
    desk.page.wait_for_function("n => +document.querySelector('#frame').dataset.shown > n", arg=before)
    assert time.monotonic() - begun < 8
    player = desk.player
    assert player.ref == refs[1]
    expect(player.current).to_contain_text("The bell rings twice now.")
    assert desk.running.desk.record()["launches"] == 2  # type: ignore[index]
    assert desk.calls().count("LMSFinish") == 1
    assert not [entry for entry in desk.running.desk.feed.everything() if "violation" in entry]


def test_errors_are_shown_with_their_place_and_the_good_package_stays(at_desk: Opener) -> None:
    desk = at_desk("scorm12")
    ref = desk.player.page_refs[1]
    desk.player.jump(ref)
    source = desk.source("02-the-bell.md")
    good, before = source.read_text("utf-8"), desk.shown()
    source.write_text(f"{good}\n:::{{nothing}} there\n:::\n", "utf-8")
    expect(desk.page.locator("#build")).to_contain_text("1 error", timeout=PATIENCE)
    expect(desk.page.locator("#notice")).to_contain_text("The package from before stays")
    desk.press("See the findings")
    finding = desk.page.locator("#findings li").first
    line = len(good.splitlines()) + 2
    expect(finding.locator("a")).to_have_attribute("href", f"vscode://file/{str(source)[1:]}:{line}:1")
    expect(finding).to_contain_text("Why:")
    finding.get_by_role("button").click()
    assert desk.page.evaluate("() => navigator.clipboard.readText()") == f"{source}:{line}:1"
    assert (desk.player.ref, desk.shown()) == (ref, before)
    source.write_text(good, "utf-8")
    expect(desk.page.locator("#notice")).to_be_hidden(timeout=PATIENCE)
    expect(desk.page.locator("#findings-said")).to_contain_text("Nothing was found")
    assert desk.shown() == before  # the package is the same again


def test_troubles_of_the_connection(at_desk: Opener) -> None:
    desk = at_desk("scorm12")
    player = desk.player
    refs = [*player.page_refs, *player.page_refs]
    for name in ("Offline", "Session expired"):
        desk.press(name)
        player.jump(refs.pop())
        expect(player.frame.locator("#saved")).to_have_attribute("data-status", "unsaved", timeout=PATIENCE)
        desk.press(name)
        player.frame.locator("#banner").get_by_role("button").first.click()
        player.wait_saved()
    desk.press("Next save fails")
    desk.said("The next save will fail")
    player.jump(refs.pop())
    expect(player.frame.locator("#saved")).to_have_attribute("data-status", "unsaved", timeout=PATIENCE)
    desk.page.locator("#only").select_option("problems")
    expect(desk.page.locator("#log li").first).to_contain_text("101")
    desk.press("Slow")
    lms = next(frame for frame in desk.page.frames if "/lms/" in frame.url)
    lms.wait_for_function("() => lms.persona.latencyMs === 2000")
    desk.press("Slow")
    desk.said("as quick as before")
    lms.wait_for_function("() => lms.persona.latencyMs === 0")


def test_the_window_and_the_record(at_desk: Opener) -> None:
    desk = at_desk("scorm12")
    refs = desk.player.page_refs
    desk.player.jump(refs[1])
    desk.player.wait_saved()
    desk.press("Close")
    desk.said("had its last word")
    assert desk.calls().count("LMSFinish") == 1
    desk.press("Open again")
    assert desk.player.ref == refs[1]
    desk.press("Kill")
    desk.said("Nothing more was sent")
    assert desk.calls().count("LMSFinish") == 1
    desk.press("Open again")
    desk.press("Jump to 80 % done")
    desk.said("Four fifths")
    expect(desk.fact("Progress")).to_contain_text("4 of 5 pages, 80 %")
    expect(desk.fact("Status")).to_have_text("incomplete")
    place = desk.player.ref
    desk.page.locator("#persona").select_option("moodle")
    desk.said("launched by: Moodle")
    assert desk.player.ref == place
    desk.press("Start over")
    desk.said("A new learner begins")
    assert desk.player.ref == "home"
    expect(desk.fact("Progress")).to_contain_text("0 of 5 pages")
    assert desk.running.desk.record()["launches"] == 1  # type: ignore[index]
    assert not [entry for entry in desk.running.desk.feed.everything() if "violation" in entry]


def test_the_log_is_filtered_opened_and_copied(at_desk: Opener) -> None:
    desk = at_desk("scorm12")
    page = desk.page
    page.locator("#needle").fill("lesson_status")
    rows = page.locator("#log li")
    expect(rows.first).to_contain_text("cmi.core.lesson_status")
    assert all("lesson_status" in text for text in rows.all_inner_texts())
    rows.first.locator("summary").click()
    expect(rows.first.locator("dl")).to_contain_text("No error")
    rows.first.get_by_role("button").click()
    assert page.evaluate("() => JSON.parse(document.hasFocus() && '1')") == 1
    copied = page.evaluate("async () => JSON.parse(await navigator.clipboard.readText())")
    assert copied["args"][0] == "cmi.core.lesson_status"
    desk.press("Copy as JSON")
    assert len(page.evaluate("async () => JSON.parse(await navigator.clipboard.readText())")) == rows.count()
    frame = next(frame for frame in page.frames if "/lms/" in frame.url)
    frame.evaluate("() => void window.API.LMSSetValue('cmi.core.lesson_status', 'done')")
    expect(page.locator("#log li[data-problem=rule]")).to_contain_text("405")


def test_widths_colours_and_keys(at_desk: Opener) -> None:
    desk = at_desk("scorm12")
    page, frame = desk.page, desk.page.locator("#frame iframe")
    for width in ("320", "900"):
        page.locator(f"#width input[value='{width}']").check()
        assert desk.player.frame.evaluate("() => innerWidth") == int(width)
    page.locator("#width input[value='full']").check()
    assert (
        abs(frame.evaluate("one => one.clientWidth") - page.locator("#frame").evaluate("one => one.clientWidth")) <= 1
    )
    for theme in ("dark", "light"):
        page.locator(f"#theme input[value='{theme}']").check()
        assert page.evaluate("() => getComputedStyle(document.documentElement).colorScheme") == theme
        desk.player.frame.wait_for_function(
            "theme => getComputedStyle(document.documentElement).colorScheme === theme", arg=theme
        )
    page.locator("#tab-log").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tab-findings")).to_be_focused()
    expect(page.locator("#panel-findings")).to_be_visible()


@pytest.mark.parametrize("format_name", ["xapi", "cmi5"])
def test_statements_are_listed_and_the_record_is_that_of_the_importer(format_name: str, at_desk: Opener) -> None:
    desk = at_desk(format_name)
    player = desk.player
    refs = player.page_refs
    player.quick_page(refs[0])
    player.wait_saved()
    expect(desk.page.locator("#log")).to_contain_text("answered")
    desk.press("Next save fails")
    player.jump(refs[1])
    desk.page.locator("#only").select_option("problems")
    expect(desk.page.locator("#log")).to_contain_text("503", timeout=PATIENCE)
    player.wait_saved()
    source, before = desk.source("02-the-bell.md"), desk.shown()
    source.write_text(source.read_text("utf-8") + "\nThe bell rings twice now.\n", "utf-8")
    desk.page.wait_for_function("n => +document.querySelector('#frame').dataset.shown > n", arg=before)
    expect(desk.player.current).to_contain_text("The bell rings twice now.")
    faults = [fault for entry in desk.running.desk.feed.everything() for fault in entry["faults"]]
    assert faults == []
    desk.press("Kill")
    desk.press("Open again")
    assert desk.player.ref == refs[1]
