"""QTI 1.2, 2.1, 2.2 and 3.0: what becomes of each interaction, alone and in a zip."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ctlc_scorm.source.markdown import parse_markdown, plain
from tests.import_support import Imported
from tests.unit.qti_samples import (
    GAP,
    as_qti3,
    bank12,
    choices,
    declared,
    entry,
    equal,
    feedback12,
    fib,
    item2,
    item12,
    lid,
    manifest,
    sets,
    when,
    zipped,
)

AB = {"a": "red", "b": "blue"}
ABC = AB | {"c": "green"}
MATCH_EQUAL = "<equal toleranceMode='absolute' tolerance='0.5 0.5'><variable identifier='RESPONSE'/></equal>"


@pytest.fixture
def imported(tmp_path: Path) -> Imported:
    return Imported(tmp_path)


CASES12 = {
    "one right": (item12(lid(ABC), when(equal("b"))), "choice|Which?|[ ] red|[x] blue|[ ] green"),
    "right options that add up": (
        item12(lid(ABC, "Multiple"), when(equal("a"), "1", "Add") + when(equal("c"), "1", "Add")),
        "choice|Which?|[x] red|[ ] blue|[x] green",
    ),
    "right options together": (
        item12(lid(ABC, "Multiple"), when(f"<and>{equal('a')}<not>{equal('b')}</not>{equal('c')}</and>")),
        "choice|Which?|[x] red|[ ] blue|[x] green",
    ),
    "true or false": (
        item12(lid({"t": "True", "f": "False"}), when(equal("f")), "true_false_question"),
        "true-false|Which?|[ ] True|[x] False",
    ),
    "words": (
        item12(fib(), when(equal("Ann") + equal("Ann Lee"))),
        "fill-in|Which?|[x] Ann|[x] Ann Lee|[ ] ...",
    ),
    "words, case counts": (
        item12(fib(), when(equal("Ann", more=" case='Yes'"))),
        "fill-in exact|Which?|[x] Ann|[ ] ...",
    ),
    "a number with a margin": (
        item12(
            fib("Decimal"),
            when(
                f"<or>{equal('4')}<and><vargte respident='r'>3.5</vargte><varlte respident='r'>4.5</varlte></and></or>"
            ),
        ),
        "numeric +- 0.5|Which?|[x] 4|[ ] ...",
    ),
    "pairs": (
        item12(
            "".join(
                lid(ABC, ident=ident).replace("<render", f"<material><mattext>{stem}</mattext></material><render", 1)
                for ident, stem in (("x", "Rose"), ("y", "Sky"))
            ),
            when(equal("a", "x"), "50", "Add") + when(equal("b", "y"), "50", "Add"),
        ),
        "matching|Which?|Rose => red|Sky => blue",
    ),
    "steps": (
        item12(lid(ABC, "Ordered"), when(f"<and>{equal('c')}{equal('a')}{equal('b')}</and>")),
        "ordering|Which?|green|red|blue",
    ),
}


@pytest.mark.parametrize("name", CASES12)
def test_an_item_of_1_2_becomes_the_block_that_asks_the_same(name: str, imported: Imported) -> None:
    source, expected = CASES12[name]
    imported.take("bank.xml", bank12(source))
    assert imported.codes == set() and imported.faults == []
    assert imported.shown() == [expected]


CASES2 = {
    "one right": (item2(choices(ABC), declared("b")), "choice|Which?|[ ] red|[x] blue|[ ] green"),
    "one right by its mapping": (
        item2(choices(ABC), declared(mapping=entry("c", "1") + entry("a", "0"))),
        "choice|Which?|[ ] red|[ ] blue|[x] green",
    ),
    "several right": (
        item2(choices(ABC, "0"), declared("a", "c", cardinality="multiple")),
        "choice|Which?|[x] red|[ ] blue|[x] green",
    ),
    "steps": (
        item2(choices(ABC, kind="order"), declared("c", "a", "b", cardinality="ordered")),
        "ordering|Which?|green|red|blue",
    ),
    "pairs": (
        item2(sets({"r": "Rose", "s": "Sky"}, AB), declared("r a", "s b", cardinality="multiple", base="directedPair")),
        "matching|Which?|Rose => red|Sky => blue",
    ),
    "words in the line": (
        item2(
            f"<p>My name is {GAP}, I say.</p>",
            declared("Ann", base="string", mapping=entry("Ann Lee", "1", " caseSensitive='false'")),
        ),
        "fill-in|My name is ____, I say.|[x] Ann Lee|[x] Ann|[ ] ...",
    ),
    "words, case counts": (
        item2(f"<p>Who? {GAP}</p>", declared("Ann", base="string")),
        "fill-in exact|Who? ____|[x] Ann|[ ] ...",
    ),
    "a number": (
        item2(f"<p>How much? {GAP}</p>", declared("4.0", base="float"), processing=MATCH_EQUAL),
        "numeric +- 0.5|How much? ____|[x] 4|[ ] ...",
    ),
    "words around it": (
        item2(f"<p>Read <b>this</b>.</p>{choices(AB)}<p>Take your time.</p>", declared("a")),
        "choice|Read this. Take your time. Which?|[x] red|[ ] blue",
    ),
}


@pytest.mark.parametrize("version", ["2", "3"])
@pytest.mark.parametrize("name", CASES2)
def test_an_item_of_2_or_3_becomes_the_block_that_asks_the_same(name: str, version: str, imported: Imported) -> None:
    source, expected = CASES2[name]
    imported.take("item.xml", as_qti3(source) if version == "3" else source)
    assert imported.codes == set() and imported.faults == []
    assert imported.shown() == [expected]


ASIDE = {
    "essay": item12(fib(rows="9"), "", "essay_question"),
    "cloze": item12(lid(AB) + lid(AB, ident="q"), "", "multiple_dropdowns_question"),
    "file-upload": item12("", "", "file_upload_question"),
    "calculated": item12(fib(), "", "calculated_question"),
    "no-key": item12(lid(AB), ""),
    "several-alternatives": item12(lid(AB), when(f"<or>{equal('a')}{equal('b')}</or>")),
    "composite": item12(lid(AB) + lid(ABC, ident="q"), when(equal("a"))),
    "partial-order": item12(lid(ABC, "Ordered"), when(f"<and>{equal('a')}{equal('b')}</and>")),
    "description": item12("", "", "text_only_question"),
    "hotspot": item12("<response_xy ident='r'><render_hotspot/></response_xy>", ""),
    "drag": item2("<gapMatchInteraction responseIdentifier='RESPONSE'/>", declared("a b")),
    "many-to-many": item2(
        sets({"r": "Rose", "s": "Sky"}, AB), declared("r a", "r b", cardinality="multiple", base="directedPair")
    ),
    "number-format": item2(f"<p>How much? {GAP}</p>", declared("four", base="float")),
}


@pytest.mark.parametrize("word", ASIDE)
def test_what_cannot_be_asked_is_set_aside_with_its_word(word: str, imported: Imported) -> None:
    sound = bank12(CASES12["one right"][0].replace("'it'", "'sound'"))
    is_12 = ASIDE[word].startswith("<item")
    imported.take("bank.zip", zipped({"a.xml": sound, "b.xml": bank12(ASIDE[word]) if is_12 else ASIDE[word]}))
    assert imported.outcomes("it", "set aside") == {word}
    assert len(imported.shown()) == 1
    assert f"Why: {word}: " in imported.text("import/to-finish.md")


def test_no_key_is_marked_where_the_file_says_none(imported: Imported) -> None:
    imported.take("bank.zip", zipped({"a.xml": CASES2["one right"][0], "b.xml": item2(choices(AB), declared())}))
    assert "[x]" not in imported.text("import/to-finish.md").partition("\n## ")[2]
    assert imported.faults == ["IMP006"]


def test_feedback_of_options_of_those_who_are_right_and_of_all(imported: Imported) -> None:
    processing = (
        when(equal("a"), "", feedback="a_fb")
        + when(equal("b"), feedback="correct_fb")
        + when("<other/>", "", feedback="general_fb")
    )
    more = (
        feedback12("a_fb", "Red is warm.")
        + feedback12("correct_fb", "Blue it is.")
        + feedback12("general_fb", "See page 4.")
    )
    imported.take("bank.xml", bank12(item12(lid(AB), processing, more=more)))
    bank = imported.text("assessment/bank-calm-rooms.md")
    assert (
        "- [ ] red\n  > Red is warm.\n  >\n  > See page 4.\n- [x] blue\n  > Blue it is.\n  >\n  > See page 4.\n" in bank
    )


def test_modal_and_inline_feedback(imported: Imported) -> None:
    options = {
        "a": "red<feedbackInline outcomeIdentifier='F' identifier='a'>Red is warm.</feedbackInline>",
        "b": "blue",
    }
    more = "<modalFeedback outcomeIdentifier='F' identifier='b' showHide='show'>Blue is cool.</modalFeedback>"
    imported.take("item.xml", item2(choices(options), declared("b"), more=more))
    bank = imported.text("assessment/bank-item.md")
    assert "- [ ] red\n  > Red is warm.\n- [x] blue\n  > Blue is cool.\n" in bank


@pytest.mark.parametrize("version", ["2", "3"])
def test_what_is_shown_only_after_the_answer_is_not_in_the_question(version: str, imported: Imported) -> None:
    body = (
        "<feedbackBlock outcomeIdentifier='F' identifier='x'><p>It is blue.</p></feedbackBlock>"
        "<rubricBlock view='scorer'><p>Blue earns a mark.</p></rubricBlock><p>Look.</p>"
    )
    source = item2(body + choices(AB), declared("b"))
    imported.take("item.xml", as_qti3(source) if version == "3" else source)
    assert imported.shown() == ["choice|Look. Which?|[ ] red|[x] blue"]
    assert imported.outcomes("it", "dropped") == {"feedback", "hidden-text"}


ODD = {
    "composite": item2(choices(AB), declared("b")).replace("adaptive='false'", "adaptive='true'"),
    "calculated": item2(choices(AB), declared("b"), "<templateDeclaration identifier='X'/>"),
}


@pytest.mark.parametrize("word", ODD)
def test_items_that_change_while_they_are_answered_are_set_aside(word: str, imported: Imported) -> None:
    imported.take("item.xml", ODD[word])
    assert imported.outcomes("it", "set aside") == {word} and imported.shown() == []


def test_a_zip_gives_the_items_in_the_order_of_its_test_under_the_title_of_the_test(imported: Imported) -> None:
    test = (
        "<assessmentTest xmlns='http://www.imsglobal.org/xsd/imsqti_v2p1' identifier='t' title='Quiet hours'>"
        "<testPart identifier='p'><assessmentSection identifier='s' title='S' visible='true'>"
        "<assessmentItemRef identifier='two' href='items/two.xml'/>"
        "<assessmentItemRef identifier='one' href='items/one.xml'/>"
        "</assessmentSection></testPart></assessmentTest>"
    )
    files = {
        "imsmanifest.xml": manifest("imsqti_item_xmlv2p1", "items/one.xml", "items/two.xml"),
        "test.xml": test,
        "items/one.xml": item2(choices(AB, prompt="One?"), declared("a"), ident="one"),
        "items/two.xml": item2(choices(AB, prompt="Two?"), declared("b"), ident="two"),
    }
    imported.take("bank.zip", zipped(files))
    assert [item.id for item in imported.bank()] == ["two", "one"]
    assert {item.objectives for item in imported.bank()} == {("quiet-hours",)}


TOOL_MADE = Path(__file__).parent.parent / "corpus" / "import" / "text2qti.zip"


def test_a_package_that_text2qti_made(imported: Imported) -> None:
    imported.take_path(TOOL_MADE)
    assert imported.codes == set()
    assert imported.shown() == [
        "true-false|The sky is blue.|[x] True|[ ] False",
        "choice|What is first?|[ ] Stop|[x] Breathe|[ ] Run",
        "choice|Which are LaTeX: x^2 colors?|[x] Red|[x] Blue|[ ] Stone",
        "numeric +- 0.5|What is 2 + 2?|[x] 4|[ ] ...",
        "fill-in|Who?|[x] Ann|[x] Ann Lee|[ ] ...",
        "numeric +- 2|From 1 to 5|[x] 3|[ ] ...",
    ]
    aside = [entry.word for entry in imported.report.log.entries if entry.outcome == "set aside"]
    assert aside == ["essay", "file-upload"]
    assert "latex" in imported.words()


def written(question: str) -> str:
    """A question of text2qti's own notation on one line, as `shown` has it."""
    head, *lines = question.split("\n")
    prompt = head.partition(". ")[2]
    first = lines[0]
    if first.startswith("= "):
        middle, _, margin = first.removeprefix("= ").partition(" +- ")
        return f"numeric +- {margin}|{prompt}|[x] {middle}|[ ] ..."
    if first.startswith("* "):
        return "|".join(["fill-in", prompt, *(f"[x] {line.removeprefix('* ')}" for line in lines), "[ ] ..."])
    options = [re.sub(r"^(\*?)[a-d]\) ", lambda mark: "[x] " if mark[1] else "[ ] ", line) for line in lines]
    options = [plain(parse_markdown(option.replace("[*]", "[x]").replace("[", "\\["))) for option in options]
    kind = "true-false" if len(lines) == 2 and first.endswith("True") else "choice"
    return "|".join([kind, prompt, *options])


def test_220_questions_that_text2qti_packed_come_back_with_their_keys(imported: Imported) -> None:
    imported.take_path(TOOL_MADE.with_name("text2qti-220.zip"))
    source = TOOL_MADE.with_name("text2qti-220.txt").read_text("utf-8")
    expected = [written(question) for question in source.strip().split("\n\n")[1:]]
    assert imported.codes == set() and len(expected) == 220
    assert sorted(imported.shown()) == sorted(expected)
