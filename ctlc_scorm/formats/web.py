"""Web: the course as plain pages, for a site or a disk. The same files as in any package, without a manifest."""

from __future__ import annotations

from ctlc_scorm.course.model import Course
from ctlc_scorm.package import Package
from ctlc_scorm.site import Site
from ctlc_scorm.source.findings import Finding


def assemble(course: Course, site: Site) -> Package:
    return Package(f"{course.id}-{course.version}-web", dict(site.files))


def check(package: Package) -> list[Finding]:
    return []
