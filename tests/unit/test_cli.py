"""The commands as their users meet them: what they print, write, and how they exit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ctlc_scorm import __version__
from ctlc_scorm.cli import main
from tests.support import FRONT, PAGE, write_course

QUESTION = """\
:::{choice} first-response
What do you do first?

- [ ] Call the office.
- [x] Offer a quiet choice.
  > Privacy and choice lower the sense of threat.
:::
"""
THIN = QUESTION.replace("office.\n", "office.\n  > He leaves.\n")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return write_course(tmp_path / "course", {})


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    return write_course(tmp_path / "course", {PAGE: FRONT + QUESTION})


@pytest.fixture
def warned(tmp_path: Path) -> Path:
    return write_course(tmp_path / "course", {PAGE: FRONT + THIN})


def test_build_writes_the_zip_the_answer_key_and_the_sums(sound: Path, tmp_path: Path) -> None:
    result = run("build", sound, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["SHA256SUMS", "sample-1.0.0-answer-key.csv", "sample-1.0.0-scorm12.zip"]
    assert "of 4,096 characters, with every question answered" in result.output
    sums = (tmp_path / "out" / "SHA256SUMS").read_text("utf-8")
    assert sums.endswith("  sample-1.0.0-scorm12.zip\n") and len(sums.split()[0]) == 64


def test_sums_keep_the_lines_of_other_zips_that_are_still_there(sound: Path, tmp_path: Path) -> None:
    run("build", sound, "--out", tmp_path / "out")
    run("build", sound, "--out", tmp_path / "out", "--format", "web")
    lines = (tmp_path / "out" / "SHA256SUMS").read_text("utf-8").splitlines()
    assert [line.split("  ")[1] for line in lines] == ["sample-1.0.0-scorm12.zip", "sample-1.0.0-web.zip"]


def test_with_an_error_nothing_is_written(faulty: Path, tmp_path: Path) -> None:
    result = run("build", faulty, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "Q002" in result.output and "Nothing was written." in result.output
    assert not (tmp_path / "out").exists()


def test_check_says_where_why_and_how_to_mend(faulty: Path) -> None:
    result = run("check", faulty)
    assert result.exit_code == 1
    assert result.output == (
        "error[Q002]: this option has no feedback\n"
        f"  --> {faulty.as_posix()}/{PAGE}:8:1\n"
        "8 | - [ ] Call the office.\n"
        "  | ^^^^^^^^^^^^^^^^^^^^^^\n"
        "  = why: a learner who chooses it would be told that it is wrong and never why.\n"
        "  = mend: Add a line under it: `  > Why this is so, and what works.`\n"
        "  = more: ctlc-scorm explain Q002\n"
        "\n"
        "1 error\n"
    )


def test_check_without_findings_says_so(sound: Path) -> None:
    result = run("check", sound)
    assert (result.exit_code, result.output) == (0, "no findings\n")


def test_check_as_json_gives_the_same(faulty: Path) -> None:
    result = run("check", faulty, "--output", "json")
    assert result.exit_code == 1
    (finding,) = json.loads(result.output)["findings"]
    assert {key: finding[key] for key in ("code", "severity", "file", "line", "column", "end_line")} == {
        "code": "Q002",
        "severity": "error",
        "file": PAGE,
        "line": 8,
        "column": 1,
        "end_line": 9,
    }


def test_warnings_are_printed_and_do_not_fail_unless_strict(warned: Path, tmp_path: Path) -> None:
    assert run("check", warned).exit_code == 0
    assert "warning[Q003]" in run("check", warned).output
    assert run("check", warned, "--strict").exit_code == 1
    assert run("build", warned, "--strict", "--out", tmp_path / "out").exit_code == 1
    assert not (tmp_path / "out").exists()
    assert run("build", warned, "--out", tmp_path / "out").exit_code == 0


def test_explain_prints_the_page_of_a_rule() -> None:
    result = run("explain", "Q001")
    assert result.exit_code == 0 and result.output.startswith("Q001 no-right-answer (error)\n")
    assert run("explain", "Q999").exit_code == 2


def test_an_output_that_cannot_be_written_is_said_plainly(sound: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("build", sound, "--out", tmp_path / "file" / "out")
    assert result.exit_code == 2
    assert result.output.startswith("Error: ") and "Traceback" not in result.output


def test_version_imports_nothing_heavy() -> None:
    code = "import sys, ctlc_scorm.cli as c\ntry: c.main(['--version'])\nexcept SystemExit: pass\n"
    heavy = ("yaml", "pydantic", "lxml", "jinja2", "pyromark", "httpx", "starlette", "tincan")
    code += f"print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"ctlc-scorm {__version__}\n[]\n"


def test_two_builds_are_equal_wherever_they_are_made(sound: Path, tmp_path: Path) -> None:
    made = []
    for index, surroundings in enumerate(({"TZ": "UTC", "LC_ALL": "C"}, {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8"})):
        where = tmp_path / f"there-{index}"
        where.mkdir()
        command = [sys.executable, "-m", "ctlc_scorm", "build", os.path.relpath(sound, where), "--out", "out"]
        environment = os.environ | surroundings | {"PYTHONHASHSEED": str(index + 1)}
        subprocess.run(command, cwd=where, env=environment, check=True, capture_output=True)
        made.append((where / "out" / "sample-1.0.0-scorm12.zip").read_bytes())
    assert made[0] == made[1]


def test_lock_notes_the_ids_of_a_release_once(sound: Path) -> None:
    assert run("lock", sound).exit_code == 0
    first = (sound / "course.lock").read_text("utf-8")
    assert "- {version: 1.0.0, modules: 1, pages: 1, items: 0}" in first and "  - one/page\n" in first
    assert run("lock", sound).exit_code == 0
    assert (sound / "course.lock").read_text("utf-8") == first
    assert run("check", sound, "--fix").exit_code == 0
    assert run("check", sound).output == "no findings\n"


def test_a_strange_source_date_is_said_plainly(sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    result = run("build", sound, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert result.output == "Error: SOURCE_DATE_EPOCH is 'yesterday', not a number of seconds\n"
