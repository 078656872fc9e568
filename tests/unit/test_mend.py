"""`check --fix`: what can be mended without a guess is, what only the author knows is not."""
# ruff: noqa: E501

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ctlc_scorm import pipeline
from ctlc_scorm.cli import main
from ctlc_scorm.load import load
from ctlc_scorm.mend.apply import mend
from ctlc_scorm.rules.all import rules
from ctlc_scorm.source.near import meant
from tests.support import COURSE, FRONT, PAGE, write_course

ALT = "A thin line that runs from the left edge to the right."
FEEDBACK = "  > This is said about it, in some words.\n"
CHOICE = f":::{{choice}} first\nWhich?\n\n- [ ] One\n{FEEDBACK}- [x] Two\n{FEEDBACK}:::\n"
LOCK = """\
releases:
  - {version: 1.0.0, modules: 1, pages: 1, items: 1}
modules: [one]
pages: [one/page]
items: [tone]
"""
AUDIO = ":::{audio} media/tone.wav\n:captions: media/tone.vtt\nA tone sounds.\n:::\n"
TONE = {"media/tone.wav": "", "media/tone.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nA tone.\n"}
LINE = {"media/Line.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'}
CASES: dict[str, tuple[str, dict[str, str], dict[str, str]]] = {
    "misspelt key": (
        "SRC006",
        {PAGE: "---\ntitel: A page\nminuts: 5\n---\nText.\n"},
        {PAGE: FRONT + "Text.\n"},
    ),
    "version": ("SRC007", {"course.yaml": COURSE.replace("1.0.0", "1.0")}, {"course.yaml": COURSE}),
    "language": (
        "SRC007",
        {"course.yaml": COURSE.replace("language: en", "language: en_US")},
        {"course.yaml": COURSE.replace("language: en", "language: en-US")},
    ),
    "minutes": ("SRC007", {PAGE: "---\ntitle: A page\nminutes: 5 min\n---\nText.\n"}, {PAGE: FRONT + "Text.\n"}),
    "missing version and language": (
        "SRC008",
        {"course.yaml": COURSE.replace("version: 1.0.0\n", "").replace("language: en", "language:")},
        {"course.yaml": COURSE.replace("1.0.0", "0.1.0")},
    ),
    "case of a file": (
        "SRC009",
        {PAGE: FRONT + f"![{ALT}](../../media/line.svg)\n\n:::{{figure}} media/LINE.svg\n:alt: {ALT}\nA line.\n:::\n", **LINE},
        {PAGE: FRONT + f"![{ALT}](../../media/Line.svg)\n\n:::{{figure}} media/Line.svg\n:alt: {ALT}\nA line.\n:::\n"},
    ),
    "name of a block": (
        "BLK001",
        {PAGE: FRONT + CHOICE.replace("choice", "chioce")},
        {PAGE: FRONT + CHOICE},
    ),
    "id of a block": (
        "BLK002",
        {PAGE: FRONT + ":::{reflection}\nWhat will *you* try tomorrow, and why?\n:::\n\n:::{reflection} My Way!\nHow?\n:::\n"},
        {PAGE: FRONT + ":::{reflection} what-will-you-try-tomorrow\nWhat will *you* try tomorrow, and why?\n:::\n\n"
            ":::{reflection} my-way\nHow?\n:::\n"},
    ),
    "options": (
        "BLK004",
        {PAGE: FRONT + CHOICE.replace("first\n", "first\n:objectivs: see\n:shuffle: No\n")},
        {PAGE: FRONT + CHOICE.replace("first\n", "first\n:objectives: see\n:shuffle: false\n")},
    ),
    "options that are no list": (
        "BLK005",
        {PAGE: FRONT + ":::{choice} first\nWhich?\n[] One\n> This is said about it.\n\n-[x]Two\n> This is said about it.\n:::\n"},
        {PAGE: FRONT + ":::{choice} first\nWhich?\n- [ ] One\n  > This is said about it.\n\n- [x] Two\n"
            "  > This is said about it.\n:::\n"},
    ),
    "marks": (
        "Q006",
        {PAGE: FRONT + CHOICE.replace("[ ] One", "[]One").replace("[x]", "[ X ]")},
        {PAGE: FRONT + CHOICE},
    ),
    "heading of level 1": ("TXT006", {PAGE: FRONT + "# Heading\n\nText.\n"}, {PAGE: FRONT + "## Heading\n\nText.\n"}),
    "name of a color": (
        "THM002",
        {"theme.yaml": "colors:\n  acent: ['#0c5657', '#86d0c8']\n"},
        {"theme.yaml": "colors:\n  accent: ['#0c5657', '#86d0c8']\n"},
    ),
    "released ids": (
        "LCK003",
        {"course.lock": LOCK, PAGE: FRONT + AUDIO, **TONE},
        {
            "course.yaml": COURSE.replace("01-one\n", "01-one\n    id: one\n"),
            PAGE: FRONT.replace("minutes: 5\n", "minutes: 5\nid: page\n") + AUDIO.replace(".wav\n", ".wav\n:id: tone\n"),
        },
    ),
    "windows line ends": (
        "LCK003",
        {"course.lock": LOCK, PAGE: (FRONT + AUDIO).replace("\n", "\r\n"), **TONE},
        {PAGE: (FRONT.replace("minutes: 5\n", "minutes: 5\nid: page\n") + AUDIO.replace(".wav\n", ".wav\n:id: tone\n")).replace("\n", "\r\n")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_it_is_mended(name: str, tmp_path: Path) -> None:
    code, files, wanted = CASES[name]
    write_course(tmp_path, files)
    before = pipeline.compile_course(tmp_path).findings
    assert code in [finding.rule.code for finding in before if finding.fix]
    result = run(tmp_path, "--fix")
    assert result.exit_code == 0, result.output
    for path, text in wanted.items():
        assert (tmp_path / path).read_bytes().decode() == text
    assert run(tmp_path, "--fix", "--strict").output == "no findings were mended\nno findings\n"


def test_pages_say_which_rules_mend_themselves() -> None:
    told = {code for code, rule in rules().items() if "What check --fix does:" in rule.page}
    assert told == {code for code, _, _ in CASES.values()}


NEVER = {
    "alternative text": "![](media/Line.svg)\n",
    "a right answer": CHOICE.replace("[x]", "[ ]"),
    "feedback": CHOICE.replace(FEEDBACK, ""),
    "a citation": "Text [@swedo2032].\n",
    "a term": "[x](term:bufer)\n",
    "a key that cannot be what is meant": "",
    "an id that is taken": ":::{reflection} my-way\nHow?\n:::\n\n:::{reflection} My Way\nHow?\n:::\n",
    "a mark that may be a link": ":::{choice} a\nWhich?\n\n- [x](https://example.org)\n- [x][y]\n:::\n\n[y]: https://a.org\n",
}


@pytest.mark.parametrize("name", NEVER)
def test_what_only_the_author_knows_is_left(name: str, tmp_path: Path) -> None:
    text = FRONT + NEVER[name] if NEVER[name] else "---\ntitle: A\nminutes: 5\nobjectives_id: a\n---\nText.\n"
    write_course(tmp_path, {PAGE: text, **LINE})
    before = pipeline.compile_course(tmp_path).findings
    assert before
    assert run(tmp_path, "--fix").exit_code == 1
    assert (tmp_path / PAGE).read_text("utf-8") == text


def test_a_word_is_meant_only_if_no_other_is_near() -> None:
    assert meant("titel", ["title", "minutes"]) == "title"
    assert meant("Title", ["title"]) == "title"
    assert meant("zzz", ["title"]) == ""
    assert meant("page", ["pages", "paged"]) == ""
    assert meant("", []) == ""


def test_a_dry_run_shows_and_writes_nothing(tmp_path: Path) -> None:
    write_course(tmp_path, {PAGE: FRONT + "# Heading\n\nText.\n"})
    before = (tmp_path / PAGE).read_bytes()
    for flags in (["--fix", "--dry-run"], ["--diff"], ["--dry-run"]):
        result = run(tmp_path, *flags)
        assert result.exit_code == 1 and "TXT006" in result.stdout
        assert f"--- a/{PAGE}\n+++ b/{PAGE}\n" in result.stdout and "-# Heading\n+## Heading\n" in result.stdout
        assert result.stderr == "1 finding would be mended\n"
    assert (tmp_path / PAGE).read_bytes() == before


def test_json_carries_the_fix_and_stays_json(tmp_path: Path) -> None:
    write_course(tmp_path, {PAGE: FRONT + "# Heading\n\nText.\n"})
    (finding,) = json.loads(run(tmp_path, "--output", "json").stdout)["findings"]
    place = {"file": PAGE, "line": 5, "column": 1, "end_line": 5, "end_column": 1}
    assert finding["fix"] == [{**place, "text": "#"}]
    mended = run(tmp_path, "--fix", "--output", "json")
    assert json.loads(mended.stdout) == {"findings": []} and "+## Heading" in mended.stderr


def test_text_says_that_it_can_be_mended(tmp_path: Path) -> None:
    write_course(tmp_path, {PAGE: FRONT + "# Heading\n\nText.\n"})
    assert "  = fix: ctlc-scorm check --fix mends it\n" in run(tmp_path).output


def test_a_fix_that_brings_more_errors_is_not_taken(tmp_path: Path) -> None:
    write_course(tmp_path, {PAGE: FRONT + ":::{chioce} first\nWhich?\n\n- One\n- Two\n:::\n\n# Heading\n"})
    result = run(tmp_path, "--fix")
    text = (tmp_path / PAGE).read_text("utf-8")
    assert ":::{chioce}" in text and "## Heading" in text
    assert "[BLK001] is left to you: its fix would bring other errors" in result.stderr


def test_what_a_fix_brings_to_light_is_mended_with_it(tmp_path: Path) -> None:
    said = "> This is said about it.\n"
    text = f"{FRONT}:::{{chioce}} First!\n:objectivs: see\nWhich?\n[ ] One\n{said}\n[x] Two\n{said}:::\n"
    write_course(tmp_path, {PAGE: text})
    found = mend(load(tmp_path, []), [])
    assert sorted(one.rule.code for one in found.mended) == ["BLK001", "BLK002", "BLK004", "BLK005"]
    assert found.after.findings == [] and found.refused == []


def test_a_file_that_is_not_utf8_is_not_written(tmp_path: Path) -> None:
    write_course(tmp_path, {})
    (tmp_path / PAGE).write_bytes(FRONT.encode() + b"# Heading \xff\n")
    assert run(tmp_path, "--fix").exit_code == 1
    assert (tmp_path / PAGE).read_bytes() == FRONT.encode() + b"# Heading \xff\n"


def run(course: Path, *flags: str) -> Result:
    return CliRunner().invoke(main, ["check", str(course), *flags])


def test_the_page_of_a_rule_says_what_is_mended() -> None:
    result = CliRunner().invoke(main, ["explain", "SRC006"])
    assert re.search(r"What check --fix does: it spells the key", result.output)
