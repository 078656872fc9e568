"""The catalogues of interface words hold exactly the texts that the player uses. `--accept` brings them up to date:
new texts come in untranslated, and what nobody uses goes out.
"""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2.ext import extract_from_ast
from polib import POEntry, POFile, pofile

import ctlc_scorm
from ctlc_scorm.player.environment import environment
from ctlc_scorm.player.words import FOLDERS, Words

ROOT = Path(ctlc_scorm.__file__).parent
CATALOGUES = sorted(FOLDERS[0].glob("*.po"))
PLACEHOLDER = re.compile(r"%(?:\(\w+\)s|%)")
CALL = re.compile(r"(?<![\w$.])_\(\s*")
LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"(?=\s*[,)])')
SPEAKERS = {"words", "_"}
END = re.compile(r"[.:?…]$")

Found = Iterator[tuple[str, str]]


def scripts() -> Iterator[Path]:
    yield from sorted(ROOT.glob("player/js/**/*.js"))
    yield from sorted(ROOT.glob("blocks/**/*.js"))


def calls(text: str) -> Iterator[str | None]:
    """The text of every call of `_` in a script; None for one whose text is not a plain string."""
    text = text.replace("function _(", "")
    for call in CALL.finditer(text):
        literal = LITERAL.match(text, call.end())
        yield json.loads(literal[0]) if literal else None


def in_scripts() -> Found:
    for path in scripts():
        for text in calls(path.read_text("utf-8")):
            if text is not None:
                yield text, path.relative_to(ROOT).as_posix()


def in_templates() -> Found:
    parser = environment(Words())
    for path in sorted(ROOT.rglob("*.j2")):
        tree = parser.parse(path.read_text("utf-8"))
        for _line, _name, found in extract_from_ast(tree, ("_",)):
            text = found[0] if isinstance(found, tuple) else found
            assert text, f"{path}:{_line}: `_` is called without a plain text"
            yield text, path.relative_to(ROOT).as_posix()


def spoken(node: ast.AST) -> str | None:
    """The text of a call of `words(...)` or `self.words(...)`."""
    if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
        return None
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return node.args[0].value if name in SPEAKERS and isinstance(node.args[0].value, str) else None


def in_modules() -> Found:
    for folder in ("player", "prose", "blocks"):
        for path in sorted(ROOT.glob(f"{folder}/**/*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if text := spoken(node):
                    yield text, path.relative_to(ROOT).as_posix()


def used() -> dict[str, list[str]]:
    """Every interface text with the files that use it."""
    found: dict[str, dict[str, None]] = {}
    for text, file in (*in_templates(), *in_modules(), *in_scripts()):
        found.setdefault(text, {})[file] = None
    return {text: list(files) for text, files in found.items()}


USED = used()


def fields(text: str) -> Counter[str]:
    return Counter(PLACEHOLDER.findall(text))


def updated(catalogue: POFile) -> POFile:
    """The catalogue with exactly the texts in use, in the order in which they are found."""
    known = {entry.msgid: entry for entry in catalogue}
    catalogue.clear()
    for text, files in USED.items():
        entry = known.get(text) or POEntry(msgid=text)
        entry.occurrences = [(file, "") for file in files]
        catalogue.append(entry)
    return catalogue


@pytest.fixture(params=CATALOGUES, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    if request.config.getoption("--accept"):
        updated(pofile(str(found), wrapwidth=118)).save(newline="\n")
    return found


def test_every_call_in_a_script_has_a_plain_text() -> None:
    odd = [path.name for path in scripts() if None in calls(path.read_text("utf-8"))]
    assert odd == []


def test_per_cent_signs_are_doubled_where_there_are_values_and_only_there() -> None:
    wrong = [text for text in USED if "%" in PLACEHOLDER.sub("", text) and "%(" in text]
    wrong += [text for text in USED if "%%" in text and "%(" not in text]
    assert wrong == []


def test_a_catalogue_holds_every_text_in_use_and_no_other(path: Path) -> None:
    texts = [entry.msgid for entry in pofile(str(path))]
    hint = "run this test with --accept, then translate what is new"
    assert sorted(texts) == sorted(USED), hint
    assert [entry.msgid for entry in pofile(str(path)) if not entry.translated()] == [], hint


def test_a_catalogue_says_where_each_text_is_used(path: Path) -> None:
    places = {entry.msgid: [file for file, _line in entry.occurrences] for entry in pofile(str(path))}
    assert places == USED, "run this test with --accept"


def test_a_translation_keeps_the_values_and_the_ending(path: Path) -> None:
    for entry in pofile(str(path)):
        assert fields(entry.msgid) == fields(entry.msgstr), entry.msgid
        assert entry.msgstr == entry.msgstr.strip(), entry.msgid
        assert END.findall(entry.msgid) == END.findall(entry.msgstr), entry.msgid


def test_a_catalogue_names_its_language(path: Path) -> None:
    assert pofile(str(path)).metadata["Language"] == path.stem
