"""The stages in order, on one screen: load -> parse -> resolve -> check -> render -> assemble -> verify."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ctlc_scorm.assemble import assemble
from ctlc_scorm.check import check
from ctlc_scorm.course.model import Course
from ctlc_scorm.formats import TABLE
from ctlc_scorm.load import load
from ctlc_scorm.package import Package
from ctlc_scorm.parse import parse
from ctlc_scorm.render import content_hash, render
from ctlc_scorm.resolve import resolve
from ctlc_scorm.rules.size import check_size
from ctlc_scorm.site import Layout
from ctlc_scorm.source.findings import Finding, Severity
from ctlc_scorm.source.memory import Memory
from ctlc_scorm.source.project import Project
from ctlc_scorm.verify import verify

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Compiled:
    """A course, its files, and everything that was found in them."""

    project: Project
    course: Course
    findings: list[Finding]
    memory: Memory = field(default_factory=Memory)


@dataclass(frozen=True)
class Built:
    """A package ready to be written (none when there were errors), and the size of its saved state at the worst."""

    package: Package | None
    findings: list[Finding]
    state: int = 0


def compile_course(root: Path, progress: Progress = lambda stage: None, memory: Memory | None = None) -> Compiled:
    """Everything up to the checks. Raises OSError where the folder cannot be read. With the memory of an earlier run,
    only what has changed since is made again.
    """
    memory = memory or Memory()
    findings: list[Finding] = []
    progress("Reading")
    return compile_project(load(root, findings, memory), findings, progress, memory)


def compile_project(
    project: Project, found: list[Finding], progress: Progress = lambda stage: None, memory: Memory | None = None
) -> Compiled:
    """The same from files that are in memory, with what was found on loading them."""
    findings, memory = list(found), memory or Memory()
    outline = parse(project, findings, memory)
    course = resolve(project, outline, findings, memory)
    progress("Checking")
    return Compiled(project, course, findings + check(course), memory)


def build(compiled: Compiled, format_name: str, layout: Layout, progress: Progress = lambda stage: None) -> Built:
    """The package of a compiled course in one format. Without errors in the course, its own package is verified."""
    if has_errors(compiled.findings):
        return Built(None, compiled.findings)
    chosen = TABLE[format_name]
    progress("Writing pages")
    layout = layout if layout in chosen.layouts else chosen.layouts[0]
    site = render(compiled.course, layout, chosen.driver, content_hash(compiled.project), compiled.memory)
    progress("Packing")
    size, state = check_size(compiled.course, site)
    package = assemble(compiled.course, site, chosen)
    findings = compiled.findings + size + verify(package, chosen)
    return Built(None if has_errors(findings) else package, findings, state)


def judged(compiled: Compiled) -> list[Finding]:
    """All that is found in a course: without errors in its source, its own package is built and looked at too."""
    return compiled.findings if has_errors(compiled.findings) else build(compiled, "scorm12", "single").findings


def has_errors(findings: list[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)
