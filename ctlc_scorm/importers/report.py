"""The fidelity report: what was kept, changed, set aside and dropped, for people and for programs."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from ctlc_scorm import __version__
from ctlc_scorm import report as findings_report
from ctlc_scorm.importers.log import OUTCOMES, Entry, Log
from ctlc_scorm.importers.model import Material
from ctlc_scorm.importers.words import WORDS
from ctlc_scorm.source.findings import Finding, Severity


@dataclass
class FileReport:
    """One file: its format, and how many questions and pages became what."""

    file: str
    format: str
    questions: dict[str, int]
    pages: int
    media: int


@dataclass
class Report:
    """The whole import. `check` are the findings on the course that was made."""

    out: str
    log: Log
    files: list[FileReport] = field(default_factory=list)
    check: list[Finding] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    minutes: int = 0
    drawn: int = 0

    @property
    def failed(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in (*self.log.findings, *self.check))


def of_file(name: str, format_name: str, material: Material, log: Log) -> FileReport:
    """Counts of a file; a question is what is worst of its entries."""
    worst: dict[str, int] = {}
    for entry in log.entries:
        where = str(entry.where.span)
        worst[where] = max(worst.get(where, 0), _rank(entry))
    counts = dict.fromkeys(("kept", "changed", "set aside"), 0)
    for item in material.items:
        rank = 2 if item.aside else min(1, worst.get(str(item.where.span), 0))
        counts[OUTCOMES[rank]] += 1
    pages = sum(len(module.pages) for module in material.modules)
    return FileReport(name, format_name, counts, pages, len(material.media))


def _rank(entry: Entry) -> int:
    """A part that is dropped changes the question that it was a part of."""
    return 0 if entry.word == "feedback-to-write" else 1


def data(report: Report) -> dict[str, Any]:
    """The report as plain data."""
    return {
        "tool": f"ctlc-scorm {__version__}",
        "out": report.out,
        "files": [vars(one) for one in report.files],
        "entries": [_entry(entry) for entry in report.log.entries],
        "words": {word: WORDS[word] for word in sorted({entry.word for entry in report.log.entries})},
        "findings": json.loads(findings_report.as_json(findings_report.ordered(report.log.findings)))["findings"],
        "check": _counts(report.check),
        "minutes": report.minutes,
        "drawn": report.drawn,
        "written": report.written,
    }


def _entry(entry: Entry) -> dict[str, Any]:
    line, column = entry.where.span.source.place(entry.where.span.start)
    return {
        "outcome": entry.outcome,
        "word": entry.word,
        "file": entry.where.span.source.path,
        "line": line,
        "column": column,
        "item": entry.where.item,
        "note": entry.note,
    }


def _counts(findings: list[Finding]) -> dict[str, Any]:
    by_code = Counter(finding.rule.code for finding in findings)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = sum(finding.severity is Severity.WARNING for finding in findings)
    return {"errors": errors, "warnings": warnings, "codes": dict(sorted(by_code.items()))}


def as_json(report: Report) -> str:
    return json.dumps(data(report), ensure_ascii=False, indent=2)


def as_text(report: Report) -> str:
    """The report as it is printed and kept."""
    lines = [f"Imported into {report.out}" if report.written else "Nothing was written.", ""]
    lines += [_file_line(one) for one in report.files]
    for outcome in OUTCOMES[1:]:
        lines += _outcome(outcome, [entry for entry in report.log.entries if entry.outcome == outcome])
    if report.written:
        lines += ["", *_check_lines(report)]
    return "\n".join(lines) + "\n"


def _file_line(one: FileReport) -> str:
    parts = [f"{count} {outcome}" for outcome, count in one.questions.items() if count]
    questions = f"{sum(one.questions.values())} questions ({', '.join(parts)})" if parts else ""
    pages = f"{one.pages} page{'' if one.pages == 1 else 's'}" if one.pages else ""
    media = f"{one.media} media file{'' if one.media == 1 else 's'}" if one.media else ""
    return f"{one.file} ({one.format}): " + (", ".join(part for part in (questions, pages, media) if part) or "nothing")


def _outcome(outcome: str, entries: list[Entry]) -> list[str]:
    if not entries:
        return []
    lines = ["", f"{outcome.capitalize()}:"]
    for word in dict.fromkeys(entry.word for entry in entries):
        lines.append(f"  {word}: {WORDS[word]}")
        for entry in (entry for entry in entries if entry.word == word):
            named = f" {entry.where.item}" if entry.where.item else ""
            note = f" - {entry.note}" if entry.note else ""
            lines.append(f"    {entry.where.span}{named}{note}")
    return lines


def _check_lines(report: Report) -> list[str]:
    counts = _counts(report.check)
    codes = ", ".join(f"{code} ({count})" for code, count in counts["codes"].items())
    said = findings_report.count(report.check)
    lines = [f"`ctlc-scorm check {report.out}` says: {said}{f': {codes}' if codes else ''}."]
    if report.drawn:
        lines.append(f"The final draws {report.drawn} of the questions of the bank (`assessment/blueprint.yaml`).")
    lines.append(
        f"The minutes are estimated: {report.minutes} in all. The version is 0.1.0; `iri:` is made up, so put your own."
    )
    return lines
