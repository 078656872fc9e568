"""A course is played, left, resumed and passed, in three run-times."""

import re
from pathlib import Path

from . import runtimes
from .conftest import Windows
from .player import Player
from .runtimes import Report, Runtime
from .watch import Watch

SPAN = re.compile(r"\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?")
STATUS = "cmi.core.lesson_status"
SCORE = "cmi.core.score.raw"
TWO_MODULES = 22
RANKS = ["incomplete", "completed", "passed"]


def reported(runtime: Runtime, window: Watch, player: Player) -> Report:
    player.wait_saved()
    window.quiet()
    return runtime.report()


def leave(player: Player, window: Watch) -> None:
    player.save_and_exit()
    window.quiet()
    window.close()


def test_from_entry_to_passed_and_nothing_lowers_it(runtime: Runtime, windows: Windows) -> None:
    """By a learner's hands in the strict run-time, for two modules and the final; by quicker ones elsewhere."""
    window = windows()
    player = runtime.open(window)
    by_hand = runtime.name == "strict" or player.is_tiny
    seen = [reported(runtime, window, player)]
    if player.is_tiny:
        player.play_pages()
    else:
        player.quick_pages(TWO_MODULES if by_hand else 0)
    for right in (False, True, False):
        (player.take_final if by_hand else player.quick_final)(right)
        seen.append(reported(runtime, window, player))
    leave(player, window)
    seen.append(runtime.report())
    assert SPAN.fullmatch(seen[-1].time)

    again = windows()
    player = runtime.open(again)
    player.go_to(player.page_refs[1])
    seen.append(reported(runtime, again, player))
    assert [report.status for report in seen] == ["incomplete"] * 2 + ["passed"] * 4
    assert [report.score for report in seen[1:]] == [0.0] + [100.0] * 4


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


def test_a_status_that_cannot_be_read_is_not_lowered(package: Path, windows: Windows) -> None:
    """Open edX's XBlock answers "" to whoever reads the status or the score."""
    with runtimes.strict(package, unreadable=[STATUS, SCORE]) as blind:
        window = windows()
        leave(pass_it(blind, window), window)
        window = windows()
        blind.open(window).wait_saved()
        window.close()
        assert blind.written(STATUS) == sorted(blind.written(STATUS), key=RANKS.index)
        assert set(blind.written(SCORE)) == {"100"}
        assert (blind.report().status, blind.violations()) == ("passed", [])


def test_moodle(package: Path, windows: Windows) -> None:
    with runtimes.strict(package, "moodle") as moodle:
        window = windows()
        leave(pass_it(moodle, window), window)
        report = moodle.report()
        assert (report.status, report.score, moodle.violations()) == ("passed", 100.0, [])


def pass_it(runtime: Runtime, window: Watch) -> Player:
    player = runtime.open(window)
    (player.play_pages if player.is_tiny else player.quick_pages)()
    (player.take_final if player.is_tiny else player.quick_final)()
    player.wait_saved()
    return player
