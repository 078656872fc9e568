"""Three releases of one course: whoever comes back from any of them finds what survives, and is told what does not."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from . import runtimes
from .conftest import HERE, ROOT, Windows, packed
from .player import Player
from .runtimes import Strict
from .test_writer import Tab
from .watch import Watch

NEW_PAGE = """---
title: {title}
minutes: 1
---
A new page, with a question that nobody has seen before.

:::{{true-false}} {item}
A new page is new.

- [x] True
  > It was not there in the release before this one.
- [ ] False
  > It was not there in the release before this one.
:::
"""
OPTION = """- [ ] The weather
  > The weather says nothing about how welcome one is.
"""


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def second(course: Path) -> None:
    """A page in front, one renamed with its id pinned, two in another order, an option more before the right one."""
    morning, noon = course / "modules" / "01-morning", course / "modules" / "02-noon"
    (morning / "00-the-gate.md").write_text(NEW_PAGE.format(title="The gate", item="gate-new"), "utf-8")
    (morning / "02-the-bell.md").rename(morning / "02-the-first-bell.md")
    replace(morning / "02-the-first-bell.md", "title: The bell", "title: The first bell\nid: the-bell")
    (noon / "01-the-line.md").rename(noon / "01-x.md")
    (noon / "02-the-table.md").rename(noon / "01-the-table.md")
    (noon / "01-x.md").rename(noon / "02-the-line.md")
    replace(morning / "01-the-door.md", "- [ ] The rule", f"{OPTION}- [ ] The rule")
    replace(course / "course.yaml", "version: 1.0.0", "version: 1.1.0")
    replace(course / "course.yaml", "minutes: 6", "minutes: 7")
    replace(course / "course.yaml", "contact_minutes: 20", "contact_minutes: 21")


def third(course: Path) -> None:
    """A page retired with its questions, one moved to another module with its whole id pinned, and one more new."""
    noon = course / "modules" / "02-noon"
    (noon / "02-the-line.md").unlink()
    (noon / "00-the-clock.md").write_text(NEW_PAGE.format(title="The clock", item="clock-new"), "utf-8")
    table = course / "modules" / "01-morning" / "03-the-table.md"
    (noon / "01-the-table.md").rename(table)
    replace(table, "title: The table\nminutes: 2", "title: The table\nid: noon/the-table\nminutes: 1")
    gone = "retired: [noon/the-line, in-line, how-long]"
    replace(course / "course.yaml", "version: 1.1.0", f"version: 1.2.0\n{gone}")
    replace(course / "course.yaml", "    minutes: 8", "    minutes: 5")
    replace(course / "course.yaml", "    minutes: 7", "    minutes: 8")
    replace(course / "course.yaml", "contact_minutes: 21", "contact_minutes: 19")


def released(course: Path, out: Path) -> Path:
    out.mkdir()
    package = packed(course, out)
    command = [sys.executable, "-m", "ctlc_scorm", "lock", str(course)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    return package


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    place = tmp_path_factory.mktemp("releases")
    course = place / "course"
    shutil.copytree(HERE / "school", course)
    packages = [released(course, place / "1")]
    for n, change in enumerate((second, third), 2):
        change(course)
        packages.append(released(course, place / str(n)))
    return packages


@contextmanager
def after(before: Strict, package: Path) -> Iterator[Strict]:
    """The same LMS, with the package of another release in the place of the old one."""
    with runtimes.strict(package) as runtime:
        runtime.lms.store.patches = before.lms.store.patches
        runtime.lms.store.sessions = before.lms.store.sessions
        yield runtime


def opened(runtime: Strict, windows: Windows) -> tuple[Watch, Tab]:
    window = windows()
    tab = Tab(window.open(runtime.lms.launch_url()))
    tab.wait_saved()
    return window, tab


def play_all(runtime: Strict, windows: Windows) -> dict[str, Any]:
    """Every page and question but the last page, then away."""
    window, tab = opened(runtime, windows)
    for ref in tab.page_refs:
        tab.quick_page(ref)
    tab.jump(tab.page_refs[2])
    tab.wait_saved()
    tab.save_and_exit()
    window.quiet()
    state = runtime.state(tab)
    window.close()
    return state


def ids(player: Player) -> tuple[set[str], set[str]]:
    return {page["id"] for page in player.data["pages"]}, set(player.data["items"])


@pytest.mark.parametrize(("first", "last"), [(0, 1), (0, 2), (1, 2)], ids=["1 to 2", "1 to 3", "2 to 3"])
def test_every_surviving_id_keeps_its_progress(first: int, last: int, releases: list[Path], windows: Windows) -> None:
    with runtimes.strict(releases[first]) as old:
        before = play_all(old, windows)
        with after(old, releases[last]) as new:
            _, tab = opened(new, windows)
            state = new.state(tab)
            pages, items = ids(tab)
            assert set(state["pages"]) == set(before["pages"]) & pages
            assert len(state["pages"]) >= 3
            assert set(state["items"]) == set(before["items"]) & items
            for item, result in state["items"].items():
                assert (result["tries"], result["best"]) == (
                    before["items"][item]["tries"],
                    before["items"][item]["best"],
                )
            banner = tab.frame.locator("#banner")
            expect(banner).to_contain_text("The course has changed since you were last here.")
            kept = f"Kept: pages read {len(state['pages'])}, questions answered {len(state['items'])}."
            expect(banner).to_contain_text(kept)
            expect(banner).to_contain_text(f"New pages, not read yet: {last - first}.")
            if first == 0:
                assert state["items"]["first-word"]["last"] is None
                expect(banner).to_contain_text("earlier answers are no longer shown: 1.")
            if last == 2:
                expect(banner).to_contain_text("of what you had done: pages 1, questions 2.")
            banner.locator("button").click()
            expect(banner).to_be_empty()
            assert old.violations() + new.violations() == []


def test_it_is_said_once(releases: list[Path], windows: Windows) -> None:
    with runtimes.strict(releases[0]) as old:
        play_all(old, windows)
        with after(old, releases[2]) as new:
            window, tab = opened(new, windows)
            tab.save_and_exit()
            window.quiet()
            window.close()
            _, again = opened(new, windows)
            expect(again.frame.locator("#banner")).to_be_empty()


def test_a_draft_that_was_never_locked_says_what_begins_again(tmp_path: Path, windows: Windows) -> None:
    course = tmp_path / "course"
    shutil.copytree(HERE / "school", course)
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    with runtimes.strict(packed(course, tmp_path / "1")) as old:
        before = play_all(old, windows)
        door = course / "modules" / "01-morning"
        (door / "01-the-door.md").rename(door / "01-another-door.md")
        with after(old, packed(course, tmp_path / "2")) as new:
            _, tab = opened(new, windows)
            banner = tab.frame.locator("#banner")
            expect(banner).to_contain_text("The course has changed since you were last here.")
            expect(banner).to_contain_text("Kept: your active time")
            anew = f"Started again: pages read {len(before['pages'])}, questions answered {len(before['items'])}"
            expect(banner).to_contain_text(anew)
            assert new.state(tab)["pages"] == {}
