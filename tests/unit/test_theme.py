"""The theme's tokens, and what `theme.yaml` may make of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import ctlc_scorm
from ctlc_scorm import pipeline
from ctlc_scorm.course.theme import COLORS, PAIRS, Theme, contrast
from tests.support import compile_files

TOKENS = Path(ctlc_scorm.__file__).parent / "player" / "theme" / "10-tokens.css"
DECLARED = re.compile(r"--([a-z-]+): (?:light-dark\((#\w+), (#\w+)\)|(#\w+));")


def long(color: str) -> str:
    return color if len(color) == 7 else "#" + "".join(2 * digit for digit in color[1:])


def test_the_colors_are_those_of_the_style_sheet() -> None:
    found = {m[1]: (long(m[2] or m[4]), long(m[3] or m[4])) for m in DECLARED.finditer(TOKENS.read_text("utf-8"))}
    assert {name: found[name] for name in COLORS} == COLORS


@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_the_own_theme_can_be_told_apart(front: str, back: str, least: float) -> None:
    for scheme in (0, 1):
        assert contrast(COLORS[front][scheme], COLORS[back][scheme]) >= least


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


def test_only_what_differs_is_written() -> None:
    assert Theme().css() == ""
    theme = Theme(colors={"accent": ("#111111", "#eeeeee")}, serif="Georgia, serif", radius=0)
    assert theme.css() == ":root{--accent:light-dark(#111111,#eeeeee);--serif:Georgia, serif;--radius:0rem}\n"


def test_a_theme_reaches_the_package_after_the_players_own_style(tmp_path: Path) -> None:
    logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 2h3"/></svg>'
    yaml = 'colors: {accent: ["#004d40", "#80cbc4"]}\nlogo: media/logo.svg\n'
    compiled = compile_files(tmp_path, {"theme.yaml": yaml, "media/logo.svg": logo})
    built = pipeline.build(compiled, "scorm12", "single")
    assert built.findings == [] and built.package
    page = built.package.read("index.html")
    assert b":root{--accent:light-dark(#004d40,#80cbc4)}</style>" in page
    assert b'd="M1 2h3"' in page
