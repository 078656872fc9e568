"""The rules for packages: zip, names, manifest, pages, scripts. They hold for our own packages and for anyone's."""

from __future__ import annotations

from ctlc_scorm.rules.package import (
    archive,
    hrefs,
    items,
    kinds,
    metadata,
    names,
    organizations,
    pages,
    resources,
    scorm2004,
    scripts,
    xml,
)

__all__ = [
    "archive",
    "hrefs",
    "items",
    "kinds",
    "metadata",
    "names",
    "organizations",
    "pages",
    "resources",
    "scorm2004",
    "scripts",
    "xml",
]
