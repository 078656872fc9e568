"""The package without an LMS: from a disk, in a sandbox, and without script."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from ctlc_scorm.lms import Lms
from ctlc_scorm.lms.manifest import read_manifest

from .conftest import Windows
from .player import Player

UNSEEN = """() => [...document.querySelectorAll("section.page :is(h1, h2, h3, p, li, td, legend)")]
  .filter((one) => one.textContent.trim() && !one.closest("[hidden], details:not([open]), .live"))
  .filter((one) => one.getClientRects().length === 0)
  .map((one) => one.textContent.trim().slice(0, 60))"""


@pytest.fixture
def start(package: Path, tmp_path: Path) -> Path:
    with zipfile.ZipFile(package) as archive:
        archive.extractall(tmp_path)
    return tmp_path / read_manifest(tmp_path).scos[0].href


def play_two_pages(player: Player) -> None:
    player.go_to(player.page_refs[0])
    player.answer_page()
    player.go_to(player.page_refs[1])
    expect(player.current).to_be_visible()


def test_from_a_disk(start: Path, windows: Windows) -> None:
    play_two_pages(Player(windows().open(start.as_uri())))


def test_in_a_sandbox_of_opaque_origin(package: Path, windows: Windows) -> None:
    with Lms(package) as lms:
        play_two_pages(Player(windows().open(lms.launch_url(sandbox="allow-scripts"))))
        lms.store.settle()
        assert lms.calls() == []


@pytest.mark.parametrize("scheme", ["file", "http"])
def test_without_script_everything_can_be_read(start: Path, package: Path, windows: Windows, scheme: str) -> None:
    window = windows(java_script_enabled=False)
    with Lms(package) as lms:
        served = f"{lms.origin}/content/course/{lms.course.scos[0].href}"
        page = window.open(start.as_uri() if scheme == "file" else served)
        sections = page.locator("section.page")
        assert sections.count() > 1
        for section in sections.all():
            expect(section).to_be_visible()
        assert page.evaluate(UNSEEN) == []
        window.close()
