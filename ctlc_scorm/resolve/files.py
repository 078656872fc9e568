"""What stands in YAML files beside the pages, as the course has it: terms, lines of support, facts, releases."""

from __future__ import annotations

from dataclasses import dataclass

from ctlc_scorm.course import schema
from ctlc_scorm.course.model import Fact, Lock, Release, SupportLine, Term
from ctlc_scorm.parse import Outline
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.memory import Memory
from ctlc_scorm.source.schema import S, read_schema
from ctlc_scorm.source.yaml import Document


@dataclass
class Files:
    """Reads each file by its model; what has not changed is remembered."""

    outline: Outline
    findings: list[Finding]
    memory: Memory

    def read(self, model: type[S], document: Document, under: str = "") -> S:
        """What a YAML document says, by its model; `under` is the key that the whole of it stands for."""

        def made(found: list[Finding]) -> S:
            return read_schema(model, _under(under, document) if under else document, found)

        return self.memory.recall(("file", model, document.source.path), (document,), self.findings, made)

    def terms(self) -> tuple[Term, ...]:
        document = self.outline.glossary
        if document is None:
            return ()
        file = self.read(schema.GlossaryFile, document, "terms")
        return tuple(
            Term(id=id, term=term.term, definition=term.definition, span=document.key(id))
            for id, term in file.terms.items()
        )

    def support(self) -> tuple[SupportLine, ...]:
        document = self.outline.support
        if document is None:
            return ()
        file = self.read(schema.SupportLines, document, "lines")
        return tuple(
            SupportLine(
                label=line.label,
                text=line.text,
                href=line.href or "",
                verified_on=line.verified_on,
                review_by=line.review_by or "",
                span=document.value(index),
            )
            for index, line in enumerate(file.lines)
        )

    def facts(self) -> tuple[Fact, ...]:
        document = self.outline.facts
        if document is None:
            return ()
        file = self.read(schema.FactsFile, document, "facts")
        return tuple(Fact(id=id, span=document.key(id), **fact.model_dump()) for id, fact in file.facts.items())

    def lock(self) -> Lock:
        if self.outline.lock is None:
            return Lock()
        file = self.read(schema.LockFile, self.outline.lock)
        releases = tuple(Release(**release.model_dump()) for release in file.releases)
        return Lock(releases=releases, modules=file.modules, pages=file.pages, items=file.items)


def _under(name: str, document: Document) -> Document:
    """The document as the value of one key, so that a file that is a plain mapping or list fits a model."""
    keys = {(name, *path): span for path, span in document.keys.items()}
    values = {(name, *path): span for path, span in document.values.items()}
    return Document(document.source, document.span, {name: document.data or {}}, keys, values, document.broken)
