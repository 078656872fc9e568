"""GIFT, as its documentation describes it: what becomes of each kind of question."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.import_support import Imported, import_text


@pytest.fixture
def imported(tmp_path: Path) -> Imported:
    return Imported(tmp_path)


CASES = {
    "one right": (
        "::Grant:: Who's buried in Grant's tomb? {~Jefferson =no one#Right so, nobody is there. ~Grant}",
        "choice|Who's buried in Grant's tomb?|[ ] Jefferson|[x] no one|[ ] Grant",
    ),
    "several right": (
        "What two? {~%50%red ~%50%blue ~green}",
        "choice|What two?|[x] red|[x] blue|[ ] green",
    ),
    "false": ("The sun rises in the west.{FALSE#No#Yes}", "true-false|The sun rises in the west.|[ ] True|[x] False"),
    "true": ("The sun rises in the east.{T}", "true-false|The sun rises in the east.|[x] True|[ ] False"),
    "short answer": ("Who? {=no one =nobody}", "fill-in|Who?|[x] no one|[x] nobody|[ ] ..."),
    "number with a margin": ("When? {#1822:5}", "numeric +- 5|When?|[x] 1822|[ ] ..."),
    "number in a range": ("Pi? {#3.141..3.142}", "numeric +- 0.0005|Pi?|[x] 3.1415|[ ] ..."),
    "numbers with an answer for others": (
        "When? {#=1822:0 ~#Look it up in the book again}",
        "numeric|When?|[x] 1822|[ ] ...",
    ),
    "matching": ("Match. {=Canada -> Ottawa =Italy -> Rome}", "matching|Match.|Canada => Ottawa|Italy => Rome"),
    "missing word": (
        "Grant is {~buried =entombed ~living} there.",
        "choice|Grant is ____ there.|[ ] buried|[x] entombed|[ ] living",
    ),
    "escaped signs": (
        r"Is 1 \= 1 \{so\}? {~no\: never =yes \~ always\#}",
        "choice|Is 1 = 1 {so}?|[ ] no: never|[x] yes ~ always#",
    ),
    "HTML": (
        "[html]<p>What is <b>bold</b> &amp; 1 < 2?</p> {=<i>a</i> ~b}",
        "choice|What is bold & 1 < 2?|[x] a|[ ] b",
    ),
    "Markdown": ("[markdown]What is *it*? {=a ~b}", "choice|What is it?|[x] a|[ ] b"),
    "signs of Markdown": (
        "Is *this* [@a] # 1. - `x`? {=1. one ~- two ~\\# three}",
        "choice|Is *this* [@a] # 1. - `x`?|[x] 1. one|[ ] - two|[ ] # three",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_question_becomes_the_block_that_asks_the_same(name: str, imported: Imported) -> None:
    source, expected = CASES[name]
    imported.take("bank.gift", source + "\n")
    assert imported.codes == set()
    assert imported.shown() == [expected]


ASIDE = {
    "essay": "Write. {}",
    "no-key": "Which? {~a ~b}",
    "description": "Read this first.",
    "several-alternatives": "Which? {=a =b ~c}",
    "several-tolerances": "How much? {#=3:1 =9:2}",
    "number-format": "How much? {#3,5}",
    "wildcard": "Who? {=Gr*}",
    "option-count": "Which? {=a ~b ~c ~d ~e ~f ~g ~h ~i}",
    "same-options": "Which? {=a ~A}",
    "broken": "Which? {=a ~b",
}


@pytest.mark.parametrize("word", ASIDE)
def test_what_cannot_be_asked_is_set_aside_with_its_word_and_never_guessed(word: str, imported: Imported) -> None:
    imported.take("bank.gift", f"Sure? {{=yes ~no}}\n\n::it::{ASIDE[word]}\n")
    assert imported.outcomes("it", "set aside") == {word}
    assert len(imported.shown()) == 1
    kept = (imported.out / "import" / "to-finish.md").read_text("utf-8")
    assert f"Why: {word}: " in kept and ASIDE[word].split("{")[0].strip() in kept


TOLD = {
    "partial-weight": "Which? {=a ~%50%b ~c}",
    "weights": "Which? {~%60%a ~%40%b ~c}",
    "penalty": "Which? {~%50%a ~%50%b ~%-100%c}",
    "checkbox-to-radio": "Which? {~%100%a ~c}",
    "general-feedback": "Which? {=a ~b ####It is explained on page four.}",
    "missing-word": "It is {=a ~b} here.",
    "distractor": "Match. {=a -> 1 =b -> 2 = -> 3}",
    "latex": r"What is $$x^2$$? {=a ~b}",
    "sub-superscript": "[html]H<sub>2</sub>O? {=a ~b}",
    "script": r"[html]So<script>alert(1)</script>? {=a ~b}",
    "media": "[html]Hear <audio></audio>? {=a ~b}",
}


@pytest.mark.parametrize("word", TOLD)
def test_what_is_not_as_it_was_is_told_with_its_word(word: str, imported: Imported) -> None:
    imported.take("bank.gift", f"::it::{TOLD[word]}\n")
    assert word in imported.outcomes("it", "changed") | imported.outcomes("it", "dropped")
    assert imported.codes == set() and len(imported.shown()) == 1


def test_categories_are_objectives_and_comments_are_no_questions(imported: Imported) -> None:
    imported.take(
        "bank.gift",
        "// no question\n$CATEGORY: $course$/top/Calm rooms\n\nA? {=a ~b}\n\n$CATEGORY: Doors\n\nB? {=a ~b}\n",
    )
    assert [item.objectives for item in imported.bank()] == [("calm-rooms",), ("doors",)]


def test_entries_have_their_line(tmp_path: Path) -> None:
    report = import_text(tmp_path, "bank.gift", "A? {=a ~b}\n\n\n::second::\nB? {~a ~b}\n")
    (finding,) = report.log.findings
    assert (str(finding.span), finding.rule.code) == ("bank.gift:4:1", "IMP006")
