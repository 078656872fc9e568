"""Questions written in foreign formats, imported and compiled: every key and every word is what it was."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctlc_scorm.course.question import Question
from ctlc_scorm.credit.estimate import of_final
from ctlc_scorm.importers.log import Log, Where
from ctlc_scorm.importers.markdown import at_start, escape
from ctlc_scorm.importers.texts import from_html, from_plain, words
from ctlc_scorm.source.markdown import plain
from ctlc_scorm.source.text import Source
from tests.import_support import Imported, questions
from tests.property.question_writers import ARROW, TOKENS, WRITERS, asked

EACH = 240
WHERE = Where(Source("a", "").span())


def shown(question: Question) -> tuple[object, ...]:
    if question.type == "matching":
        options: tuple[object, ...] = tuple((o.text, plain(o.target)) for o in question.options)
    elif question.type == "ordering":
        options = tuple(option.text for option in question.options)
    else:
        options = tuple((option.text, option.correct) for option in question.options)
    return question.type, plain(question.prompt), options, question.tolerance


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("name", WRITERS)
def test_every_question_comes_back_with_its_key_and_its_words(name: str, seed: int, tmp_path: Path) -> None:
    file, write, kinds = WRITERS[name]
    source = random.Random(f"{name} {seed}")
    items = [asked(source, number, kinds, ARROW if name == "gift" else "") for number in range(EACH)]
    imported = Imported(tmp_path)
    imported.take(file, write(items))
    assert imported.faults == [] and imported.codes == set()
    course = imported.course
    assert course.assessment and abs(course.assessment.minutes - of_final(course).minutes) <= 1
    made = {question.id: shown(question) for question in questions(course)}
    gap = " ____" if name.startswith("qti 2") or name.startswith("qti 3") else ""
    for number, item in enumerate(items):
        id = item.name if name != "aiken" else "q" if number == 0 else f"q-{number + 1}"
        kind, prompt, options, tolerance = item.expected()
        prompt = f"So: {prompt}" if name == "aiken" else f"{prompt}{gap if kind in ('fill-in', 'numeric') else ''}"
        assert made[id] == (kind, prompt, options, pytest.approx(tolerance)), item
    assert len(made) == EACH


TEXT = st.lists(st.sampled_from(TOKENS) | st.text(max_size=5), max_size=9).map(" ".join)


@given(TEXT)
def test_any_words_are_read_back_as_they_are(text: str) -> None:
    flat = " ".join(text.replace("\0", "").split())
    assert words(at_start(escape(flat))) == " ".join(flat.split())


@given(TEXT)
def test_any_plain_text_is_read_back_as_its_words(text: str) -> None:
    text = text.replace("\0", "")
    assert words(from_plain(text, Log(), WHERE)).split() == text.split()


@given(st.text(max_size=200) | TEXT)
def test_any_html_is_read_without_a_fault(text: str) -> None:
    from_html(text, Log(), WHERE)
