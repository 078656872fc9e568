"""The formats, one module each. A new one is a module with `assemble` and `check`, and a line of this table.

A module is imported when its format is used: lxml is not loaded for a format that needs no manifest.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctlc_scorm.course.model import Course
    from ctlc_scorm.package import Package
    from ctlc_scorm.site import Layout, Site
    from ctlc_scorm.source.findings import Finding


@dataclass(frozen=True)
class Format:
    """A kind of package: `driver` is what the player reports through, `layouts` are those that it can hold."""

    name: str
    title: str
    driver: str
    layouts: tuple[Layout, ...] = ("single", "modules")

    @property
    def module(self) -> str:
        return f"{__name__}.{MODULES.get(self.name, self.name)}"

    def assemble(self, course: Course, site: Site) -> Package:
        """The package of a course in this format."""
        package: Package = import_module(self.module).assemble(course, site)
        return package

    def check(self, package: Package) -> list[Finding]:
        """What is wrong in a package as one of this format, beyond what holds for every package."""
        findings: list[Finding] = import_module(self.module).check(package)
        return findings


MODULES = {"xapi": "tincan"}
"""Formats whose module has another name."""
TABLE = {
    format.name: format
    for format in (
        Format("scorm12", "SCORM 1.2", driver="scorm12"),
        Format("xapi", "Tin Can", driver="xapi", layouts=("single",)),
        Format("cmi5", "cmi5", driver="cmi5"),
        Format("web", "Web pages without an LMS", driver="web"),
    )
}
