"""Aiken: what is a question, and what is not quite one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.import_support import Imported


@pytest.fixture
def imported(tmp_path: Path) -> Imported:
    return Imported(tmp_path)


SOUND = "What is first?\nA. Stop\nB) *Breathe*\nANSWER: B\n\nWho\ncan help?\nA) One\nB) Two\nC) Three\nANSWER:C\n"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_questions_with_any_line_ends(imported: Imported, ends: str) -> None:
    imported.take("bank.txt", SOUND.replace("\n", ends))
    assert imported.shown() == [
        "choice|What is first?|[ ] Stop|[x] *Breathe*",
        "choice|Who can help?|[ ] One|[ ] Two|[x] Three",
    ]
    assert imported.codes == set() and imported.faults == []


ASIDE = {
    "no answer line": ("Which?\nA. a\nB. b\n", "no-key", "IMP006"),
    "an empty answer line": ("Which?\nA. a\nB. b\nANSWER:\n", "no-key", "IMP006"),
    "a letter that is not there": ("Which?\nA. a\nB. b\nANSWER: D\n", "broken", "IMP005"),
    "one option": ("Which?\nA. a\nANSWER: A\n", "broken", "IMP005"),
    "words alone": ("Read this first.\n", "broken", "IMP005"),
}


@pytest.mark.parametrize("name", ASIDE)
def test_a_question_that_is_not_whole_is_set_aside_and_the_others_are_not(name: str, imported: Imported) -> None:
    text, word, code = ASIDE[name]
    imported.take("bank.txt", SOUND + "\n" + text)
    assert [entry.word for entry in imported.report.log.entries if entry.outcome == "set aside"] == [word]
    (finding,) = imported.report.log.findings
    assert (finding.rule.code, str(finding.span)) == (code, "bank.txt:13:1")
    assert len(imported.shown()) == 2
    assert text.split("\n")[0] in imported.text("import/to-finish.md")
    assert "[x]" not in imported.text("import/to-finish.md").partition("\n## ")[2]
