"""Moodle XML: what becomes of each type of question, and of the files that are packed into it."""

from __future__ import annotations

import base64
import struct
import zlib
from pathlib import Path

import pytest

from tests.import_support import Imported

FEEDBACK = "<feedback format='html'><text>This is why it is so.</text></feedback>"


@pytest.fixture
def imported(tmp_path: Path) -> Imported:
    return Imported(tmp_path)


def question(kind: str, rest: str, prompt: str = "Which?", name: str = "it") -> str:
    return (
        f"<question type='{kind}'><name><text>{name}</text></name>"
        f"<questiontext format='html'><text><![CDATA[<p>{prompt}</p>]]></text></questiontext>{rest}</question>"
    )


def answer(fraction: str, text: str, more: str = FEEDBACK) -> str:
    return f"<answer fraction='{fraction}' format='html'><text>{text}</text>{more}</answer>"


def quiz(*questions: str) -> str:
    return f"<?xml version='1.0' encoding='UTF-8'?>\n<quiz>\n{chr(10).join(questions)}\n</quiz>\n"


def png() -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 14)) + chunk(b"IEND", b"")


CASES = {
    "one right": (
        question(
            "multichoice", "<single>true</single>" + answer("0", "red") + answer("100", "<![CDATA[<b>blue</b>]]>")
        ),
        "choice|Which?|[ ] red|[x] blue",
    ),
    "several right": (
        question("multichoice", "<single>false</single>" + answer("50", "a") + answer("50", "b") + answer("0", "c")),
        "choice|Which?|[x] a|[x] b|[ ] c",
    ),
    "thirds": (
        question(
            "multichoice",
            "<single>false</single>"
            + answer("33.33333", "a") * 1
            + answer("33.33333", "b")
            + answer("33.33333", "c")
            + answer("0", "d"),
        ),
        "choice|Which?|[x] a|[x] b|[x] c|[ ] d",
    ),
    "true or false": (
        question("truefalse", answer("0", "false") + answer("100", "true")),
        "true-false|Which?|[x] True|[ ] False",
    ),
    "words, case counts": (
        question("shortanswer", "<usecase>1</usecase>" + answer("100", "Paris") + answer("0", "*")),
        "fill-in exact|Which?|[x] Paris|[ ] ...",
    ),
    "a number": (
        question("numerical", answer("100", "1e3", FEEDBACK + "<tolerance>0.5</tolerance>") + answer("0", "*")),
        "numeric +- 0.5|Which?|[x] 1000|[ ] ...",
    ),
    "pairs": (
        question(
            "matching",
            "".join(
                f"<subquestion format='html'><text>{a}</text><answer><text>{b}</text></answer></subquestion>"
                for a, b in (("Day", "Sun"), ("Night", "Moon"), ("Dusk", "Sun"))
            )
            + FEEDBACK.replace("feedback", "generalfeedback"),
        ),
        "matching|Which?|Day => Sun|Night => Moon|Dusk => Sun",
    ),
    "steps": (
        question("ordering", answer("2", "two") + answer("1", "one") + answer("3", "three")),
        "ordering|Which?|one|two|three",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_question_becomes_the_block_that_asks_the_same(name: str, imported: Imported) -> None:
    source, expected = CASES[name]
    imported.take("bank.xml", quiz(source))
    assert imported.codes == set() and imported.faults == []
    assert imported.shown() == [expected]
    assert imported.outcomes("it", "changed") <= {"true-false-on-page", "feedback-to-write", "general-feedback"}


ASIDE = {
    "essay": question("essay", ""),
    "cloze": question("cloze", "", "It is {1:SHORTANSWER:=so}."),
    "calculated": question("calculated", answer("100", "{a}+{b}")),
    "random": question("random", ""),
    "drag": question("ddwtos", ""),
    "description": question("description", ""),
    "unknown-type": question("coderunner", ""),
    "no-key": question("multichoice", answer("0", "a") + answer("0", "b")),
    "several-alternatives": question("multichoice", answer("100", "a") + answer("100", "b")),
    "number-format": question("numerical", answer("100", "3,5")),
    "several-tolerances": question(
        "numerical", answer("100", "1", "<tolerance>1</tolerance>") + answer("100", "9", "<tolerance>2</tolerance>")
    ),
    "any-right": question("shortanswer", answer("100", "*")),
}


@pytest.mark.parametrize("word", ASIDE)
def test_what_cannot_be_asked_is_set_aside_with_its_word(word: str, imported: Imported) -> None:
    imported.take(
        "bank.xml", quiz(question("multichoice", answer("100", "a") + answer("0", "b"), name="sound"), ASIDE[word])
    )
    assert imported.outcomes("it", "set aside") == {word}
    assert len(imported.shown()) == 1
    assert f"Why: {word}: " in imported.text("import/to-finish.md")


TOLD = {
    "partial-weight": answer("100", "a") + answer("50", "b"),
    "penalty": "<single>false</single>" + answer("100", "a") + answer("-100", "b"),
    "weights": "<single>false</single>" + answer("70", "a") + answer("30", "b") + answer("0", "c"),
    "hint": answer("100", "a") + answer("0", "b") + "<hint format='html'><text>Look again.</text></hint>",
    "tags": answer("100", "a") + answer("0", "b") + "<tags><tag><text>easy</text></tag></tags>",
    "grade": answer("100", "a") + answer("0", "b") + "<defaultgrade>3</defaultgrade>",
    "combined-feedback": answer("100", "a")
    + answer("0", "b")
    + "<correctfeedback><text>Well done, you.</text></correctfeedback>",
    "general-feedback": answer("100", "a")
    + answer("0", "b")
    + "<generalfeedback><text>See page four.</text></generalfeedback>",
    "latex": answer("100", r"\(x^2\)") + answer("0", "b"),
    "list-in-prompt": answer("100", "a") + answer("0", "b"),
}


@pytest.mark.parametrize("word", TOLD)
def test_what_is_not_as_it_was_is_told_with_its_word(word: str, imported: Imported) -> None:
    prompt = "Which?</p><ul><li>one</li></ul><p>So?" if word == "list-in-prompt" else "Which?"
    imported.take("bank.xml", quiz(question("multichoice", TOLD[word], prompt)))
    assert word in imported.outcomes("it", "changed") | imported.outcomes("it", "dropped")
    assert imported.codes == set()


def test_feedback_is_kept_and_what_is_said_to_all_serves_where_there_is_none(imported: Imported) -> None:
    rest = (
        answer("100", "a")
        + answer("0", "b", "")
        + "<incorrectfeedback><text>Your answer is incorrect.</text></incorrectfeedback>"
    )
    imported.take("bank.xml", quiz(question("multichoice", rest)))
    bank = imported.text("assessment/bank-bank.md")
    assert "- [x] a\n  > This is why it is so.\n- [ ] b\n  > Your answer is incorrect.\n" in bank


def test_a_picture_in_the_file_becomes_media_and_keeps_its_alternative_text(imported: Imported) -> None:
    packed = base64.b64encode(png()).decode()
    source = quiz(question("multichoice", answer("100", "a") + answer("0", "b"))).replace(
        "<p>Which?</p>]]></text>",
        "<p>Which? <img src='@@PLUGINFILE@@/my%20map.png' alt='A map of the quiet corners'></p>]]></text>"
        f"<file name='my map.png' path='/' encoding='base64'>{packed}</file>",
    )
    imported.take("bank.xml", source)
    assert (imported.out / "media" / "bank" / "my-map.png").read_bytes() == png()
    assert imported.codes == set()
    assert imported.shown() == ["choice|Which? A map of the quiet corners|[x] a|[ ] b"]


def test_a_picture_without_words_is_left_for_check_to_ask_about(imported: Imported) -> None:
    packed = base64.b64encode(png()).decode()
    prompt = f"Which? <img src='data:image/png;base64,{packed}'>"
    imported.take("bank.xml", quiz(question("multichoice", answer("100", "a") + answer("0", "b"), prompt)))
    assert imported.codes == {"A11Y001"} and imported.report.failed
    assert "alt-missing" in imported.words()


def test_paragraphs_of_a_pair_stand_in_one_line(imported: Imported) -> None:
    pairs = "".join(
        f"<subquestion format='html'><text>&lt;p&gt;{a}&lt;/p&gt;&lt;p&gt;too → on&lt;/p&gt;</text>"
        f"<answer><text>{b}</text></answer></subquestion>"
        for a, b in (("Day", "Sun"), ("Night", "Moon"))
    )
    imported.take("bank.xml", quiz(question("matching", pairs)))
    assert imported.codes == set()
    assert imported.shown() == ["matching|Which?|Day too -> on => Sun|Night too -> on => Moon"]
    assert {"paragraphs-in-pair", "arrow-in-pair"} <= imported.outcomes("it", "changed")


def test_categories_are_objectives(imported: Imported) -> None:
    category = "<question type='category'><category><text>$course$/top/Quiet rooms</text></category></question>"
    imported.take("bank.xml", quiz(category, question("multichoice", answer("100", "a") + answer("0", "b"))))
    assert [item.objectives for item in imported.bank()] == [("quiet-rooms",)]
