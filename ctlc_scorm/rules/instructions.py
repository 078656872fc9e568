"""Instructions that only some can follow: by color, shape, size or place alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctlc_scorm.course.model import Course
from ctlc_scorm.rules.registry import Hit, course_rule
from ctlc_scorm.rules.view import Run
from ctlc_scorm.rules.walk import views
from ctlc_scorm.rules.words import SENSES
from ctlc_scorm.source.findings import Severity

BEFORE, AFTER = 90, 60
"""How much of the text around a marked word is looked at."""


def _pattern(parts: dict[str, str], *forms: str) -> re.Pattern[str]:
    """The forms with the parts that they name, as one pattern."""
    filled = []
    for form in forms:
        for name, words in parts.items():
            form = form.replace(f"<{name}>", f"(?:{words})")
        filled.append(form.replace(" ", r"\s+"))
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
ALONE: dict[str, re.Pattern[str]] = {
    "en": _pattern(
        _ENGLISH,
        "<do><fill> <look> <thing>",
        "<do><fill> <thing><marked> in <hue>\\b",
        "<thing><marked> in <hue>\\b (?:are|is|must|needs?|has|have|should)\\b",
        "<do><fill>(?: [a-z]+)? <part> (?:on|to|at|in) the<place>",
        "<do><fill> (?:left|left-hand|right-hand|top|bottom|upper|lower) <part>",
    ),
    "es": _pattern(
        _SPANISH,
        "<do><fill> <thing> <look>\\b",
        "<do><fill> <thing><marked> (?:en|de)(?: color)? <hue>\\b",
        "<thing><marked> en(?: color)? <hue>\\b (?:es|son|está|están|debe|deben)\\b",
        "<do><fill> <thing><place>",
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
            if run.measures.marked and run.language in ALONE:
                for index, found in _alone(run):
                    span = view.locate(run.places[index], found.start(), found.end())
                    words = " ".join(found[0].split())
                    yield span, f"`{words}` helps only those who see it", "Name the thing by its label, too."


def _alone(run: Run) -> Iterator[tuple[int, re.Match[str]]]:
    """The instructions of a run that need a sense, with the numbers of their pieces; one of each piece."""
    pattern = ALONE[run.language]
    words = [f" {word}" for word in run.measures.marked & SENSES[run.language]]
    for index, text in enumerate(run.texts):
        if index not in run.asides and (found := _search(pattern, words, text)):
            yield index, found


def _search(pattern: re.Pattern[str], words: list[str], text: str) -> re.Match[str] | None:
    """A match around one of the words (looking at these stretches alone is many times faster)."""
    for word in words:
        at = text.find(word)
        while at >= 0:
            if found := pattern.search(text, max(0, at - BEFORE), at + AFTER):
                return found
            at = text.find(word, at + 1)
    return None
