"""The harness itself, on a tiny course that uses the API as it should be used."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from ctlc_scorm.lms import Lms

from .conftest import Windows, chromium_path
from .player import Player
from .watch import Watch


@pytest.fixture
def lms(tiny_zip: Path) -> Iterator[Lms]:
    with Lms(tiny_zip) as lms:
        yield lms


TOP = "() => { try { return String(top.document); } catch (error) { return error.name; } }"


def statuses(lms: Lms) -> list[str]:
    return [
        call["args"][1] for call in lms.calls() if call["args"][:1] == ["cmi.core.lesson_status"] and call["args"][1:]
    ]


def test_a_missing_chromium_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(AssertionError, match="apt-get install chromium"):
        chromium_path()


def test_the_watch_hears_what_should_not_happen(chromium: Browser, lms: Lms) -> None:
    watch = Watch(chromium.new_context())
    player = Player(watch.open(lms.url))
    player.frame.evaluate("() => { console.error('odd'); setTimeout(() => { throw new Error('thrown') }) }")
    player.page.evaluate("() => void fetch('http://elsewhere.test/').catch(() => 0)")
    player.frame.evaluate("() => void fetch('/delay?ms=0').catch(() => 0)")
    watch.quiet()
    watch.close()
    heard = "\n".join(watch.problems)
    for words in (
        "console error: odd",
        "page error: thrown",
        "origin: http://elsewhere.test/",
        "security policy: connect-src",
    ):
        assert words in heard


def test_the_lms_page_shows_a_violation_and_the_server_keeps_it(lms: Lms, windows: Windows) -> None:
    player = Player(windows().open(lms.url))
    player.frame.evaluate("() => parent.API.LMSSetValue('cmi.core.lesson_status', 'done')")
    expect(player.page.locator("#broken")).to_have_text("1")
    expect(player.page.locator("#violations")).to_contain_text("must be one of: passed")
    lms.store.settle()
    [violation] = lms.violations()
    assert violation.startswith("LMSSetValue(cmi.core.lesson_status, done): cmi.core.lesson_status must be one of")


def test_the_lms_page_shows_what_was_reported(lms: Lms, windows: Windows) -> None:
    player = Player(windows().open(lms.url))
    player.go_to("final")
    player.take_final()
    expect(player.page.locator("#status")).to_have_text("passed")
    expect(player.page.locator("#score")).to_have_text("100")
    expect(player.page.locator("#title")).to_have_text("A tiny course")


def test_leaving_removes_the_course_which_then_finishes(lms: Lms, windows: Windows) -> None:
    player = Player(windows().open(lms.url))
    player.page.get_by_role("button", name="Leave the course").click()
    expect(player.page.locator("iframe")).to_have_count(0)
    lms.store.settle()
    assert [call["call"] for call in lms.calls()][-1] == "LMSFinish"
    assert lms.record().values["cmi.core.exit"] == "suspend"


def test_every_call_of_a_closed_window_arrives(lms: Lms, windows: Windows) -> None:
    window = windows()
    Player(window.open(lms.url)).go_to("two")
    window.close()
    lms.store.settle()
    calls = lms.calls()
    assert [call["n"] for call in calls] == list(range(len(calls)))
    assert (calls[-1]["call"], calls[-1]["result"], lms.record().location) == ("LMSFinish", "true", "two")


def test_an_opener_holds_the_api(lms: Lms, windows: Windows) -> None:
    page = windows().open(lms.launch_url(apiPlace="opener"))
    page.get_by_role("button", name="Open the course").click()
    player = Player(page)
    player.go_to("two")
    player.save_and_exit()
    lms.store.settle()
    assert (lms.record().location, lms.violations()) == ("two", [])


def test_a_late_api_is_found(lms: Lms, windows: Windows) -> None:
    Player(windows().open(lms.launch_url(apiLateMs=600))).wait_saved()
    lms.store.settle()
    assert statuses(lms) == ["incomplete"]


def test_a_session_expires_until_one_logs_in_again(lms: Lms, windows: Windows) -> None:
    player = Player(windows().open(lms.launch_url(expirySeconds=0.001)))
    player.next()
    expect(player.frame.locator("#saved")).to_have_text("Not saved")
    lms.store.settle()
    assert (lms.record().values, lms.violations()) == ({}, [])
    player.page.get_by_role("button", name="Log in again").click()
    player.next()
    expect(player.frame.locator("#saved")).to_have_text("Sent to your LMS")
    lms.store.settle()
    assert lms.record().location == "two"


@pytest.mark.parametrize("persona", ["rustici", "storage-denied", "cross-origin-top"])
def test_a_page_of_another_origin_lies_around(lms: Lms, windows: Windows, persona: str) -> None:
    player = Player(windows().open(lms.launch_url(persona)))
    assert player.frame.evaluate(TOP) == "SecurityError"
    player.go_to("two")
    player.save_and_exit()
    lms.store.settle()
    assert lms.violations() == []


def test_rustici_says_yes_and_stores_later(lms: Lms, windows: Windows) -> None:
    window = windows()
    player = Player(window.open(lms.launch_url("rustici")))
    player.go_to("two")
    player.wait_saved()
    lms.store.settle()
    assert lms.record().values == {}
    window.close()
    lms.store.settle()
    assert lms.record().location == "two"


def test_openedx_loads_the_course_again_and_again(lms: Lms, windows: Windows) -> None:
    Player(windows().open(lms.launch_url("openedx", apiLateMs=1)))
    lms.store.settle()
    calls = [call["call"] for call in lms.calls()]
    assert (calls.count("LMSInitialize"), lms.violations()) == (3, [])


def test_no_unload_lets_no_one_listen(chromium: Browser, lms: Lms) -> None:
    watch = Watch(chromium.new_context())
    player = Player(watch.open(lms.launch_url("no-unload")))
    player.frame.evaluate("() => addEventListener('unload', () => 0)")
    watch.close()
    assert "unload is not allowed" in "\n".join(watch.problems)


def test_calls_are_slow(lms: Lms, windows: Windows) -> None:
    Player(windows().open(lms.launch_url(latencyMs=100)))
    lms.store.settle()
    times = [call["t"] for call in lms.calls()]
    assert all(later - earlier >= 90 for earlier, later in pairwise(times))


def test_moodle_stores_by_itself(lms: Lms, windows: Windows) -> None:
    player = Player(windows().open(lms.launch_url("moodle", autocommitSeconds=0.2)))
    player.frame.evaluate("() => parent.API.LMSSetValue('cmi.core.lesson_location', 'by itself')")
    player.page.wait_for_timeout(400)
    assert lms.record().location == "by itself"


@pytest.mark.parametrize(
    ("changes", "kept"),
    [({"dismissal": "beacon"}, True), ({"dismissal": "lost"}, False), ({"finishAtUnload": False}, False)],
    ids=["beacon", "lost", "refused"],
)
def test_what_is_taken_while_the_page_goes(lms: Lms, windows: Windows, changes: dict[str, object], kept: bool) -> None:
    window = windows()
    player = Player(window.open(lms.launch_url(**changes)))
    player.frame.evaluate("() => parent.API.LMSSetValue('cmi.comments', 'not committed yet')")
    window.close()
    lms.store.settle()
    assert ("cmi.comments" in lms.record().values) is kept


def test_review_keeps_the_record(lms: Lms, windows: Windows) -> None:
    player = Player(windows().open(lms.launch_url(lessonMode="review")))
    player.go_to("final")
    player.take_final()
    lms.store.settle()
    assert lms.record().values == {}
