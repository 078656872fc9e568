"""The course as one activity for each module and one for the final."""

from pathlib import Path

from ctlc_scorm.lms import Lms

from .conftest import Windows
from .player import Player


def test_each_activity_is_completed_and_the_final_passed(modules_zip: Path, windows: Windows) -> None:
    with Lms(modules_zip) as lms:
        assert len(lms.course.scos) > 2
        for sco in lms.course.scos:
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
        statuses = [lms.record(sco.id).status for sco in lms.course.scos]
        assert statuses == ["completed"] * (len(statuses) - 1) + ["passed"]
        assert {lms.record(sco.id).score for sco in lms.course.scos[:-1]} == {""}
        assert lms.violations() == []
