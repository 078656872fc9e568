"""Golden packages: each case is a course and, by format, the unpacked tree of its package. `--accept` rewrites the
trees.

The player's own bundle is left out of the trees: it has its own tests and would repeat in every case.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from ctlc_scorm import pipeline
from ctlc_scorm.package import Package

HERE = Path(__file__).parent
CASES = [
    (case.name, format_name, layout)
    for case in sorted(path.parent for path in HERE.glob("*/course"))
    for format_name, layout in (
        ("scorm12", "single"),
        ("scorm12", "modules"),
        ("web", "single"),
        ("xapi", "single"),
        ("cmi5", "single"),
        ("cmi5", "modules"),
    )
]
DATA = re.compile(rb'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)
BUNDLE = {"player.js", "player.css"}


def made(case: str, format_name: str, layout: str) -> Package:
    compiled = pipeline.compile_course(HERE / case / "course")
    built = pipeline.build(compiled, format_name, layout)  # type: ignore[arg-type]
    assert built.findings == []
    assert built.package
    return built.package


def without_style(data: bytes) -> bytes:
    """The style that stands in each document is a part of the bundle, and so is its hash in the policy."""
    return re.sub(rb"<style>.*?</style>|'sha256-[^']*'", b"", data, flags=re.DOTALL)


def told(files: dict[str, bytes]) -> dict[str, bytes]:
    """What these formats add: their manifest, and the templates of statements in each document."""
    found = {name: data for name, data in files.items() if name.endswith(".xml")}
    for name, data in files.items():
        if match := DATA.search(data):
            templates = json.loads(match[1])["xapi"]
            found[f"{name}.templates.json"] = json.dumps(templates, ensure_ascii=False, indent=1).encode() + b"\n"
    return found


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("case", "format_name", "layout"), CASES)
def test_the_package_is_as_it_was_accepted(
    case: str, format_name: str, layout: str, request: pytest.FixtureRequest
) -> None:
    package = made(case, format_name, layout)
    assert package.files.keys() >= BUNDLE
    files = {name: without_style(package.read(name)) for name in package.files if name not in BUNDLE}
    if format_name in ("xapi", "cmi5"):
        files = told(files)
    expected = HERE / case / "expected" / f"{format_name}-{layout}"
    if request.config.getoption("--accept"):
        shutil.rmtree(expected, ignore_errors=True)
        for name, data in files.items():
            path = expected / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    assert tree(expected) == files
