"""What the preview builds, keeps and cleans up."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ctlc_scorm.lrs.personas import PERSONAS as IMPORTERS
from ctlc_scorm.package import Package
from ctlc_scorm.preview import personas
from ctlc_scorm.preview.building import Builder, Workshop
from ctlc_scorm.preview.findings import editor
from ctlc_scorm.preview.folder import Folder
from ctlc_scorm.preview.launched import longest
from ctlc_scorm.preview.running import opened

ROOT = Path(__file__).parents[2]
COURSE = ROOT / "tests" / "browser" / "school"
FAULT = "\n:::{nothing} there\n:::\n"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return shutil.copytree(COURSE, tmp_path / "course")


@pytest.fixture
def page(course: Path) -> Path:
    return course / "modules" / "01-morning" / "02-the-bell.md"


def workshop(course: Path, folder: Path) -> Workshop:
    folder.mkdir()
    return Workshop(Builder(course, "scorm12"), Folder(folder))


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_the_folder_holds_the_package_and_nothing_else(course: Path, tmp_path: Path) -> None:
    outcome = workshop(course, tmp_path / "out").build()
    assert outcome.package and outcome.changed
    assert tree(tmp_path / "out") == {name: outcome.package.read(name) for name in outcome.package.files}


def test_a_build_with_errors_keeps_the_last_good_package(course: Path, page: Path, tmp_path: Path) -> None:
    made = workshop(course, tmp_path / "out")
    made.build()
    before, good = tree(tmp_path / "out"), page.read_text("utf-8")
    page.write_text(good + FAULT, "utf-8")
    outcome = made.build()
    assert (outcome.package, outcome.changed, len(outcome.findings)) == (None, False, 1)
    assert tree(tmp_path / "out") == before
    page.write_text(good + "\nMore.\n", "utf-8")
    assert made.build().changed
    assert b"More." in (tmp_path / "out" / "index.html").read_bytes()


def test_a_build_of_the_same_changes_nothing(course: Path, tmp_path: Path) -> None:
    made = workshop(course, tmp_path / "out")
    made.build()
    assert not made.build().changed


def test_a_course_that_is_gone_is_said_so_and_may_come_back(course: Path, tmp_path: Path) -> None:
    made = workshop(course, tmp_path / "out")
    before = made.build()
    course.rename(tmp_path / "elsewhere")
    gone = made.build()
    assert gone.package is None and (gone.failure or gone.findings)
    (tmp_path / "elsewhere").rename(course)
    assert made.build().package is not None and before.package is not None


def test_files_that_left_the_package_leave_the_folder(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write(Package("x", {"a.txt": b"a", "b/c.txt": b"c"}))
    assert folder.write(Package("x", {"b/c.txt": b"d"}))
    assert tree(tmp_path) == {"b/c.txt": b"d"}


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", "C:/x", "a\\b"])
def test_no_name_leads_out_of_the_folder(name: str, tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    with pytest.raises(ValueError, match=r"has|is absolute"):
        Folder(tmp_path / "inner").write(Package("x", {name: b""}))
    assert tree(tmp_path) == {}


def test_a_course_with_errors_from_the_start_shows_them_and_then_the_course(course: Path, page: Path) -> None:
    good = page.read_text("utf-8")
    page.write_text(good + FAULT, "utf-8")
    with opened(course) as running:
        build = running.desk.build()
        assert (build["ok"], build["shows"], build["course"], running.desk.record()) == (False, 0, None, None)
        [finding] = build["findings"]
        line = len(good.splitlines()) + 2
        assert finding["place"] == f"{page.as_posix()}:{line}:1"
        assert finding["editor"] == f"vscode://file{page.as_posix()}:{line}:1"
        assert finding["why"] and finding["excerpt"][0].startswith(f"{line} | :::")
        page.write_text(good, "utf-8")
        end = time.monotonic() + 10
        while not running.desk.build()["ok"]:
            assert time.monotonic() < end
            time.sleep(0.02)
        assert running.desk.record() is not None


def test_windows_paths_and_odd_names_make_addresses() -> None:
    assert editor(Path("/a b/ü.md"), 3, 4) == "vscode://file/a%20b/%C3%BC.md:3:4"


def test_only_its_own_folder_is_written_and_it_goes(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    before = tree(course)
    with opened(course) as running:
        assert running.folder.is_relative_to(tmp_path / "temp")
        assert (running.folder / "imsmanifest.xml").is_file()
    assert list((tmp_path / "temp").iterdir()) == []
    assert tree(course) == before


@pytest.mark.parametrize("ignored", [False, True])
@pytest.mark.parametrize("signal_", [signal.SIGINT, signal.SIGTERM])
def test_the_command_cleans_up_when_it_is_ended(signal_: int, ignored: bool, course: Path, tmp_path: Path) -> None:
    """Also in the background of a script, which has its commands ignore Ctrl+C."""
    temp = tmp_path / "temp"
    temp.mkdir()
    command = [sys.executable, "-m", "ctlc_scorm", "preview", str(course), "--no-open"]
    if ignored:
        command = ["sh", "-c", 'trap "" INT; exec "$@"', "sh", *command]
    surroundings = {**os.environ, "TMPDIR": str(temp), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=surroundings, cwd=ROOT
    ) as running:
        assert running.stdout
        assert re.match(r"http://127\.0\.0\.1:\d+/  \(Ctrl\+C", running.stdout.readline())
        assert running.stdout.readline() == "no findings\n"
        assert len(list(temp.iterdir())) == 1
        running.send_signal(signal_)
        try:
            assert running.wait(20) == 0
        finally:
            running.kill()
    assert list(temp.iterdir()) == []


def test_every_lms_that_is_named_is_there() -> None:
    titles = "Object.keys(m.differences).map(n => [n, m.persona(n).title])"
    script = f"import('./ctlc_scorm/lms/personas.js').then(m => console.log(JSON.stringify({titles})))"
    told = subprocess.run(["node", "-e", script], capture_output=True, text=True, cwd=ROOT, check=True).stdout
    assert dict(json.loads(told)) == personas.PERSONAS["scorm12"]
    assert personas.TIN_CAN.keys() | personas.CMI5.keys() == IMPORTERS.keys()


def test_the_time_of_statements_is_the_longest_that_was_told() -> None:
    told: list[dict[str, object]] = [{"result": {"duration": "PT65S"}}, {"result": {"duration": "PT2H"}}, {}]
    assert (longest(told), longest([])) == (7200, 0)
