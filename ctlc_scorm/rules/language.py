"""The language of the course."""

from __future__ import annotations

from collections.abc import Iterator

from ctlc_scorm.course.model import Course
from ctlc_scorm.player.words import is_known, languages
from ctlc_scorm.rules.registry import Hit, course_rule
from ctlc_scorm.source.findings import Severity


@course_rule("LNG001", "english-interface", Severity.NOTE)
def ENGLISH_INTERFACE(course: Course) -> Iterator[Hit]:
    """What it checks: the player has a catalogue of interface words in the language of the course.

    Why it matters: buttons and messages stand in English between texts in another language, and a screen reader
    speaks them with the wrong sounds.

    Example (course.yaml):

        language: fr

    Use instead (course.yaml):

        language: es-US
    """
    if not is_known(course.language):
        place = course.places.get("language") or course.places[""]
        message = f"interface in English: there are no interface words in `{course.language}`"
        yield place, message, f"Add a catalogue beside `es.po`; there are words in: {', '.join(languages())}."
