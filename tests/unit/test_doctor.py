"""`ctlc-scorm doctor`: what it looks at, how it tells it, and that a fault of the machine is told and not raised."""

from __future__ import annotations

import json
import sys
from importlib.metadata import Distribution
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ctlc_scorm import pipeline
from ctlc_scorm.cli import main
from ctlc_scorm.doctor import libraries, machine, trial
from ctlc_scorm.prove.chromium import find

METADATA = """\
Metadata-Version: 2.4
Name: ctlc-scorm
Version: 9
Provides-Extra: lrs
Provides-Extra: preview
Provides-Extra: browser
Provides-Extra: author
Provides-Extra: test
Requires-Dist: click<9,>=8.1
Requires-Dist: PyYAML>=6
Requires-Dist: of-another-machine; sys_platform == 'none'
Requires-Dist: no-such-library>=2; extra == 'lrs'
Requires-Dist: click>=99; extra == 'preview'
Requires-Dist: ctlc-scorm[lrs]; extra == "preview"
Requires-Dist: ctlc-scorm[lrs,preview]; extra == 'author'
Requires-Dist: driver; extra == 'browser'
Requires-Dist: driver; extra == 'author'
Requires-Dist: nothing-either; extra == 'test'
"""


def doctor(*options: str) -> Result:
    return CliRunner().invoke(main, ["doctor", *options])


@pytest.fixture
def package(tmp_path: Path) -> Distribution:
    folder = tmp_path / "ctlc_scorm-9.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(METADATA)
    return Distribution.at(folder)


def test_here_it_says_that_building_works() -> None:
    result = doctor()
    assert result.exit_code == 0, result.output
    assert "\nok  Building      a small course was built in 4 formats and validated, in " in result.output
    assert "Traceback" not in result.output


def test_as_json_it_gives_the_same() -> None:
    found = json.loads(doctor("--output", "json").output)
    assert found["works"] is True
    assert (found["lines"][0]["name"], found["lines"][0]["state"]) == ("Python", "ok")
    assert {"Building", "Libraries", "Folder", "Disk", "Letters", "Browser"} <= {
        line["name"] for line in found["lines"]
    }


def test_where_building_fails_it_says_so_and_exits_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ModuleNotFoundError("No module named 'lxml'")

    monkeypatch.setattr(pipeline, "build", broken)
    result = doctor()
    assert result.exit_code == 1
    assert (
        "!!  Building      a small course does not build: ModuleNotFoundError: No module named 'lxml'" in result.output
    )
    assert result.output.endswith("Mend the lines that begin with !!, and run this again.\n")


def test_a_disk_that_is_full_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(trial, "trial", full)
    line = trial.building()
    assert (line.state, line.says) == ("wrong", "a course could not be written: No space left on device")


def test_libraries_are_those_that_the_metadata_names(package: Distribution) -> None:
    (base,) = libraries.base(package)
    assert base.state == "ok" and base.says.startswith("click 8.") and "PyYAML " in base.says
    lrs, preview, browser = libraries.extras(package)
    assert (lrs.name, lrs.state, lrs.says) == ("Extra lrs", "missing", "no-such-library is missing")
    assert lrs.mend == 'pip install "ctlc-scorm[lrs]"'
    assert (browser.name, browser.says) == ("Extra browser", "driver is missing")
    assert preview.says.startswith("click is 8.") and preview.says.endswith("no-such-library is missing")


def test_without_an_installed_package_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "PACKAGE", "no-such-package-at-all")
    (line,) = libraries.base()
    assert line.state == "missing" and "not installed" in line.says
    assert list(libraries.extras()) == []


def test_an_old_python_is_told_what_to_install() -> None:
    assert machine.python((3, 10, 2)).state == "wrong"
    assert "3.11" in machine.python((3, 10, 2)).mend


def test_the_folder_the_disk_and_the_console_are_looked_at(tmp_path: Path) -> None:
    assert machine.folder(tmp_path).state == "ok"
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_text("")
    assert machine.folder(tmp_path / "file").state == "missing"
    assert machine.space(free=1_000).state == "missing"
    assert machine.letters("utf-8").state == "ok"
    assert machine.letters("cp1252").state == "missing"


def test_a_browser_is_looked_for_and_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "nowhere"))
    line = machine.chromium()
    assert line.state == "missing" and line.says == f"there is no browser at {tmp_path / 'nowhere'}."
    assert line.mend.startswith("Install it (")
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(broken))
    assert machine.chromium().says.startswith("Chromium does not start: ")
    monkeypatch.setitem(sys.modules, "ctlc_scorm.prove.chromium", None)
    assert machine.chromium().mend == 'pip install "ctlc-scorm[browser]"'


def test_browsers_are_found_where_windows_keeps_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    edge = tmp_path / "Microsoft" / "Edge" / "Application" / "msedge.exe"
    edge.parent.mkdir(parents=True)
    edge.write_text("")
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    assert find() == str(edge)
