"""Every rule has its manual page, and the examples on it do what the page says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from ctlc_scorm.rules.all import find, page, rules
from ctlc_scorm.rules.registry import page as page_text
from ctlc_scorm.source.findings import Rule
from tests.support import COURSE, FRONT, PAGE, compile_files

ALL = list(rules().values())
PART = re.compile(r"^(Example|Use instead)(?: \(([^)]+)\))?:\n\n((?:(?: {4}.*)?\n)+)", re.MULTILINE)
GIVEN = {
    "glossary.yaml": "buffer:\n  term: buffer\n  definition: What softens a blow.\n",
    "facts.yaml": "adults-aces: {value: 63.9%, source: a, verified_on: 2026-11-25, review_by: 2099-01-01}\n",
    "references.bib": "@article{swedo2023, author={Swedo, E.}, title={Prevalence}, year={2023}}\n",
    "modules/01-one/02-alarm.md": "---\ntitle: Alarm\nminutes: 0\n---\nText.\n",
    "media/classroom-corner.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>',
}


def examples(rule: Rule) -> dict[str, tuple[str, str]]:
    """The parts of a page with their file and text."""
    return {
        part: (file or "page", re.sub(r"^ {4}", "", text, flags=re.MULTILINE).strip("\n") + "\n")
        for part, file, text in PART.findall(page_text(rule) + "\n\n")
    }


def course_with(file: str, text: str) -> dict[str, str]:
    """The small course with an example in its place; keys of course.yaml and of a page's head replace those of the
    same name.
    """
    if file == "page":
        return GIVEN | {PAGE: FRONT + text}
    if file == "front matter":
        return GIVEN | {PAGE: f"---\n{merged('title: A page' + chr(10) + 'minutes: 5' + chr(10), text)}---\nText.\n"}
    if file == "course.yaml":
        return GIVEN | {file: merged(COURSE, text)}
    return GIVEN | {file: text}


def merged(base: str, text: str) -> str:
    for key in re.findall(r"^(\w+):", text, flags=re.MULTILINE):
        base = re.sub(rf"^{key}:.*\n(?:[ -].*\n)*", "", base, flags=re.MULTILINE)
    return base + text


def codes(folder: Path, file: str, text: str) -> list[str]:
    return [finding.rule.code for finding in compile_files(folder, course_with(file, text)).findings]


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_the_page_says_what_is_checked_and_why_it_matters(rule: Rule) -> None:
    text = page_text(rule)
    assert text.startswith("What it checks: ")
    assert rule.why
    assert re.fullmatch(r"[A-Z]+[0-9]*[A-Z]*\d{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)


SHOWN = [rule for rule in ALL if "Example" in examples(rule) and not re.match(r"[CPTX]\d", rule.code)]
"""Rules on the source whose page shows an example (those on packages and statements have tests of their own)."""


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_example_has_the_fault_and_what_is_used_instead_has_none(rule: Rule, tmp_path: Path) -> None:
    parts = examples(rule)
    assert rule.code in codes(tmp_path / "fault", *parts["Example"])
    assert codes(tmp_path / "sound", *parts["Use instead"]) == []


def test_names_are_used_once() -> None:
    names = [rule.name for rule in ALL]
    assert sorted(set(names)) == sorted(names)


def test_a_rule_is_found_by_code_or_name_in_any_case() -> None:
    rule = find("q001")
    assert rule and rule is find("no-right-answer") and rule is find("[Q001]")
    assert page(rule).startswith("Q001 no-right-answer (error)\n\nWhat it checks: ")
    assert find("Q999") is None


def test_every_rule_of_the_whole_course_is_run_whatever_blocks_a_course_has() -> None:
    """In a fresh interpreter: the module of a block may bring rules along, and must not be what brings them."""
    code = """
import ctlc_scorm.check
from ctlc_scorm.rules.registry import CHECKS
run = {made.code for made, _ in CHECKS}
from ctlc_scorm.rules.all import rules
rules()
print(sorted({made.code for made, _ in CHECKS} - run))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
