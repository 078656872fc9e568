"""parse: a Project -> an Outline. YAML, Markdown and colon fences become trees with places; nothing is understood
yet.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from ctlc_scorm.source.bibliography import Entry, read_bibliography
from ctlc_scorm.source.directives import Body, parse_body
from ctlc_scorm.source.faults import MISSING_FILE, NO_FRONT_MATTER
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.memory import Memory
from ctlc_scorm.source.project import Project
from ctlc_scorm.source.text import Source
from ctlc_scorm.source.yaml import Document, read_yaml

T = TypeVar("T")
FRONT = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)


@dataclass
class PageSource:
    """A Markdown file: its front matter (none in a bank) and its body."""

    source: Source
    front: Document | None
    body: Body


@dataclass
class Outline:
    """Every file of the course as a tree; `modules` by folder name."""

    course: Document
    modules: dict[str, list[PageSource]] = field(default_factory=dict)
    bank: list[PageSource] = field(default_factory=list)
    intro: PageSource | None = None
    blueprint: Document | None = None
    glossary: Document | None = None
    support: Document | None = None
    facts: Document | None = None
    lock: Document | None = None
    theme: Document | None = None
    references: list[Entry] = field(default_factory=list)


def parse(project: Project, findings: list[Finding], memory: Memory | None = None) -> Outline:
    """The trees of a project. Total: whatever the files hold, there is an outline, and findings for what is wrong."""
    return _Parser(project, findings, memory or Memory()).outline()


@dataclass
class _Parser:
    project: Project
    findings: list[Finding]
    memory: Memory

    def outline(self) -> Outline:
        outline = Outline(self.course())
        sources = self.project.sources
        for folder in sorted({path.split("/")[1] for path in sources if re.match(r"modules/[^/]+/", path)}):
            outline.modules[folder] = [self.tree(one, _page) for one in self.project.folder(f"modules/{folder}")]
        for source in self.project.folder("assessment"):
            page = self.tree(source, _bare)
            if source.path.endswith("/intro.md"):
                outline.intro = page
            else:
                outline.bank.append(page)
        outline.blueprint = self.yaml("assessment/blueprint.yaml")
        outline.glossary = self.yaml("glossary.yaml")
        outline.support = self.yaml("support.yaml")
        outline.facts = self.yaml("facts.yaml")
        outline.lock = self.yaml("course.lock")
        outline.theme = self.yaml("theme.yaml")
        if bib := sources.get("references.bib"):
            outline.references = self.tree(bib, read_bibliography)
        return outline

    def tree(self, source: Source, read: Callable[[Source, list[Finding]], T]) -> T:
        """What a file holds, read again only where it has changed."""
        return self.memory.recall(("tree", source.path), (source,), self.findings, lambda found: read(source, found))

    def yaml(self, path: str) -> Document | None:
        source = self.project.sources.get(path)
        return self.tree(source, read_yaml) if source else None

    def course(self) -> Document:
        found = self.yaml("course.yaml")
        if found:
            return found
        source = self.project.empty("course.yaml")
        hint = "A course folder holds a `course.yaml` with its id, title, credit and modules."
        self.findings.append(MISSING_FILE.at(source.span(), "there is no `course.yaml` in this folder", hint))
        return Document(source, source.span(), broken=True)


def _bare(source: Source, findings: list[Finding]) -> PageSource:
    return PageSource(source, None, parse_body(source, 0, findings))


def _page(source: Source, findings: list[Finding]) -> PageSource:
    match = FRONT.match(source.text)
    if not match:
        hint = "Begin the page with `---`, `title: ...`, `minutes: ...`, `---`."
        findings.append(NO_FRONT_MATTER.at(source.span(), "this page has no front matter", hint))
        front = Document(source, source.span(), broken=True)
        return PageSource(source, front, parse_body(source, 0, findings))
    front = read_yaml(source, findings, match.start(1), match.end(1))
    return PageSource(source, front, parse_body(source, match.end(), findings))
