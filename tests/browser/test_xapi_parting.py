"""How xAPI sessions end in a browser: by a reload, by closing the window, module by module."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from ctlc_scorm import pipeline
from ctlc_scorm.lrs.launch import LaunchSite
from ctlc_scorm.lrs.server import Lrs
from ctlc_scorm.package import write_zip

from .player import Player
from .test_xapi import HERE, Sitting, left, sit, zips

__all__ = ["sit", "zips"]
Sit = Callable[[LaunchSite], Sitting]


def verbs(statements: list[dict[str, Any]]) -> list[str]:
    return [one["verb"]["id"].rsplit("/", 1)[1] for one in statements]


def in_order(lrs: Lrs) -> list[dict[str, Any]]:
    return sorted(lrs.statements(), key=lambda one: str(one["timestamp"]))


@pytest.mark.parametrize("persona", ["cmi5", "cmi5-strict"])
def test_a_reload_goes_on_in_the_same_session(persona: str, zips: dict[str, Path], sit: Sit) -> None:
    with Lrs() as lrs, LaunchSite(zips["cmi5"], lrs, persona) as site:
        one = sit(site)
        player = one.open()
        player.quick_page(player.page_refs[0])
        player.wait_saved()
        one.page.reload()
        player = Player(one.page)
        for ref in player.page_refs[1:]:
            player.quick_page(ref)
        player.quick_final()
        player.wait_saved()
        player.save_and_exit()
        left(one.page)
        assert site.verdict().passed
        one.close()
        told = verbs(in_order(lrs))
        assert (told.count("initialized"), told.count("terminated"), told[-1]) == (1, 1, "terminated")


def test_a_window_that_is_closed_says_so(zips: dict[str, Path], sit: Sit) -> None:
    with Lrs() as lrs, LaunchSite(zips["xapi"], lrs, "tincan") as site:
        one = sit(site)
        player = one.open()
        player.quick_page(player.page_refs[0])
        player.wait_saved()
        one.close()
        assert verbs(in_order(lrs))[-1] == "terminated"


def test_after_the_end_a_cmi5_course_says_that_it_is_over(zips: dict[str, Path], sit: Sit) -> None:
    with Lrs() as lrs, LaunchSite(zips["cmi5"], lrs, "cmi5-strict") as site:
        one = sit(site)
        player = one.open()
        player.quick_page(player.page_refs[0])
        player.wait_saved()
        player.save_and_exit()
        left(one.page)
        one.page.go_back()
        expect(one.page.locator("#banner")).to_contain_text("has ended this session", timeout=15_000)
        one.close()


def test_module_by_module_to_the_end(sit: Sit, tmp_path: Path) -> None:
    built = pipeline.build(pipeline.compile_course(HERE / "school"), "cmi5", "modules")
    assert built.package
    write_zip(built.package, tmp_path / "modules.zip")
    with Lrs() as lrs, LaunchSite(tmp_path / "modules.zip", lrs, "cmi5-strict") as site:
        for au in [au.id for au in site.course.aus()]:  # type: ignore[union-attr]
            one = sit(site)
            player = one.open(au)
            for ref in player.page_refs:
                player.quick_page(ref)
            if player.final_ref:
                player.quick_final()
            else:
                player.next()
            player.wait_saved()
            player.save_and_exit()
            left(one.page)
            one.close()
            assert site.verdict(au).completed or site.verdict(au).passed
        assert "satisfied" in verbs(lrs.statements())
