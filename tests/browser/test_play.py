"""A course is played, left, resumed and passed, in three run-times."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from . import runtimes
from .conftest import Windows
from .player import Player
from .runtimes import Report, Runtime
from .watch import Watch

SPAN = re.compile(r"\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?")
STATUS = "cmi.core.lesson_status"
RANKS = ["incomplete", "completed", "passed"]


def reported(runtime: Runtime, window: Watch, player: Player) -> Report:
    player.wait_saved()
    window.quiet()
    return runtime.report()


def pass_it(runtime: Runtime, window: Watch) -> Player:
    player = runtime.open(window)
    player.play_pages()
    player.take_final()
    return player


def leave(player: Player, window: Watch) -> None:
    player.save_and_exit()
    window.quiet()
    window.close()


def test_from_entry_to_passed(runtime: Runtime, windows: Windows) -> None:
    window = windows()
    player = runtime.open(window)
    assert reported(runtime, window, player).status == "incomplete"
    player.play_pages()
    player.take_final()
    player.wait_saved()
    leave(player, window)
    report = runtime.report()
    assert (report.status, report.score) == ("passed", 100.0)
    assert SPAN.fullmatch(report.time)


def test_the_window_closes_in_the_middle(runtime: Runtime, windows: Windows) -> None:
    window = windows()
    player = runtime.open(window)
    player.go_to(player.page_refs[1])
    player.answer_page()
    assert reported(runtime, window, player).status == "incomplete"
    place = player.ref
    window.close()
    assert runtime.open(windows()).ref == place


def test_save_and_exit_then_resume(runtime: Runtime, windows: Windows) -> None:
    window = windows()
    player = runtime.open(window)
    player.go_to(player.page_refs[0])
    player.answer_page()
    place = player.next()
    player.wait_saved()
    leave(player, window)
    assert runtime.report().location == place
    assert runtime.open(windows()).ref == place


def test_a_failed_final_may_be_taken_again_and_a_pass_stays(runtime: Runtime, windows: Windows) -> None:
    window = windows()
    player = runtime.open(window)
    player.play_pages()
    scores = []
    for right in (False, True, False):
        player.take_final(right)
        report = reported(runtime, window, player)
        scores.append((report.status, report.score))
    assert scores == [("incomplete", 0.0), ("passed", 100.0), ("passed", 100.0)]


def test_opening_it_again_after_a_pass_lowers_nothing(runtime: Runtime, windows: Windows) -> None:
    window = windows()
    leave(pass_it(runtime, window), window)
    again = windows()
    player = runtime.open(again)
    player.go_to(player.page_refs[1])
    report = reported(runtime, again, player)
    assert (report.status, report.score) == ("passed", 100.0)


@pytest.fixture(params=[{}, {"unreadable": [STATUS, "cmi.core.score.raw"]}], ids=["readable", "unreadable"])
def strict(request: pytest.FixtureRequest, package: Path) -> Iterator[runtimes.Strict]:
    """Open edX's XBlock answers "" to whoever reads the status or the score."""
    with runtimes.strict(package, **request.param) as strict:
        yield strict
        assert strict.violations() == []


def test_no_status_and_no_score_is_ever_lowered(strict: runtimes.Strict, windows: Windows) -> None:
    window = windows()
    player = pass_it(strict, window)
    player.take_final(right=False)
    player.wait_saved()
    leave(player, window)
    strict.open(windows()).wait_saved()
    ranks = [RANKS.index(status) for status in strict.written(STATUS)]
    scores = [float(score) for score in strict.written("cmi.core.score.raw")]
    assert (ranks, scores) == (sorted(ranks), sorted(scores))
    assert strict.report().status == "passed"


def test_moodle(package: Path, windows: Windows) -> None:
    with runtimes.strict(package, "moodle") as moodle:
        window = windows()
        leave(pass_it(moodle, window), window)
        report = moodle.report()
        assert (report.status, report.score, moodle.violations()) == ("passed", 100.0, [])
