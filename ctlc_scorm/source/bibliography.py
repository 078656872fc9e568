"""references.bib: BibTeX entries with their places (read with bibtexparser)."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

from ctlc_scorm.source.faults import BIB_SYNTAX
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.text import Source, Span

KEPT_AND = "\N{NO-BREAK SPACE}and\N{NO-BREAK SPACE}"
NEEDED = ("title", "year")


@dataclass(frozen=True)
class Entry:
    """A bibliography entry: its key and its fields as plain text."""

    key: str
    kind: str
    fields: dict[str, str]
    span: Span


def read_bibliography(source: Source, findings: list[Finding]) -> list[Entry]:
    """The entries in order. A block that cannot be read is a finding."""
    from bibtexparser.entrypoint import parse_string

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it would say is a finding, with its place
    library = parse_string(source.text)
    for block in library.failed_blocks:
        span = _line(source, block.start_line or 0)
        findings.append(BIB_SYNTAX.at(span, "this entry cannot be read", "Check its braces, commas and its key."))
    entries = []
    for found in library.entries:
        fields = {field.key.lower(): _clean(str(field.value)) for field in found.fields}
        entry = Entry(found.key, found.entry_type.lower(), fields, _line(source, found.start_line or 0))
        entries.append(entry)
        _check(entry, findings)
    return entries


def _check(entry: Entry, findings: list[Finding]) -> None:
    lacking = [name for name in NEEDED if not entry.fields.get(name)]
    if not entry.fields.get("author") and not entry.fields.get("editor"):
        lacking.insert(0, "author")
    if lacking:
        message = f"`{entry.key}` has no {' and no '.join(lacking)}"
        findings.append(BIB_SYNTAX.at(entry.span, message, f"Add `{lacking[0]} = {{...}},`."))


def _line(source: Source, number: int) -> Span:
    start = source.line_starts[min(number, len(source.line_starts) - 1)]
    return source.span(start, start + len(source.line(min(number, len(source.line_starts) - 1) + 1)))


def _clean(value: str) -> str:
    """LaTeX's braces and ties taken away, dashes made real; an "and" inside braces does not part names."""
    text = re.sub(r"\{([^{}]*)\}", lambda inner: inner[1].replace(" and ", KEPT_AND), " ".join(value.split()))
    text = text.replace(r"\&", "&").replace("~", " ").replace("---", "—").replace("--", "–")
    return re.sub(r"[{}]", "", text).strip()
