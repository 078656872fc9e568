"""Instructions that only some can follow: by color, shape, size or place alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ctlc_scorm.course.model import Course
from ctlc_scorm.rules.registry import Hit, course_rule
from ctlc_scorm.rules.view import Run
from ctlc_scorm.rules.walk import views
from ctlc_scorm.rules.words import SENSES
from ctlc_scorm.source.findings import Severity
from ctlc_scorm.source.markdown import Nodes

BEFORE, AFTER = 90, 60
"""How much of the text around a marked word is looked at."""


def _pattern(parts: dict[str, str], *forms: str) -> re.Pattern[str]:
    """The forms with the parts that they name, as one pattern."""
    filled = []
    for form in forms:
        for name, words in parts.items():
            form = form.replace(f"<{name}>", f"(?:{words})")
        filled.append(form.replace(" ", r" +"))
    return re.compile("|".join(filled))


_ENGLISH = {
    "do": r"\b(?i:click|press|push|select|choose|pick|tap|use|open|see|look|find|follow|read|check|mark|drag|move|hover"
    r"|touch|go|turn|type|write|enter|fill|complete)(?: in)?",
    "fill": r"(?: the| a| an| any| all| each| every| one| both| on| in| into| at| to| for| of| from| only| with| your"
    r"| its| that| these| those| two| three| four)*",
    "look": r"red|green|blue|yellow|orange|purple|pink|gr[ae]y|black|white|brown|colou?red|round|square|circular"
    r"|triangular|rectangular|oval|larger?|bigger|big|smaller|small",
    "hue": r"red|green|blue|yellow|orange|purple|pink|gr[ae]y|black|white|brown|colou?r",
    "thing": r"(?:buttons?|box(?:es)?|fields?|items?|words?|text|links?|icons?|arrows?|areas?|sections?|lines?|circles?"
    r"|squares?|triangles?|bars?|menus?|tabs?|panels?|columns?|pictures?|images?|shapes?)\b",
    "part": r"(?:button|box|arrow|menu|panel|pane|column|icon|tab|bar|sidebar|picture|image)s?\b",
    "place": r"(?: far| top| bottom| upper| lower)?[ -](?:left|right|top|bottom)\b(?!-hand (?:page|seat|lane))",
    "marked": r"(?: that are| which are)?(?: shown| marked| written| printed| set)?",
}
_SPANISH = {
    "do": r"\b(?i:haga clic|haz clic|pulse|pulsa|presione|presiona|oprima|oprime|toque|toca|seleccione|selecciona|elija"
    r"|elige|escoja|escoge|use|usa|utilice|utiliza|mire|mira|vea|lea|lee|siga|complete|completa|rellene|rellena|llene"
    r"|llena|marque|marca|abra|abre|busque|busca|arrastre|arrastra|escriba|escribe)",
    "fill": r"(?: el| la| los| las| un| una| en| sobre| de| del| al| a| cada| todos| todas| uno| solo| dos| tres)*",
    "look": r"(?:roj|amarill|morad|negr|blanc|redond|cuadrad|pequeñ)[oa]s?|verdes?|azul(?:es)?|naranjas?|rosas?"
    r"|gris(?:es)?|triangular(?:es)?|circular(?:es)?|grandes?",
    "hue": r"(?:roj|amarill|morad|negr|blanc)[oa]|verde|azul|naranja|rosa|gris",
    "thing": r"(?:botón|botones|cuadros?|casillas?|campos?|palabras?|textos?|enlaces?|[ií]conos?|menús?|flechas?"
    r"|columnas?|imagen|imágenes|figuras?|panel|paneles|elementos?|líneas?|secci(?:ón|ones)|áreas?|círculos?"
    r"|cuadrados?|triángulos?|pestañas?|barras?)\b",
    "place": r"(?: arriba| abajo)?(?: a la| de la) (?:izquierda|derecha)\b| (?:en|de) la parte (?:superior|inferior)\b"
    r"| (?:superior|inferior|izquierd[oa]|derech[oa])\b",
    "marked": r"(?: que están)?(?: marcad[oa]s?| escrit[oa]s?)?",
}
_AT = ("in", "on the", "to the", "at the", "in the", "far", "top", "bottom", "upper", "lower")
_KINDS = ("large", "larger", "big", "bigger", "small", "smaller")


class Form(NamedTuple):
    """How such instructions are written in a language. Around a word of `SENSES` (with the space before it), they
    have one of these endings before it or this pattern from it on: a look that spares most searches.
    """

    pattern: re.Pattern[str]
    before: tuple[str, ...]
    after: re.Pattern[str]


FORMS = {
    "en": Form(
        _pattern(
            _ENGLISH,
            "<do><fill> <look> <thing>",
            "<do><fill> <thing><marked> in <hue>\\b",
            "<thing><marked> in <hue>\\b (?:are|is|must|needs?|has|have|should)\\b",
            "<do><fill>(?: [a-z]+)? <part> (?:on|to|at|in) the<place>",
            "<do><fill> (?:left|left-hand|right-hand|top|bottom|upper|lower) <part>",
        ),
        tuple(f" {word}" for word in (*_AT, *_KINDS)),
        _pattern(_ENGLISH, r" [a-z-]+ (?:<thing>|<part>)"),
    ),
    "es": Form(
        _pattern(
            _SPANISH,
            "<do><fill> <thing> <look>\\b",
            "<do><fill> <thing><marked> (?:en|de)(?: color)? <hue>\\b",
            "<thing><marked> en(?: color)? <hue>\\b (?:es|son|está|están|debe|deben)\\b",
            "<do><fill> <thing><place>",
        ),
        ("",),
        re.compile(""),
    ),
}


@course_rule("A11Y010", "senses-only", Severity.WARNING)
def SENSES_ONLY(course: Course) -> Iterator[Hit]:
    """What it checks: an instruction does not name a thing by its color, shape, size or place alone.

    Why it matters: a person who does not see it, does not see colors, or reads on a telephone, where right becomes
    below, cannot tell what is meant.

    Example:

        To save your answer, press the green button.

    Use instead:

        To save your answer, press **Save**.

    Source: WCAG 2.2, 1.3.3 Sensory Characteristics, and 1.4.1 Use of Color.
    """
    for view in views(course):
        for run in view.runs.values():
            if run.measures.marked and run.language in FORMS:
                for place, start, words in _alone(run):
                    span = view.locate(place, start, start + len(words))
                    yield span, f"`{words}` helps only those who see it", "Name the thing by its label, too."


def _alone(run: Run) -> Iterator[tuple[Nodes, int, str]]:
    """The instructions of a run that need a sense, each with its piece and its offset in that."""
    text = "\n".join(run.texts)
    for start, words in sorted(set(_found(text, run))):
        index = text.count("\n", 0, start)
        if index not in run.asides:
            yield run.places[index], start - (text.rfind("\n", 0, start) + 1), words


def _found(text: str, run: Run) -> Iterator[tuple[int, str]]:
    form = FORMS[run.language]
    for sense in run.measures.marked & SENSES[run.language]:
        word = f" {sense}"
        at = text.find(word)
        while at >= 0:
            if (text.endswith(form.before, 0, at) or form.after.match(text, at)) and (
                found := form.pattern.search(text, max(0, at - BEFORE), at + AFTER)
            ):
                yield found.start(), found[0]
            at = text.find(word, at + 1)
