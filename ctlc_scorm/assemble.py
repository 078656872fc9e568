"""assemble: Course + Site -> Package, by one format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctlc_scorm.course.model import Course
from ctlc_scorm.package import Package
from ctlc_scorm.site import Site

if TYPE_CHECKING:
    from ctlc_scorm.formats import Format


def assemble(course: Course, site: Site, format: Format) -> Package:
    """The package of a course in one format; nothing is written yet."""
    return format.assemble(course, site)
