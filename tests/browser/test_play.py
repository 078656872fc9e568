"""A course is played, left, resumed and passed, in three run-times."""

import re

from .conftest import Windows
from .runtimes import Runtime

SPAN = re.compile(r"\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?")


def test_from_entry_to_passed(runtime: Runtime, windows: Windows) -> None:
    window = windows()
    player = runtime.open(window)
    player.wait_saved()
    window.quiet()
    assert runtime.report().status == "incomplete"
    player.play_pages()
    player.take_final()
    player.wait_saved()
    player.save_and_exit()
    window.quiet()
    report = runtime.report()
    assert (report.status, report.score) == ("passed", 100.0)
    assert SPAN.fullmatch(report.time)


def test_the_window_closes_in_the_middle(runtime: Runtime, windows: Windows) -> None:
    first = windows()
    player = runtime.open(first)
    player.go_to(player.page_refs[1])
    player.answer_page()
    player.wait_saved()
    first.quiet()
    place = player.ref
    first.close()
    assert runtime.report().status == "incomplete"
    assert runtime.open(windows()).ref == place


def test_save_and_exit_then_resume(runtime: Runtime, windows: Windows) -> None:
    first = windows()
    player = runtime.open(first)
    player.answer_page()
    place = player.next()
    player.wait_saved()
    player.save_and_exit()
    first.quiet()
    first.close()
    assert runtime.report().location == place
    assert runtime.open(windows()).ref == place


def test_a_failed_final_may_be_taken_again_and_a_pass_stays(runtime: Runtime, windows: Windows) -> None:
    window = windows()
    player = runtime.open(window)
    player.play_pages()
    scores = []
    for right in (False, True, False):
        player.take_final(right)
        player.wait_saved()
        window.quiet()
        report = runtime.report()
        scores.append((report.status, report.score))
    assert scores == [("incomplete", 0.0), ("passed", 100.0), ("passed", 100.0)]
