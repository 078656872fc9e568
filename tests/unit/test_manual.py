"""The manual says what the code says, has no finding of its own, and its first chapter can be followed."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from ctlc_scorm import pipeline
from ctlc_scorm.blocks import TABLE
from ctlc_scorm.cli import main
from ctlc_scorm.manual import ROOT
from ctlc_scorm.manual.generate import made_files, write
from ctlc_scorm.manual.reference import REFERENCE
from ctlc_scorm.manual.reference.blocks import OPTIONS
from ctlc_scorm.manual.reference.markdown import code, plain, table, with_terms
from ctlc_scorm.rules.all import rules
from ctlc_scorm.source.findings import Severity

SHELL = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def sources(folder: Path) -> dict[str, bytes]:
    kinds = (".md", ".yaml", ".svg", ".vtt", ".mp3", ".mp4")
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.suffix in kinds and ".schemas" not in path.parts
    }


def test_the_reference_says_what_the_code_says(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """`--accept` writes it anew, as `python -m ctlc_scorm.manual` does."""
    if request.config.getoption("--accept"):
        write(ROOT)
    shutil.copytree(ROOT, tmp_path / "manual", ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    assert write(tmp_path / "manual") == []
    assert sources(tmp_path / "manual") == sources(ROOT)


def test_writing_it_anew_makes_what_is_missing_and_removes_what_is_no_longer_there(tmp_path: Path) -> None:
    manual = tmp_path / "manual"
    shutil.copytree(ROOT, manual, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    (manual / "modules/10-commands/build.md").unlink()
    (manual / "modules/10-commands/gone.md").write_text("---\ntitle: Gone\nminutes: 1\n---\nText.\n")
    choice = manual / "modules/11-blocks/choice.md"
    choice.write_text(choice.read_text("utf-8").replace("one right answer", "no right answer"), "utf-8")
    changed = write(manual)
    assert {f"modules/{name}.md" for name in ("10-commands/build", "10-commands/gone", "11-blocks/choice")} <= set(
        changed
    )
    assert sources(manual) == sources(ROOT)


def test_the_manual_has_no_error_and_what_is_written_by_hand_no_warning() -> None:
    found = pipeline.compile_course(ROOT).findings
    assert [one.message for one in found if one.severity is Severity.ERROR] == []
    made = made_files()
    assert [(one.span.source.path, one.message) for one in found if one.span.source.path not in made] == []


@pytest.mark.parametrize("name", ["web", "scorm12"])
def test_the_manual_builds(name: str) -> None:
    built = pipeline.build(pipeline.compile_course(ROOT), name, "single")
    assert built.package and not pipeline.has_errors(built.findings)


def test_every_command_block_and_rule_has_its_place() -> None:
    made = made_files()
    for name in main.commands.keys() | set(_elsewhere()):
        assert f"modules/10-commands/{name}.md" in made
    text = b"".join(made.values()).decode("utf-8", "ignore")
    assert [name for name in TABLE if f":::{{{name}}}" not in text] == []
    assert {name for one in TABLE.values() for name in one.options} == set(OPTIONS)
    assert [code for code, rule in rules().items() if f"## {code} {rule.name}\n" not in text] == []
    assert set(REFERENCE) == {path.split("/")[1] for path in made if path.startswith("modules/")}


def _elsewhere() -> dict[str, str]:
    from ctlc_scorm.cli import ELSEWHERE

    return ELSEWHERE


def chapter(folder: str) -> list[Path]:
    return sorted((ROOT / "modules" / folder).glob("*.md"))


def test_the_commands_of_the_first_chapter_can_be_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        line
        for path in chapter("01-first-course")
        for block in SHELL.findall(path.read_text("utf-8"))
        for line in block.splitlines()
    ]
    assert len(lines) >= 8
    monkeypatch.chdir(tmp_path)
    for line in lines:
        program, *arguments = shlex.split(line)
        assert program == "ctlc-scorm"
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 0, f"{line}\n{result.output}"
    assert sorted(path.name for path in (tmp_path / "dist").iterdir()) == [
        "SHA256SUMS",
        "my-course-1.0.0-answer-key.csv",
        "my-course-1.0.0-scorm12.zip",
        "my-course-1.0.0-web.zip",
        "tiny-course-1.0.0-answer-key.csv",
        "tiny-course-1.0.0-scorm12.zip",
    ]


def test_the_manual_builds_into_a_folder_to_read_offline(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["manual", "--out", str(tmp_path / "manual")])
    assert result.exit_code == 0, result.output
    page = (tmp_path / "manual" / "index.html").read_text("utf-8")
    assert "Your first course, step by step" in page and str(tmp_path) in result.output
    again = CliRunner().invoke(main, ["manual", "--out", str(tmp_path / "manual")])
    assert again.exit_code == 2 and "is not empty" in again.output


def test_text_becomes_markdown_that_says_the_same() -> None:
    assert plain("a <b> *c*  `<d>`\n[e]") == r"a \<b\> \*c\* `<d>` \[e\]"
    assert code("a ``` b", "text") == "````text\na ``` b\n````"
    assert table("T", ("A",), []) == ""
    assert table("T", ("A", "B"), [("x|y", "z")]) == "Table: T\n\n| A | B |\n|---|---|\n| x\\|y | z |"
    assert with_terms("```\nPNG\n```\n`PNG` PNG PNG") == "```\nPNG\n```\n`PNG` [PNG](term:png) PNG"


def by_hand() -> dict[str, str]:
    """The pages that people wrote."""
    made = made_files()
    paths = (path for path in sorted((ROOT / "modules").rglob("*.md")))
    names = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in paths}
    return {name: text for name, text in names.items() if name not in made}


@pytest.mark.parametrize(("name", "text"), by_hand().items(), ids=list(by_hand()))
def test_the_commands_that_pages_speak_of_exist_with_their_options(name: str, text: str) -> None:
    context = click.Context(main)
    for line in re.findall(r"(?:^|`|run: )ctlc-scorm ([a-z][^`\n]*)", text, flags=re.MULTILINE):
        words = line.split()
        command = main.get_command(context, words[0])
        assert command, f"{name}: there is no command {words[0]}"
        if isinstance(command, click.Group):
            command = command.get_command(context, words[1])
            assert command, f"{name}: {line}"
        known = {option for one in command.params for option in (*one.opts, *one.secondary_opts)} | {"--help"}
        assert [word for word in words if word.startswith("--") and word not in known] == [], f"{name}: {line}"
