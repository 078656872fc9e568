"""Tin Can and cmi5 packages in every importer: begun, broken off, resumed, failed, passed, and judged as it judges."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, Response, expect

from ctlc_scorm.lrs.launch import LaunchSite
from ctlc_scorm.lrs.personas import PERSONAS
from ctlc_scorm.lrs.server import Lrs
from ctlc_scorm.prove.stage import as_sent
from ctlc_scorm.rules.statements import statement_faults
from tests.learning_locker import HEADERS

from .conftest import Windows, packed
from .openedx_server import OpenEdx
from .player import Player
from .tables import AddRow
from .watch import Watch

HERE = Path(__file__).parent
NOT_THERE = ("activities/state", "agents/profile")


@pytest.fixture(scope="session")
def zips(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {name: packed(HERE / "school", tmp_path_factory.mktemp(name), name) for name in ("xapi", "cmi5")}


@dataclass
class Sitting:
    """A window on a launched course; it hears what the LRS answers."""

    site: LaunchSite
    window: Watch
    refused: list[str] = field(default_factory=list)

    def open(self, au: str = "") -> Player:
        launched = self.site.launch(au)
        self.window.origins.add(self.site.lrs.origin)
        self.window.context.on("response", self.heard)
        self.page = self.window.open(launched.url)
        return Player(self.page)

    def heard(self, response: Response) -> None:
        if response.status >= 400 and "/statements" in response.url:
            self.refused.append(f"{response.status} {response.request.post_data}: {response.text()}")

    def close(self) -> None:
        self.window.close()
        said = [text for text in self.window.problems if not is_expected(text)]
        self.window.problems[:] = said


def is_expected(problem: str) -> bool:
    """What a browser says of a document that is not there yet, and of an endpoint that takes no If-Match."""
    return any(part in problem for part in NOT_THERE) and any(
        word in problem for word in ("404", "if-match", "ERR_FAILED")
    )


@pytest.fixture
def sit(windows: Windows) -> Iterator[Callable[[LaunchSite], Sitting]]:
    sittings: list[Sitting] = []

    def new(site: LaunchSite) -> Sitting:
        sittings.append(Sitting(site, windows()))
        return sittings[-1]

    yield new
    assert [text for one in sittings for text in one.refused] == []


def left(page: Page) -> None:
    """Where the LMS says where to go, the learner is there; else the course says that one may close the window."""
    page.wait_for_function("() => document.querySelector('#returned') || document.querySelector('#goodbye')?.open")


@pytest.mark.parametrize("persona", PERSONAS)
def test_from_launch_to_passed(
    persona: str,
    zips: dict[str, Path],
    sit: Callable[[LaunchSite], Sitting],
    learning_locker: str,
    add_row: AddRow,
) -> None:
    package = zips["xapi" if persona.startswith("tincan") else "cmi5"]
    with Lrs() as lrs, LaunchSite(package, lrs, persona) as site:
        first = sit(site)
        player = first.open()
        assert "auth=" not in first.page.url and "fetch=" not in first.page.url
        refs = player.page_refs
        half = len(refs) // 2
        for ref in refs[:half]:
            player.quick_page(ref)
        player.wait_saved()
        first.close()

        second = sit(site)
        player = second.open()
        assert player.ref == refs[half - 1]
        for ref in refs[half:]:
            player.quick_page(ref)
        player.quick_final(right=False)
        player.wait_saved()
        assert not site.verdict().passed
        player.quick_final()
        player.wait_saved()
        player.save_and_exit()
        left(second.page)
        second.close()

        verdict = site.verdict()
        assert verdict.completed or verdict.passed
        if persona != "tincanlaunch":
            assert (verdict.passed, verdict.score) == (True, 1.0)
        statements = lrs.statements()
        assert [fault for one in statements for fault in statement_faults(as_sent(one))] == []
        assert_once(statements)
        assert_taken(learning_locker, statements)
        bytes_ = sum(len(str(one)) for one in statements)
        add_row("xAPI importers", {"persona": PERSONAS[persona].title, "status": verdict.status,
                "score": f"{verdict.score}", "statements": str(len(statements)), "bytes": str(bytes_)})  # fmt: skip


def assert_taken(endpoint: str, statements: list[dict[str, Any]]) -> None:
    """Learning Locker's own service takes every one."""
    with httpx.Client(base_url=endpoint, headers=HEADERS, trust_env=False) as client:
        answers = [client.put("statements", params={"statementId": s["id"]}, json=as_sent(s)) for s in statements]
    assert [answer.text for answer in answers if not answer.is_success] == []


def assert_once(statements: list[dict[str, Any]]) -> None:
    """Each page, and each outcome of what was launched, is told once."""
    about = [(one["verb"]["id"].rsplit("/", 1)[1], one["object"]["id"]) for one in statements]
    once = [pair for pair in about if pair[0] in ("experienced", "completed", "passed")]
    assert len(once) == len(set(once))


def test_without_a_launch_it_says_that_nothing_is_recorded(zips: dict[str, Path], windows: Windows) -> None:
    with Lrs() as lrs, LaunchSite(zips["xapi"], lrs, "tincan") as site:
        page = windows().open(site.launch().url.partition("?")[0])
        player = Player(page)
        expect(player.frame.locator("#banner")).to_have_text(
            "Not connected: nothing you do here will be credited. Reading is fine."
        )
        player.quick_page(player.page_refs[0])
        assert lrs.statements() == []


def test_reflections_stay_in_the_browser(zips: dict[str, Path], sit: Callable[[LaunchSite], Sitting]) -> None:
    with Lrs() as lrs, LaunchSite(zips["xapi"], lrs, "tincan") as site:
        one = sit(site)
        player = one.open()
        for ref in player.page_refs:
            player.quick_page(ref)
            for area in player.current.locator("textarea[data-private]:visible").all():
                area.fill("canary-7d1f")
        player.wait_saved()
        one.close()
        told = str(lrs.statements()) + str(lrs.core.base.execute("select * from document").fetchall())
        assert "canary-7d1f" not in told


def test_open_edx_own_xblock_for_cmi5(
    zips: dict[str, Path], openedx: OpenEdx, windows: Windows, add_row: AddRow
) -> None:
    """The real one, from an upload to a grade; it keeps one state and the last outcome."""
    openedx.upload_unit(zips["cmi5"])

    def launched() -> tuple[Watch, Player]:
        window = windows()
        link = window.open(openedx.unit_page()).locator("a[data-launch-method]")
        return window, Player(window.open(str(link.evaluate("link => link.href"))))

    window, player = launched()
    refs = player.page_refs
    for ref in refs:
        player.quick_page(ref)
    player.wait_saved()
    window.close()
    window, player = launched()
    assert player.ref == refs[-1]
    player.quick_final(right=False)
    player.wait_saved()
    player.quick_final()
    player.wait_saved()
    player.save_and_exit()
    window.close()
    window = windows()
    shown = window.open(openedx.unit_page()).locator(".openedx_cmi5_xblock_block p").inner_text()
    assert shown.strip() == "(1.0/1.0 points)"
    add_row("xAPI importers", {"persona": "openedx-cmi5-xblock 0.1.3 itself", "status": "passed", "score": "1.0"})
