"""The language of parts: text in another language than its page says so, since a voice reads it by its rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ctlc_scorm.course.model import Course
from ctlc_scorm.rules.registry import Hit, course_rule
from ctlc_scorm.rules.text import accents
from ctlc_scorm.rules.walk import strangers, views
from ctlc_scorm.rules.words import SCRIPTS, STOPS
from ctlc_scorm.source.findings import Severity

FEWEST = 5
"""Words in a paragraph before its language can be guessed."""
SIGNS = {"en": (" the ", " and ", " that ", " with ", " you ", " they "), "es": (" el ", " los ", " las ", " y ")}
"""Words that no other language has: a paragraph with one of them is not looked at for longer."""
NAMES = {
    "am": "Amharic", "ar": "Arabic", "bn": "Bengali", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "ht": "Haitian Creole", "hy": "Armenian", "it": "Italian",
    "ja": "Japanese", "ka": "Georgian", "km": "Khmer", "ko": "Korean", "my": "Burmese", "nl": "Dutch",
    "pt": "Portuguese", "ru": "Russian", "th": "Thai", "tl": "Tagalog", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


@course_rule("A11Y011", "other-language", Severity.WARNING)
def OTHER_LANGUAGE(course: Course) -> Iterator[Hit]:
    """What it checks: a paragraph that looks like another language than the course's stands in a block
    `:::{lang}` with the code of its language.

    Why it matters: a screen reader would speak Spanish words by English rules, and nobody could follow.

    Example:

        If you need help in Spanish, call this line.

        Llame a la línea si usted o su familia necesita ayuda en español.

    Use instead:

        If you need help in Spanish, call this line.

        :::{lang} es
        Llame a la línea si usted o su familia necesita ayuda en español.
        :::

    Source: WCAG 2.2, 3.1.2 Language of Parts.
    """
    for view in views(course):
        for run in view.runs.values():
            strange = bool(run.measures.marked & strangers(run.language))
            if strange or run.measures.accents:
                for text, place in run.pieces():
                    if (strange or accents(text)) and (language := other_language(text, run.language)):
                        hint = f"Put it between `:::{{lang}} {language}` and `:::`."
                        message = f"this looks like {NAMES[language]} and is not marked as such"
                        yield view.span(place), message, hint


def other_language(text: str, declared: str) -> str | None:
    """The language that a text is in, if that is plainly not the declared one."""
    return _by_letters(text, declared) or _by_words(text, declared)


def _by_letters(text: str, declared: str) -> str | None:
    if text.isascii() or not _scripts(declared).search(text):
        return None
    letters = sum(map(str.isalpha, text))
    for language, signs, _ in _foreign_scripts(declared):
        if letters and 2 * len(re.findall(f"[{signs}]", text)) > letters:
            return language
    return None


def _by_words(text: str, declared: str) -> str | None:
    if any(map(text.__contains__, SIGNS.get(declared, ()))):
        return None
    words = text.lower().split()
    own = sum(map(STOPS.get(declared, frozenset()).__contains__, words))
    if len(words) < FEWEST or own * (5 if declared == "en" else 3) > len(words):
        return None
    hits = {language: sum(map(stops.__contains__, words)) for language, stops in STOPS.items()}
    best = max(hits, key=hits.__getitem__)
    if best == declared or hits[best] < 3 or 4 * hits[best] < len(words) or hits[best] < 2 * own:
        return None
    return best


@cache
def _scripts(declared: str) -> re.Pattern[str]:
    """The letters that the declared language is not written with."""
    return re.compile("[" + "".join(signs for _, signs, _ in _foreign_scripts(declared)) + "]")


@cache
def _foreign_scripts(declared: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    return tuple(script for script in SCRIPTS if declared not in script[2])
