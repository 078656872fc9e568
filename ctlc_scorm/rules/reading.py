"""How hard a page is to read: its grade, its sentences, its length."""

from __future__ import annotations

from collections.abc import Iterator

from ctlc_scorm.course.model import Block, Course
from ctlc_scorm.rules.registry import Hit, course_rule
from ctlc_scorm.rules.text import LONG, Measures
from ctlc_scorm.rules.view import Run, View
from ctlc_scorm.rules.walk import views
from ctlc_scorm.source.findings import Severity
from ctlc_scorm.source.text import Span

ENOUGH = 100
"""Words before a measure of a text means anything."""
GRADE = 9
PLAIN_SPANISH = 55
"""The least points on the Inflesz scale that its authors call normal."""
DENSE = 900


@course_rule("READ001", "hard-page", Severity.WARNING)
def HARD_PAGE(course: Course) -> Iterator[Hit]:
    """What it checks: a page of at least 100 words reads at grade 9 or below. For English this is the grade of Flesch
    and Kincaid, from the words in a sentence and the syllables in a word. For Spanish it is the scale of Inflesz
    (Flesch's measure as Szigriszt fitted it to Spanish, like Fernández Huerta's), where 55 points are the least that
    is called normal.

    Why it matters: people read this at the end of a working day, on a telephone, or in their second language. What
    reads easily is also what a tired expert prefers.

    How to mend it: cut long sentences in two, use short everyday words, and let people act ("the nurse calls", not
    "a call is initiated").

    Source: WCAG 2.2, 3.1.5 Reading Level; Kincaid et al., 1975; Barrio-Cantalejo et al., 2008.
    """
    for view in views(course):
        for run in view.runs.values():
            measures = run.measures
            if measures.read >= ENOUGH and (message := too_hard(measures, run.language)):
                yield _start(view, run), message, "Shorten its sentences and its words."


def too_hard(measures: Measures, language: str) -> str:
    """What is said of a text that is too hard; empty for one that is not."""
    if language == "en" and (grade := flesch_kincaid(measures)) > GRADE:
        return f"this page reads at grade {grade:.1f}, and {GRADE} is the limit"
    if language == "es" and (points := inflesz(measures)) < PLAIN_SPANISH:
        return f"this page has {points:.0f} points on the Inflesz scale, and {PLAIN_SPANISH} are the least"
    return ""


def flesch_kincaid(text: Measures) -> float:
    """The years of school in the United States that an English text asks for."""
    return 0.39 * text.read / text.sentences + 11.8 * text.syllables / text.read - 15.59


def inflesz(text: Measures) -> float:
    """The ease of a Spanish text, 0 to 100."""
    return 206.835 - 62.3 * text.syllables / text.read - text.read / text.sentences


@course_rule("READ002", "long-sentence", Severity.WARNING)
def LONG_SENTENCE(course: Course) -> Iterator[Hit]:
    """What it checks: a sentence has at most 30 words.

    Why it matters: by the end of a longer one, many readers have lost its beginning, and all have to read it twice when
    they are tired.

    Example:

        When a student comes late to class and the teacher, who is in the middle of a task with twenty others, stops to
        ask for the reason in front of everyone, nobody in the room learns anything for a while.

    Use instead:

        A student comes late to class. The teacher stops and asks for the reason in front of everyone. For a while,
        nobody in the room learns anything.

    Source: WCAG 2.2, 3.1.5 Reading Level; plainlanguage.gov, "Write short sentences".
    """
    for view in views(course):
        for run in view.runs.values():
            for sentence in run.measures.long:
                index = next(i for i, text in enumerate(run.texts) if sentence in text)
                at = run.texts[index].index(sentence)
                span = view.locate(run.places[index], at, at + len(sentence))
                count = len(sentence.split())
                yield span, f"this sentence has {count} words, and {LONG} are the limit", "Make two of it, or a list."


@course_rule("READ004", "dense-page", Severity.WARNING)
def DENSE_PAGE(course: Course) -> Iterator[Hit]:
    """What it checks: a page of more than 900 words has a question, a reflection, an activity or a picture.

    Why it matters: after five minutes of reading alone, attention is gone. Something to answer, do or look at lets
    people use what they have read.

    How to mend it: ask a question halfway, add a figure, or make two pages of it.
    """
    for view in views(course):
        count = sum(run.measures.words for run in view.runs.values())
        if view.page and count > DENSE and not view.pictures and not any(map(_wakes, view.page.walk())):
            run = next(run for run in view.runs.values() if run.texts or run.labels)
            message = f"this page has {count} words and nothing to answer, do or look at"
            yield _start(view, run), message, "Add a question or a figure, or make two pages of it."


def _wakes(block: Block) -> bool:
    return bool(block.id) or block.type in ("figure", "video", "audio")


def _start(view: View, run: Run) -> Span:
    """Where a text begins."""
    place = (run.places or run.label_places)[0]
    return view.span(place[:1])
