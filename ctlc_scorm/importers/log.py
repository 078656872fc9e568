"""What became of the material: kept, changed, set aside, dropped. Nothing goes without an entry here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from ctlc_scorm.importers.words import WORDS
from ctlc_scorm.source.findings import Finding, Rule
from ctlc_scorm.source.text import Span

Outcome = Literal["kept", "changed", "set aside", "dropped"]
OUTCOMES: tuple[Outcome, ...] = ("kept", "changed", "set aside", "dropped")


@dataclass(frozen=True)
class Where:
    """A place in a file, and the question, page or slide that it belongs to."""

    span: Span
    item: str = ""


@dataclass(frozen=True)
class Entry:
    """One thing that is not as it was: `word` is one of `WORDS`, `note` what it was."""

    outcome: Outcome
    word: str
    where: Where
    note: str = ""


@dataclass
class Log:
    """Everything that is to be told. An entry that says the same of the same item is made once."""

    findings: list[Finding] = field(default_factory=list)
    entries: dict[Entry, None] = field(default_factory=dict)
    muted: bool = False

    def changed(self, word: str, where: Where, note: str = "") -> None:
        self._add("changed", word, where, note)

    def dropped(self, word: str, where: Where, note: str = "") -> None:
        self._add("dropped", word, where, note)

    def set_aside(self, word: str, where: Where, note: str = "") -> None:
        self._add("set aside", word, where, note)

    def found(self, rule: Rule, span: Span, message: str, hint: str = "") -> None:
        self.findings.append(rule.at(span, message, hint))

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Texts that are read a second time are told once."""
        before, self.muted = self.muted, True
        yield
        self.muted = before

    def _add(self, outcome: Outcome, word: str, where: Where, note: str) -> None:
        if word not in WORDS:
            raise KeyError(word)
        if not self.muted:
            self.entries[Entry(outcome, word, where, " ".join(note.split())[:200])] = None
