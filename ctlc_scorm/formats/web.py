"""Web: the course as plain pages, for a site or a disk. The same files as in any package, without a manifest, and a
`course.jsonld` that says what it is in the words of schema.org.
"""

from __future__ import annotations

import json
from typing import Any

from ctlc_scorm.course.model import Course
from ctlc_scorm.credit.durations import iso_duration
from ctlc_scorm.package import Package
from ctlc_scorm.site import Site
from ctlc_scorm.source.findings import Finding

FILE = "course.jsonld"


def assemble(course: Course, site: Site) -> Package:
    text = json.dumps(description(course), ensure_ascii=False, indent=2) + "\n"
    return Package(f"{course.id}-{course.version}-web", {**site.files, FILE: text.encode("utf-8")})


def check(package: Package) -> list[Finding]:
    return []


def description(course: Course) -> dict[str, Any]:
    """The course as a schema.org `Course`; its time is the contact minutes, as an ISO 8601 duration."""
    time = iso_duration(course.contact_minutes)
    return {
        "@context": "https://schema.org",
        "@type": "Course",
        "@id": course.iri,
        "name": course.title,
        "description": course.summary or course.title,
        "inLanguage": course.language,
        "version": course.version,
        "license": course.licence,
        "author": [{"@type": "Organization", "name": name} for name in course.authors],
        "timeRequired": time,
        "teaches": [objective.text for module in course.modules for objective in module.objectives],
        "accessMode": ["textual", "visual"],
        "accessModeSufficient": ["textual"],
        "accessibilityFeature": [
            "alternativeText",
            "longDescription",
            "structuralNavigation",
            "displayTransformability",
        ],
        "hasCourseInstance": {"@type": "CourseInstance", "courseMode": "Online", "courseWorkload": time},
    }
