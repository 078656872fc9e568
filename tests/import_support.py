"""Imports made in a test: files in, the course that comes out of it, and what the report says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ctlc_scorm import pipeline
from ctlc_scorm.course.model import Course
from ctlc_scorm.course.question import Question
from ctlc_scorm.importers.report import Report, data
from ctlc_scorm.importers.run import run
from ctlc_scorm.source.findings import Severity
from ctlc_scorm.source.markdown import plain


def import_text(folder: Path, name: str, content: str | bytes) -> Report:
    """The report of importing one file into `folder/out`."""
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return run([path], folder / "out")


class Imported:
    """One import and the course that it made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out = folder / "out"
        self.report = Report("", None)  # type: ignore[arg-type]

    def take(self, name: str, content: str | bytes) -> None:
        self.report = import_text(self.folder, name, content)

    def take_path(self, path: Path) -> None:
        self.report = run([path], self.out)

    @property
    def course(self) -> Course:
        return pipeline.compile_course(self.out).course

    @property
    def codes(self) -> set[str]:
        """The errors on the course that was made."""
        return {finding.rule.code for finding in self.report.check if finding.severity is Severity.ERROR}

    @property
    def faults(self) -> list[str]:
        return [finding.rule.code for finding in self.report.log.findings]

    @property
    def data(self) -> dict[str, Any]:
        return data(self.report)

    def words(self) -> set[str]:
        return {entry.word for entry in self.report.log.entries}

    def outcomes(self, item: str, outcome: str) -> set[str]:
        """The words that are told of an item."""
        entries = self.report.log.entries
        return {entry.word for entry in entries if entry.where.item == item and entry.outcome == outcome}

    def bank(self) -> list[Question]:
        """Every question of the course: those of its pages, then those of the bank."""
        return questions(self.course)

    def shown(self) -> list[str]:
        return [show(question) for question in self.bank()]

    def text(self, name: str) -> str:
        return (self.out / name).read_text("utf-8")

    def saved(self) -> Any:
        return json.loads(self.text("import/report.json"))


def questions(course: Course) -> list[Question]:
    blocks = [block for page in course.pages for block in page.walk()]
    blocks += course.assessment.bank if course.assessment else ()
    return [block for block in blocks if isinstance(block, Question)]


def show(question: Question) -> str:
    """A question on one line: kind, words, options with their marks."""
    extra = f" +- {question.tolerance:g}" if question.tolerance else ""
    extra += " exact" if question.exact_case else ""
    options = []
    for option in question.options:
        if question.type == "matching":
            options.append(f"{option.text} => {plain(option.target)}")
        else:
            options.append(
                option.text if question.type == "ordering" else f"[{'x' if option.correct else ' '}] {option.text}"
            )
    return "|".join([f"{question.type}{extra}", plain(question.prompt), *options])
