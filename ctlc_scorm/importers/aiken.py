"""Aiken: a question, options behind letters, and `ANSWER:` with the letter of the right one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ctlc_scorm.importers.log import Log
from ctlc_scorm.importers.model import Answer, Item, Material
from ctlc_scorm.importers.opening import Opened
from ctlc_scorm.importers.texts import from_plain

NAME = "Aiken"
OPTION = re.compile(r"\s*([A-Za-z])[.)]\s+(.*\S)")
KEY = re.compile(r"\s*ANSWER\s*:(.*)", re.IGNORECASE)
SIGN = re.compile(r"^\s*ANSWER\s*:\s*[A-Za-z]\b", re.MULTILINE)


def fits(opened: Opened) -> bool:
    return opened.form == "text" and opened.suffix != ".gift" and bool(SIGN.search(opened.source.text))


def read(opened: Opened, log: Log) -> Material:
    material = Material(opened.title)
    for draft in _drafts(opened.source.text):
        where = opened.where("", draft.line)
        item = Item("choice", where, from_plain("\n".join(draft.words), log, where), raw="\n".join(draft.lines))
        for letter, text in draft.options:
            item.answers.append(Answer(from_plain(text, log, where), letter in draft.key))
        if len(draft.options) < 2 or not draft.key <= {letter for letter, _ in draft.options}:
            item.kind, item.aside = "other", "broken"
        elif not draft.key:
            item.aside = "no-key"
        material.items.append(item)
    return material


@dataclass
class _Draft:
    line: int
    words: list[str] = field(default_factory=list)
    options: list[tuple[str, str]] = field(default_factory=list)
    key: set[str] = field(default_factory=set)
    lines: list[str] = field(default_factory=list)


def _drafts(text: str) -> Iterator[_Draft]:
    """Questions with their lines. One ends with its answer, or where words follow its options after a blank line."""
    draft: _Draft | None = None
    blank = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            blank = True
            continue
        key, option = KEY.match(line), OPTION.match(line)
        if draft and draft.options and blank and not key and not option:
            yield draft
            draft = None
        blank = False
        draft = draft or _Draft(number)
        draft.lines.append(line)
        if key:
            draft.key = set(re.findall(r"[A-Z]", key[1].upper()))
            yield draft
            draft = None
        elif option and draft.words:
            draft.options.append((option[1].upper(), option[2]))
        elif draft.options:
            letter, said = draft.options[-1]
            draft.options[-1] = letter, f"{said} {line.strip()}"
        else:
            draft.words.append(line.strip())
    if draft:
        yield draft
