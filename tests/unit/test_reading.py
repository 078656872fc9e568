"""How text is measured: syllables, sentences, grades, abbreviations."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctlc_scorm.course.model import Course
from ctlc_scorm.rules.acronyms import spelled
from ctlc_scorm.rules.reading import flesch_kincaid, inflesz
from ctlc_scorm.rules.syllables import english, spanish
from ctlc_scorm.rules.text import SENTENCE, Measures, Vocabulary, words_of
from ctlc_scorm.rules.walk import views
from tests.support import COURSE, FRONT, PAGE, compile_files

ENGLISH = """
1 the be school made makes moved thought eye ease friend guide guess queue
2 table little safely something careful quiet being going science places wishes wanted handled people mother teacher
2 someone leaders because language nation
3 area idea period anyone audience easier family beautiful important recover
4 experience education emergency material
5 university refrigerator experience's
"""
SPANISH = """
1 y a rey hay muy yo
2 casa día país guerra queso leer caos ciudad niño trauma usted bueno aula oír reunión
3 escuela pingüino maestro héroe ayuda guitarra siguiente
4 educación estudiante compañero aéreo experiencia teléfono alegría comunidad europeo
"""


def table(text: str) -> list[tuple[str, int]]:
    rows = [line.split() for line in text.strip().splitlines()]
    return [(word, int(row[0])) for row in rows for word in row[1:]]


@pytest.mark.parametrize(("word", "count"), table(ENGLISH))
def test_english_syllables(word: str, count: int) -> None:
    assert english([word]) == {word: count}


@pytest.mark.parametrize(("word", "count"), table(SPANISH))
def test_spanish_syllables(word: str, count: int) -> None:
    assert spanish([word]) == {word: count}


def test_words_are_counted_as_they_are_written() -> None:
    assert words_of("“It’s here” — 1,420 well-known (new) ones… ¿Qué?") == [
        *("It's", "here", "1", "420", "well-known", "new", "ones", "Qué"),
    ]


def test_sentences_end_at_signs_before_capitals_and_at_ends_of_paragraphs() -> None:
    text = 'Ms. Ito asks, "Ready?" she says. "Yes." It is 8 a.m. on J. Street, i.e. here\nDr. Osei stays! Go'
    assert SENTENCE.split(text) == [
        'Ms. Ito asks, "Ready?" she says',
        '"Yes',
        "It is 8 a.m. on J. Street, i.e. here",
        "Dr. Osei stays",
        "Go",
    ]


def measure(text: str, language: str = "en") -> Measures:
    return Vocabulary(language, frozenset()).measure(text.split("\n"), [])


def test_the_grade_is_that_of_flesch_and_kincaid() -> None:
    easy = measure("The cat sat on the mat. The dog ran to the door. We all went home.")
    assert (easy.read, easy.sentences, easy.syllables) == (16, 3, 16)
    assert flesch_kincaid(easy) == pytest.approx(0.39 * 16 / 3 + 11.8 - 15.59)
    lincoln = measure(
        "Four score and seven years ago our fathers brought forth, upon this continent, a new nation, conceived in "
        "liberty, and dedicated to the proposition that all men are created equal.\n"
        "Now we are engaged in a great civil war, testing whether that nation, or any nation so conceived, and so "
        "dedicated, can long endure."
    )
    assert 12 < flesch_kincaid(lincoln) < 15


def test_spanish_is_measured_on_the_scale_of_inflesz() -> None:
    easy = measure("La casa es azul. El niño va a la escuela. Su mamá lo lleva de la mano.", "es")
    assert inflesz(easy) > 80
    hard = measure(
        "La implementación institucional de procedimientos interdisciplinarios de intervención socioemocional requiere "
        "consideraciones metodológicas particularmente especializadas.",
        "es",
    )
    assert inflesz(hard) < 10


def test_what_is_new_is_counted_once_it_is_learned() -> None:
    words = Vocabulary("en", frozenset({"left"}))
    first = words.measure(["The experience of MHTTC. The experience."], ["A label on the left"])
    assert (first.read, first.words, first.syllables) == (6, 11, 1 + 4 + 1 + 5 + 1 + 4)
    assert (first.acronyms, first.marked) == (["MHTTC"], frozenset())
    again = words.measure(["The experience on the left of MHTTC."], [])
    assert (again.syllables, again.acronyms) == (1 + 4 + 1 + 1 + 1 + 1 + 5, [])
    assert again.marked == {"left"}


@pytest.mark.parametrize(
    ("letters", "text"),
    [
        ("MHTTC", "the Mental Health Technology Transfer Center (MHTTC)"),
        ("SAMHSA", "Substance Abuse and Mental Health Services Administration"),
        ("PTSD", "post-traumatic stress disorder"),
        ("EAI", "experiencias adversas en la infancia"),
    ],
)
def test_an_abbreviation_is_spelled_by_words_in_a_row(letters: str, text: str) -> None:
    assert spelled(letters, text)
    assert not spelled(letters, f"{letters} is what it is called")


HARD = (
    "Administrative implementation of interdisciplinary organizational accountability necessitates comprehensive "
    "institutional deliberation. Continuous professional development facilitates sustainable transformation. "
)


def codes(folder: Path, text: str, course: str = COURSE) -> list[str]:
    return [
        finding.rule.code for finding in compile_files(folder, {"course.yaml": course, PAGE: FRONT + text}).findings
    ]


def test_a_hard_page_is_reported_from_100_words_on(tmp_path: Path) -> None:
    assert codes(tmp_path / "a", HARD * 3) == []
    assert codes(tmp_path / "b", HARD * 7) == ["READ001"]


def test_a_hard_page_in_spanish_is_reported_and_one_in_another_language_is_not(tmp_path: Path) -> None:
    text = (
        "La implementación institucional requiere consideraciones metodológicas particularmente especializadas. " * 13
    )
    spanish_course = COURSE.replace("language: en", "language: es")
    assert codes(tmp_path / "es", text, spanish_course) == ["READ001"]
    assert "READ001" not in codes(tmp_path / "pl", text, COURSE.replace("language: en", "language: pl"))


def test_a_dense_page_needs_something_to_do_or_look_at(tmp_path: Path) -> None:
    text = "We see the cat and the dog. They run to the door.\n\n" * 80
    assert codes(tmp_path / "a", text) == ["READ004"]
    assert codes(tmp_path / "b", text + ":::{reflection} look\nWhat do you see?\n:::\n") == []
    assert codes(tmp_path / "c", text[: len(text) // 2]) == []


def test_a_course_is_walked_once(tmp_path: Path) -> None:
    course: Course = compile_files(tmp_path, {}).course
    assert views(course) is views(course)
    assert views(compile_files(tmp_path, {}).course) is not views(course)
