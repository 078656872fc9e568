"""Fixtures: Chromium, packages, run-times, and a guard that lets nothing odd pass."""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from ctlc_scorm import pipeline
from ctlc_scorm.package import write_zip

from . import runtimes
from .openedx_server import OpenEdx, running
from .watch import Watch

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
USUAL = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}
NO_CHROMIUM = "Chromium is missing: `apt-get install chromium`, or set CHROMIUM to its path"

Windows = Callable[..., Watch]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


def chromium_path() -> str:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    assert Path(path).exists(), NO_CHROMIUM
    return path


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def tiny_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tiny") / "tiny.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted((HERE / "tiny").iterdir()):
            archive.write(file, file.name)
    return path


def build(out: Path, *options: str) -> Path:
    command = [sys.executable, "-m", "ctlc_scorm", "build", str(ROOT / "course_src"), "--out", str(out), *options]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("*.zip"))


@pytest.fixture(scope="session")
def zip_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real course, built once by the real command."""
    return build(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="session")
def modules_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, with an activity for each module."""
    return build(tmp_path_factory.mktemp("modules"), "--layout", "modules")


def packed(course: Path, out: Path, format_name: str = "scorm12") -> Path:
    """A course, compiled here and now."""
    built = pipeline.build(pipeline.compile_course(course), format_name, "single")
    assert built.package, built.findings
    write_zip(built.package, out / "course.zip")
    return out / "course.zip"


@pytest.fixture(scope="session")
def school_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small course for the long series."""
    return packed(HERE / "school", tmp_path_factory.mktemp("school"))


@pytest.fixture(params=["tiny", "course"])
def package(request: pytest.FixtureRequest) -> Path:
    found: Path = request.getfixturevalue("tiny_zip" if request.param == "tiny" else "zip_path")
    return found


@pytest.fixture
def windows(chromium: Browser) -> Iterator[Windows]:
    """Opens fresh, watched browser contexts; fails the test upon anything that went wrong in one."""
    opened: list[Watch] = []

    def new(**options: object) -> Watch:
        context = chromium.new_context(**{**USUAL, **options})  # type: ignore[arg-type]
        opened.append(Watch(context))
        return opened[-1]

    yield new
    for watch in opened:
        watch.end()
    problems = [problem for watch in opened for problem in watch.problems]
    assert not problems, "\n".join(problems)


@pytest.fixture(scope="session")
def openedx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenEdx]:
    with running(tmp_path_factory.mktemp("openedx")) as server:
        yield server


@pytest.fixture(params=["strict", "again", "openedx"])
def runtime(request: pytest.FixtureRequest, package: Path) -> Iterator[runtimes.Runtime]:
    """One of the run-times with the package in it; what the strict one calls a violation fails the test.

    Ask for it before `windows`, so that it outlives them.
    """
    if request.param == "openedx":
        with runtimes.edx(package, request.getfixturevalue("openedx")) as edx:
            yield edx
        return
    if request.param == "again":
        with runtimes.again(package) as again:
            yield again
        return
    with runtimes.strict(package) as strict:
        yield strict
        assert strict.violations() == []
