"""`check --watch`, as a process of its own: what is new, what is gone, and a quiet end."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from ctlc_scorm.cli import main
from tests.support import FRONT, PAGE, write_course

WAIT = 30.0


class Watching:
    """A running `check --watch`; `until` reads its lines up to one that holds some words."""

    def __init__(self, course: Path) -> None:
        command = [sys.executable, "-u", "-m", "ctlc_scorm", "check", str(course), "--watch"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def until(self, words: str) -> list[str]:
        seen: list[str] = []
        end = time.monotonic() + WAIT
        while not seen or words not in seen[-1]:
            seen.append(self.lines.get(timeout=max(0.1, end - time.monotonic())))
        return seen

    def rest(self) -> list[str]:
        return [self.lines.get_nowait() for _ in range(self.lines.qsize())]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_course(tmp_path / "course", {})


@pytest.fixture
def watching(course: Path) -> Iterator[Watching]:
    made = Watching(course)
    yield made
    made.process.kill()
    made.process.wait()
    assert made.process.stdout
    made.process.stdout.close()


def write(course: Path, text: str) -> None:
    (course / PAGE).write_text(FRONT + text, "utf-8")


def test_only_what_is_new_and_what_is_gone_is_said(course: Path, watching: Watching) -> None:
    pytest.importorskip("watchfiles")
    assert watching.until("no findings")[-1].endswith(" no findings")
    write(course, "# One\n")
    first = watching.until("1 error")
    assert any("error[TXT006]" in line for line in first) and first[-1].endswith("1 error (1 new, 0 gone)")
    write(course, "Words.\n\n# One\n\n:::{nota}\n:::\n")
    second = watching.until("2 errors")
    assert any("error[BLK001]" in line for line in second) and not any("TXT006" in line for line in second)
    assert second[-1].endswith("2 errors (1 new, 0 gone)")
    write(course, "Words.\n")
    third = watching.until("no findings")
    assert sorted(line.split("]")[0] for line in third[:-1]) == ["gone: [BLK001", "gone: [TXT006"]
    assert third[-1].endswith("no findings (0 new, 2 gone)")
    watching.process.send_signal(signal.SIGINT)
    assert watching.process.wait(WAIT) == 0
    assert not [line for line in watching.rest() if "Traceback" in line or "Abort" in line]


def test_a_change_that_changes_no_finding_says_nothing(course: Path, watching: Watching) -> None:
    pytest.importorskip("watchfiles")
    watching.until("no findings")
    write(course, "Other words.\n")
    time.sleep(1)
    write(course, "# One\n")
    assert watching.until("1 error")[0].startswith("error[TXT006]")


@pytest.mark.parametrize("flags", [["--fix"], ["--diff"], ["--output", "json"]])
def test_it_only_looks(course: Path, flags: list[str]) -> None:
    result = CliRunner().invoke(main, ["check", str(course), "--watch", *flags])
    assert result.exit_code == 2 and result.output.startswith("Error: --watch only looks")


def test_without_watchfiles_it_says_how_to_get_it(course: Path, tmp_path: Path) -> None:
    block = tmp_path / "block"
    block.mkdir()
    (block / "watchfiles.py").write_text("raise ModuleNotFoundError('no', name='watchfiles')\n", "utf-8")
    command = [sys.executable, "-m", "ctlc_scorm", "check", str(course), "--watch"]
    path = os.pathsep.join([str(block), str(Path(__file__).parents[2])])
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": path})
    assert done.returncode == 2
    assert done.stderr == 'Error: watchfiles is missing: pip install "ctlc-scorm[preview]"\n'
