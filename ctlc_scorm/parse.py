"""parse: a Project -> an Outline. YAML, Markdown and colon fences become trees with places; nothing is understood
yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ctlc_scorm.source.bibliography import Entry, read_bibliography
from ctlc_scorm.source.directives import Body, parse_body
from ctlc_scorm.source.faults import MISSING_FILE, NO_FRONT_MATTER
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.project import Project
from ctlc_scorm.source.text import Source
from ctlc_scorm.source.yaml import Document, read_yaml

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


def parse(project: Project, findings: list[Finding]) -> Outline:
    """The trees of a project. Total: whatever the files hold, there is an outline, and findings for what is wrong."""
    outline = Outline(_course(project, findings))
    for folder in sorted({path.split("/")[1] for path in project.sources if re.match(r"modules/[^/]+/", path)}):
        pages = project.folder(f"modules/{folder}")
        outline.modules[folder] = [_page(source, findings) for source in pages]
    for source in project.folder("assessment"):
        page = PageSource(source, None, parse_body(source, 0, findings))
        if source.path.endswith("/intro.md"):
            outline.intro = page
        else:
            outline.bank.append(page)
    outline.blueprint = _yaml(project, "assessment/blueprint.yaml", findings)
    outline.glossary = _yaml(project, "glossary.yaml", findings)
    outline.support = _yaml(project, "support.yaml", findings)
    outline.facts = _yaml(project, "facts.yaml", findings)
    outline.lock = _yaml(project, "course.lock", findings)
    outline.theme = _yaml(project, "theme.yaml", findings)
    if bib := project.sources.get("references.bib"):
        outline.references = read_bibliography(bib, findings)
    return outline


def _course(project: Project, findings: list[Finding]) -> Document:
    found = _yaml(project, "course.yaml", findings)
    if found:
        return found
    source = project.empty("course.yaml")
    hint = "A course folder holds a `course.yaml` with its id, title, credit and modules."
    findings.append(MISSING_FILE.at(source.span(), "there is no `course.yaml` in this folder", hint))
    return Document(source, source.span(), broken=True)


def _yaml(project: Project, path: str, findings: list[Finding]) -> Document | None:
    source = project.sources.get(path)
    return read_yaml(source, findings) if source else None


def _page(source: Source, findings: list[Finding]) -> PageSource:
    match = FRONT.match(source.text)
    if not match:
        hint = "Begin the page with `---`, `title: ...`, `minutes: ...`, `---`."
        findings.append(NO_FRONT_MATTER.at(source.span(), "this page has no front matter", hint))
        front = Document(source, source.span(), broken=True)
        return PageSource(source, front, parse_body(source, 0, findings))
    front = read_yaml(source, findings, match.start(1), match.end(1))
    return PageSource(source, front, parse_body(source, match.end(), findings))
