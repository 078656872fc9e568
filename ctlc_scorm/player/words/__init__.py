"""Interface words: the player's own texts in the language of the course. English needs no catalogue and loads none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

FOLDERS = [Path(__file__).parent]
"""Where catalogues lie, as `<language tag>.po`."""
ENGLISH = "en"


@dataclass(frozen=True)
class Words:
    """Translations by the English text; `script` holds those that the player's script uses too."""

    texts: Mapping[str, str] = field(default_factory=dict)
    script: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, text: str, **values: Any) -> Markup:
        """A text with its values (`%(n)s`), which are escaped."""
        found = escape(self.texts.get(text, text))
        return found % values if values else found


def words_for(language: str) -> Words:
    """The words in a language, or in English where there are none."""
    path = _catalogue(language)
    return _read(path) if path else Words()


def is_known(language: str) -> bool:
    """Whether the interface can speak the language of a course."""
    return _primary(language) == ENGLISH or _catalogue(language) is not None


def languages() -> list[str]:
    """The tags of all languages that the interface speaks."""
    return sorted({ENGLISH, *(path.stem for path in _catalogues())})


def _catalogue(language: str) -> Path | None:
    """The catalogue of exactly this language, or of the language without its region and script."""
    if language.lower() == ENGLISH:
        return None
    known = {path.stem.lower(): path for path in _catalogues()}
    return known.get(language.lower()) or known.get(_primary(language))


def _catalogues() -> Iterator[Path]:
    for folder in FOLDERS:
        yield from folder.glob("*.po")


def _primary(language: str) -> str:
    return language.lower().partition("-")[0]


def _read(path: Path) -> Words:
    from polib import pofile

    entries = pofile(str(path), encoding="utf-8").translated_entries()
    texts = {entry.msgid: entry.msgstr for entry in entries}
    script = {
        entry.msgid: entry.msgstr for entry in entries if any(file.endswith(".js") for file, _ in entry.occurrences)
    }
    return Words(texts, script)
