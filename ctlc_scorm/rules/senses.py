"""Instructions by color, shape, size or place, as patterns: `<name>` in a form stands for the words of that name."""

from __future__ import annotations

import re
from typing import NamedTuple


def _pattern(parts: dict[str, str], *forms: str) -> re.Pattern[str]:
    """The forms with the parts that they name, as one pattern."""
    filled = []
    for form in forms:
        for name, words in parts.items():
            form = form.replace(f"<{name}>", f"(?:{words})")
        filled.append(form.replace(" ", r" +"))
    return re.compile("|".join(filled))


def _verbs(words: str) -> str:
    """Verbs as alternatives, at the beginning of a sentence or in it."""
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words.split())


_ENGLISH = {
    "do": r"\b(?:"
    + _verbs("click press push select choose pick tap use open see look find follow read check mark drag")
    + "|"
    + _verbs("move hover touch go turn type write enter fill complete")
    + ")(?: in)?",
    "fill": r"(?: the| a| an| any| all| each| every| one| both| on| in| into| at| to| for| of| from| only| with| your"
    r"| its| that| these| those| two| three| four)*",
    "look": r"red|green|blue|yellow|orange|purple|pink|gr[ae]y|black|white|brown|colou?red|round|square|circular"
    r"|triangular|rectangular|oval|larger?|bigger|big|smaller|small",
    "hue": r"red|green|blue|yellow|orange|purple|pink|gr[ae]y|black|white|brown|colou?r",
    "thing": r"(?:buttons?|box(?:es)?|fields?|items?|words?|text|links?|icons?|arrows?|areas?|sections?|lines?|circles?"
    r"|squares?|triangles?|bars?|menus?|tabs?|panels?|columns?|pictures?|images?|shapes?)\b",
    "part": r"(?:button|box|arrow|menu|panel|pane|column|icon|tab|bar|sidebar|picture|image)s?\b",
    "place": r"(?: far| top| bottom| upper| lower)? (?:left|right|top|bottom)\b",
    "marked": r"(?: that are| which are)?(?: shown| marked| written| printed| set)?",
}
_SPANISH = {
    "do": r"\b(?:[Hh]aga clic|[Hh]az clic|"
    + _verbs("pulse pulsa presione presiona oprima oprime toque toca seleccione selecciona elija elige escoja escoge")
    + "|"
    + _verbs("use usa utilice utiliza mire mira vea lea lee siga complete completa rellene rellena llene llena")
    + "|"
    + _verbs("marque marca abra abre busque busca arrastre arrastra escriba escribe")
    + ")",
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
            "<do><fill> (?:<look> <thing>|<thing><marked> in <hue>\\b|(?:[a-z]+ )?<part> (?:on|to|at|in) the<place>"
            "|(?:left|left-hand|right-hand|top|bottom|upper|lower) <part>)",
            "\\b<thing><marked> in <hue> (?:are|is|must|needs?|has|have|should)\\b",
        ),
        tuple(f" {word}" for word in (*_AT, *_KINDS)),
        _pattern(_ENGLISH, r" [a-z-]+ (?:<thing>|<part>)"),
    ),
    "es": Form(
        _pattern(
            _SPANISH,
            "<do><fill> <thing>(?: (?:<look>)\\b|<marked> (?:en|de)(?: color)? <hue>\\b|<place>)",
            "\\b<thing><marked> en(?: color)? <hue> (?:es|son|está|están|debe|deben)\\b",
        ),
        ("",),
        re.compile(""),
    ),
}
