"""The smallest cases of faults that the long series have shown."""

from pathlib import Path

from . import runtimes
from .conftest import Windows
from .runtimes import Strict
from .test_closing import MOST_SECONDS, crash


def ledger(runtime: Strict, windows: Windows) -> float:
    window = windows()
    state = runtime.state(runtime.open(window))
    window.close()
    return sum(sum(slots.values()) for slots in state["time"].values())


def test_a_finish_that_failed_is_tried_again_when_the_page_goes(school_zip: Path, windows: Windows) -> None:
    once = {"call": "LMSFinish", "from": 1, "to": 1, "error": "101"}
    with runtimes.strict(school_zip, failing=[once]) as runtime:
        window = windows()
        window.context.clock.install()
        player = runtime.open(window)
        player.quick_page(player.page_refs[0])
        window.context.clock.run_for(60_000)
        player.save_and_exit()
        window.close()
        assert runtime.report().time >= "0000:01:00"


def test_at_most_a_minute_of_reading_is_lost(school_zip: Path, windows: Windows) -> None:
    """However long the learner reads after the last answer."""
    for seconds in (59, 74, 89):
        with runtimes.strict(school_zip) as runtime:
            window = windows()
            window.context.clock.install()
            player = runtime.open(window)
            player.quick_page(player.page_refs[0])
            window.context.clock.run_for(1000 * seconds)
            crash(window.context.pages[0])
            window.close()
            assert ledger(runtime, windows) >= seconds - MOST_SECONDS
