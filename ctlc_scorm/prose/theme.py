"""theme.yaml read: colors, faces, radius, logo."""

from __future__ import annotations

from difflib import get_close_matches

from ctlc_scorm.course.schema import ThemeFile
from ctlc_scorm.course.theme import COLORS, Pair, Theme
from ctlc_scorm.prose.names import Names
from ctlc_scorm.rules.theme import UNKNOWN_COLOR
from ctlc_scorm.source.faults import MISSING_FILE
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.mends import respelt
from ctlc_scorm.source.schema import read_schema
from ctlc_scorm.source.yaml import Document


def theme(document: Document | None, names: Names, findings: list[Finding]) -> Theme:
    """The theme of a course; its own tokens where there is no file."""
    if document is None:
        return Theme()
    file = read_schema(ThemeFile, document, findings)
    colors = {name: _pair(color) for name, color in file.colors.items() if _known(name, document, findings)}
    logo = file.logo
    if logo and not (logo in names.pictures and logo.endswith(".svg")):
        hint = "Name a drawing such as `media/logo.svg`."
        findings.append(MISSING_FILE.at(document.value("logo"), f"there is no drawing `{logo}`", hint))
        logo = ""
    return Theme(colors=colors, serif=file.serif, sans=file.sans, radius=file.radius, logo=logo)


def _pair(color: str | Pair) -> Pair:
    return (color, color) if isinstance(color, str) else color


def _known(name: str, document: Document, findings: list[Finding]) -> bool:
    if name in COLORS:
        return True
    near = get_close_matches(name, COLORS, 1)
    hint = f"Did you mean `{near[0]}`?" if near else f"There are: {', '.join(COLORS)}."
    fix = respelt(document, ("colors", name), tuple(COLORS))
    findings.append(UNKNOWN_COLOR.at(document.key("colors", name), f"the theme has no color `{name}`", hint, fix=fix))
    return False
