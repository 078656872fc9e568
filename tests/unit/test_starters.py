"""`ctlc-scorm new`: what it writes is sound, complete and called after its folder; what is there is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ctlc_scorm import pipeline
from ctlc_scorm.blocks import TABLE
from ctlc_scorm.cli import main
from ctlc_scorm.console import FORMATS
from ctlc_scorm.course.model import Block, Course
from ctlc_scorm.starters import TEMPLATES, course_id, start


def new(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["new", str(folder), *options])


def inside(blocks: tuple[Block, ...]) -> set[str]:
    return {block.type for block in blocks} | {type for block in blocks for type in inside(block.children)}


def types(course: Course) -> set[str]:
    return {type for module in course.modules for page in module.pages for type in inside(page.blocks)}


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_new_course_has_no_finding_and_builds_in_every_format(template: str, tmp_path: Path) -> None:
    assert new(tmp_path / "fire-drill", "--from", template).exit_code == 0
    compiled = pipeline.compile_course(tmp_path / "fire-drill")
    assert compiled.findings == []
    for name in FORMATS:
        built = pipeline.build(compiled, name, "single")
        assert built.findings == [] and built.package


def test_every_block_stands_in_the_small_course(tmp_path: Path) -> None:
    new(tmp_path / "course")
    texts = "".join(path.read_text("utf-8") for path in (tmp_path / "course").rglob("*.md"))
    assert [name for name in TABLE if f":::{{{name}}}" not in texts] == []
    course = pipeline.compile_course(tmp_path / "course").course
    assert types(course) - {"prose"} >= TABLE.keys() - {"note", "tip", "warning", "content-note"}
    assert len(course.modules) == 2 and course.assessment and course.glossary and course.support and course.theme.colors


def test_the_minimal_course_has_one_page_and_one_question(tmp_path: Path) -> None:
    new(tmp_path / "course", "--from", "minimal")
    (module,) = pipeline.compile_course(tmp_path / "course").course.modules
    (page,) = module.pages
    assert [block.type for block in page.blocks] == ["prose", "choice"]


@pytest.mark.parametrize(
    ("name", "id", "title"),
    [
        ("fire-drill", "fire-drill", "Fire drill"),
        ("Señales de estrés", "senales-de-estres", "Señales de estrés"),
        ('2026 start: #1 "now"', "course-2026-start-1-now", None),
        ("...", "course", "..."),
        ("x" * 70, "x" * 60, None),
    ],
)
def test_the_course_is_called_after_its_folder(name: str, id: str, title: str | None, tmp_path: Path) -> None:
    assert course_id(name) == id
    assert new(tmp_path / name).exit_code == 0
    compiled = pipeline.compile_course(tmp_path / name)
    assert compiled.findings == []
    assert (compiled.course.id, compiled.course.iri) == (id, f"https://example.org/courses/{id}")
    assert compiled.course.title.casefold() == (title or name).casefold()


def test_it_says_what_to_do_next_in_three_commands(tmp_path: Path) -> None:
    output = new(tmp_path / "course").output
    assert [line.split()[1] for line in output.splitlines() if line.startswith("  ctlc-scorm")] == [
        "check",
        "preview",
        "build",
    ]


def test_what_is_there_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    result = new(tmp_path)
    assert result.exit_code == 2 and "is not empty" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
    result = new(tmp_path / "notes.txt")
    assert result.exit_code == 2 and "is a file" in result.output
    result = new(tmp_path / "notes.txt" / "course")
    assert result.exit_code == 2 and "Traceback" not in result.output
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    assert new(tmp_path).exit_code == 0
    assert (tmp_path / "course.yaml").exists()


def test_where_writing_fails_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name == "support.yaml":
            raise OSError(28, "No space left on device", str(path))
        return written(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        start(tmp_path / "a" / "course", "small")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_editors_find_the_schema_that_each_file_names(template: str, tmp_path: Path) -> None:
    new(tmp_path / "course", "--from", template)
    files = [path for path in (tmp_path / "course").rglob("*.yaml") if ".schemas" not in path.parts]
    for path in files:
        head = path.read_text("utf-8").splitlines()[0]
        assert head.startswith("# yaml-language-server: $schema="), path
        assert "properties" in (path.parent / head.partition("=")[2]).read_text("utf-8")
    assert files
