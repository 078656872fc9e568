"""The course as one activity for each module and one for the final."""

from pathlib import Path

import pytest

from ctlc_scorm.lms import Lms

from .conftest import Windows
from .player import Player

SHORT = 3
"""So many modules are played, and the final; `--full` plays all of them."""


def test_each_activity_is_completed_and_the_final_passed(
    modules_zip: Path, windows: Windows, request: pytest.FixtureRequest
) -> None:
    with Lms(modules_zip) as lms:
        *modules, final = lms.course.scos
        assert len(modules) == 15
        played = [*(modules if request.config.getoption("--full") else modules[:SHORT]), final]
        for sco in played:
            window = windows()
            player = Player(window.open(lms.launch_url("strict", sco.id)))
            player.quick_pages()
            if player.final_ref:
                player.quick_final()
            else:
                player.next()
            player.wait_saved()
            window.close()
        lms.store.settle()
        statuses = [lms.record(sco.id).status for sco in played]
        assert statuses == ["completed"] * (len(statuses) - 1) + ["passed"]
        assert {lms.record(sco.id).score for sco in played[:-1]} == {""}
        assert lms.violations() == []
