"""The language of a course chooses the interface words; English loads no catalogue."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ctlc_scorm import pipeline
from ctlc_scorm.player import words
from ctlc_scorm.player.environment import minutes_in_words
from ctlc_scorm.player.words import Words, is_known, languages, words_for
from tests.pseudo import CLOSE, OPEN, write_catalogues
from tests.support import COURSE, compile_files

ROOT = Path(__file__).parents[2]
FAMILIAR = re.compile(
    r"\b(tú|tu|tus|ti|contigo|puedes|tienes|has|quieres|eres|estás|vosotros|vuestr\w+)\b", re.IGNORECASE
)


def compiled(folder: Path, language: str) -> pipeline.Compiled:
    return compile_files(folder, {"course.yaml": COURSE.replace("language: en", f"language: {language}")})


def document(folder: Path, language: str) -> str:
    built = pipeline.build(compiled(folder, language), "web", "single")
    assert built.package
    return built.package.read("index.html").decode("utf-8")


def strings(html: str) -> dict[str, str]:
    found = re.search(r'id="data">(.*?)</script>', html)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    table: dict[str, str] = data["strings"]
    return table


@pytest.mark.parametrize("language", ["es", "es-MX", "es-US", "ES-419"])
def test_a_region_speaks_its_language(language: str, tmp_path: Path) -> None:
    assert words_for(language)("Save and exit") == "Guardar y salir"
    assert compiled(tmp_path, language).findings == []


@pytest.mark.parametrize("language", ["en", "en-GB", "EN"])
def test_english_loads_nothing(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polib", None)
    html = document(tmp_path, language)
    assert "Save and exit" in html
    assert strings(html) == {}


def test_another_language_has_an_english_interface_and_a_note(tmp_path: Path) -> None:
    found = compiled(tmp_path, "fr").findings
    assert [(finding.rule.code, finding.rule.severity.name) for finding in found] == [("LNG001", "NOTE")]
    assert "interface in English" in found[0].message
    assert found[0].span.text == "fr"
    assert "Save and exit" in document(tmp_path / "built", "fr")


def test_english_stands_among_the_languages() -> None:
    assert languages() == ["en", "es"]
    assert not is_known("eo")


def test_the_document_and_its_script_speak_the_language(tmp_path: Path) -> None:
    html = document(tmp_path, "es-MX")
    assert '<html lang="es-MX" dir="ltr">' in html
    assert "Guardar y salir" in html and "Save and exit" not in html
    table = strings(html)
    assert table["Saving…"] == "Guardando…"
    assert "Save and exit" not in table


@pytest.mark.parametrize("language", ["ar", "he-IL", "fa", "ur"])
def test_languages_from_right_to_left(language: str, tmp_path: Path) -> None:
    assert f'<html lang="{language}" dir="rtl">' in document(tmp_path, language)


def test_values_are_escaped_and_translations_too() -> None:
    spoken = Words({"a": "<%(n)s> 5 %%"})
    assert spoken("a", n="<b>") == "&lt;&lt;b&gt;&gt; 5 %"


def test_minutes_are_written_in_the_language() -> None:
    spoken = Words({"%(n)s h": "%(n)s std", "%(n)s min": "%(n)s minuten"})
    assert minutes_in_words(spoken, 125) == "2 std 5 minuten"
    assert minutes_in_words(Words(), 120) == "2 h"


HALVES = [0, 0.25, 0.5, 1.5, 2.5, 59.5, 60.5, 119.49]


def test_the_page_and_the_script_round_minutes_alike() -> None:
    """Else the outline, which the script writes anew, says another time than the page."""
    words = ROOT / "ctlc_scorm" / "player" / "js" / "page" / "words.js"
    script = f"import('{words.as_posix()}').then((m) => console.log(JSON.stringify({HALVES}.map(m.span))))"
    told = subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True).stdout
    assert json.loads(told) == [minutes_in_words(Words(), minutes) for minutes in HALVES]
    assert minutes_in_words(Words(), 0.5) == "1 min"


def test_a_page_of_no_minutes_does_not_say_how_long_it_takes(tmp_path: Path) -> None:
    pages = (("01-page", 4.75), ("02-note", 0), ("03-word", 0.25))
    files = {f"modules/01-one/{n}.md": f"---\ntitle: {n}\nminutes: {m}\n---\nWords.\n" for n, m in pages}
    built = pipeline.build(compile_files(tmp_path, files), "web", "single")
    assert built.package, built.findings
    html = built.package.read("index.html").decode()
    assert "About 5 min" in html and not re.search(r"\b0 min", html)


def test_spanish_says_usted_and_opens_its_questions() -> None:
    texts = words_for("es").texts
    assert [text for text in texts.values() if FAMILIAR.search(text)] == []
    assert [text for text in texts.values() if text.endswith("?") and "¿" not in text] == []


def test_a_test_language_is_chosen_by_its_full_tag(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert words_for("en-XA").texts == {}
    monkeypatch.setattr(words, "FOLDERS", [*words.FOLDERS, write_catalogues(tmp_path)])
    text = str(words_for("en-XA")("Save and exit"))
    assert (text[0], text[-1]) == (OPEN, CLOSE)
    assert len(text) >= 1.4 * len("Save and exit")
    assert words_for("en-GB").texts == {}
