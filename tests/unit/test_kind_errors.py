"""Errors of the tool itself: one kind sentence, exit 2, no traceback, whatever the command."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from ctlc_scorm import pipeline
from ctlc_scorm.cli import main
from ctlc_scorm.console import plainly
from tests.support import write_course

ON_A_COURSE = ["build", "check", "credit", "fmt", "lock"]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], prog_name="ctlc-scorm")


def told(*arguments: str | Path) -> str:
    """The one sentence (below the usage, where the command line itself is wrong)."""
    result = run(*arguments)
    assert result.exit_code == 2, result.output
    assert isinstance(result.exception, SystemExit) and "Traceback" not in result.output
    *usage, last = result.output.splitlines()
    assert last.startswith("Error: ") and all(line.startswith(("Usage:", "Try ", "")) for line in usage)
    return last.removeprefix("Error: ")


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("command", ON_A_COURSE)
def test_a_course_that_does_not_exist(command: str, tmp_path: Path) -> None:
    assert told(command, "nowhere") == (
        f"nowhere does not exist; looked in {tmp_path}. Name the folder that holds course.yaml, "
        "or begin a course: ctlc-scorm new my-course"
    )


@pytest.mark.parametrize("command", ON_A_COURSE)
def test_a_folder_without_a_course(command: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert told(command, "empty").startswith("there is no course.yaml in empty. Name the folder")
    assert told(command, ".").startswith(f"there is no course.yaml in {tmp_path}. ")


@pytest.mark.parametrize("command", ON_A_COURSE)
def test_a_file_in_the_place_of_a_folder(command: str, tmp_path: Path) -> None:
    write_course(tmp_path / "course", {})
    said = told(command, Path("course", "course.yaml"))
    assert said == f"{Path('course', 'course.yaml')} is a file. Name the folder that holds course.yaml, such as course."


def test_the_course_is_one_folder_below(tmp_path: Path) -> None:
    write_course(tmp_path / "training" / "drill", {})
    assert told("check", "training").endswith(f"such as {Path('training', 'drill')}.")


def test_a_course_file_with_another_ending(tmp_path: Path) -> None:
    (tmp_path / "course.yml").write_text("id: a\n")
    assert told("check", ".").endswith("Give course.yml the name course.yaml.")


def test_without_a_name_the_course_is_here_or_in_course_src(tmp_path: Path) -> None:
    assert told("check").startswith("course_src does not exist")
    write_course(tmp_path, {})
    assert run("check").output == "no findings\n"
    write_course(tmp_path / "course_src", {"course.yaml": "id: 9\n"})
    assert run("check").exit_code == 1


def test_an_output_folder_that_is_a_file(tmp_path: Path) -> None:
    write_course(tmp_path / "course", {})
    (tmp_path / "file").write_text("")
    assert "'file' is a file" in told("build", "course", "--out", "file")
    inner = Path("file", "out")
    assert told("build", "course", "--out", inner).startswith(f"{inner} cannot be made: a part of this path is a file")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    write_course(tmp_path / "course", {})
    (tmp_path / "out").mkdir(mode=0o500)
    assert "may not be opened" in told("build", "course", "--out", "out")


@pytest.mark.parametrize("command", [["validate", "a.zip"], ["inspect", "a.zip"], ["diff", "a.zip", "b.zip"]])
def test_a_package_that_is_not_there(command: list[str], tmp_path: Path) -> None:
    said = told(*command)
    assert said == f"a.zip is not there. Look at its name, and at the folder that you are in: {tmp_path}"


@pytest.mark.parametrize(
    ("wrong", "right"), [("chek", "check"), ("biuld", "build"), ("validte", "validate"), ("docter", "doctor")]
)
def test_a_misspelt_command(wrong: str, right: str) -> None:
    assert told(wrong, "course") == f"there is no command {wrong}. Did you mean {right}?"


def test_a_command_that_resembles_none_gets_the_list() -> None:
    assert told("zzzz").startswith("there is no command zzzz. There are: build, check, ")


def commands(group: click.Group, *names: str) -> list[tuple[str, ...]]:
    """Every command, those in groups too, by the words that call it."""
    found = []
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        found += commands(command, *names, name) if isinstance(command, click.Group) else [(*names, name)]
    return found


@pytest.mark.parametrize("command", commands(main), ids=" ".join)
def test_every_command_refuses_a_flag_that_it_does_not_know(command: tuple[str, ...]) -> None:
    assert told(*command, "--no-such-flag").startswith("No such option '--no-such-flag'")


@pytest.mark.parametrize("command", commands(main), ids=" ".join)
def test_every_command_has_help(command: tuple[str, ...]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0 and len(result.output.splitlines()) > 4


def test_a_misspelt_flag_and_a_value_that_is_none_of_the_choices() -> None:
    assert told("check", "--strct") == "No such option '--strct'. Did you mean '--strict'?"
    assert "'scorm12', 'xapi', 'cmi5', 'web'" in told("build", "--format", "scorm")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("Q0001", "Q001 (no-right-answer)"), ("no-feedbak", "Q002 (no-feedback)"), ("SRC09", "SRC009 (missing-file)")],
)
def test_a_rule_that_is_not_there(wrong: str, right: str) -> None:
    said = told("explain", wrong)
    assert said.startswith(f"there is no rule {wrong}. Did you mean ") and right in said


def test_a_rule_that_resembles_none() -> None:
    assert told("explain", "zzzz") == "there is no rule zzzz. Codes stand in square brackets, as in error[Q001]."


def test_a_port_in_use() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        said = told("lrs", "serve", "--port", str(other.getsockname()[1]))
    assert said == "This port is in use by another program. Name another one with --port, or leave it out."


def test_a_full_disk_and_a_fault_that_is_not_known() -> None:
    assert plainly(OSError(28, "No space left", "a.zip")) == "The disk is full: a.zip could not be written."
    assert plainly(OSError(5, "Input/output error", "a.zip")) == "Input/output error: a.zip"
    assert plainly(OSError("what it says")) == "what it says"


def test_a_library_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ctlc_scorm.lrs.server", None)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "ctlc_scorm.lrs.server")
    assert told("lrs", "serve") == 'uvicorn is missing: pip install "ctlc-scorm[lrs]"'


def test_a_course_whose_file_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_course(tmp_path / "course", {})

    def broken(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "course/media/film.mp4")

    monkeypatch.setattr(pipeline, "compile_course", broken)
    assert told("check", "course").startswith("course/media/film.mp4 may not be opened")


def test_the_tool_in_a_process_of_its_own_ends_with_two(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ctlc_scorm", "check", "nowhere"]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(root)})
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: nowhere does not exist")
