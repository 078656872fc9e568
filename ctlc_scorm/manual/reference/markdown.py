"""Markdown for pages that are made."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterable, Sequence
from functools import cache

import yaml

from ctlc_scorm.manual import ROOT

NOTE = "<!-- Made from the code by `python -m ctlc_scorm.manual`. Do not edit it here. -->"
SPECIAL = re.compile(r"([\\<>\[\]_*#|~@])")


def page(title: str, parts: Iterable[str]) -> str:
    """A page of the manual: its head, and its parts a line apart."""
    head = f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\nminutes: 0\n---"
    return "\n\n".join([f"{head}\n{NOTE}", *(part for part in parts if part)]) + "\n"


def code(text: str, language: str = "") -> str:
    """A block of code, whatever fences it holds."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table with a title; nothing where there are no rows."""
    lines = [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    if not lines:
        return ""
    rule = f"|{'|'.join(['---'] * len(heads))}|"
    return "\n".join([f"Table: {title}", "", f"| {' | '.join(heads)} |", rule, *lines])


def plain(text: str) -> str:
    """Running text that is not Markdown, made to be read as it stands; what is between back quotes stays code."""
    parts = re.split(r"(`[^`]*`)", " ".join(text.split()))
    return "".join(part if part.startswith("`") else SPECIAL.sub(r"\\\1", part) for part in parts)


def with_terms(text: str) -> str:
    """The text of a page with each abbreviation of the glossary linked where it stands first, outside code."""
    for letters, id in _abbreviations().items():
        parts = re.split(r"(^(`{3,}).*?^\2$|^---$.*?^---$|^#.*?$|`[^`\n]+`)", text, flags=re.DOTALL | re.MULTILINE)
        for index in range(0, len(parts), 3):
            parts[index], found = re.subn(rf"\b{letters}\b(?!-)", f"[{letters}](term:{id})", parts[index], count=1)
            if found:
                break
        text = "".join(part for index, part in enumerate(parts) if index % 3 < 2 and part is not None)
    return text


@cache
def _abbreviations() -> dict[str, str]:
    glossary = yaml.safe_load((ROOT / "glossary.yaml").read_text("utf-8"))
    return {entry["term"]: id for id, entry in glossary.items()}


def paragraphs(text: str) -> list[str]:
    return [one for one in inspect.cleandoc(text).split("\n\n") if one.strip()]
