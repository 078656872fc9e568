"""A package as one of SCORM, of any edition: its manifest read and checked."""

from __future__ import annotations

from ctlc_scorm.lint import adl, hrefs, items, metadata, organizations, resources, sequencing, structure
from ctlc_scorm.lint.manifest import Manifest, make
from ctlc_scorm.lint.reading import read_manifest
from ctlc_scorm.package import FIRST, Package
from ctlc_scorm.rules.package import archive
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.text import Source

FAMILIES = (structure, organizations, items, adl, resources, hrefs, metadata, sequencing)


def check_scorm(package: Package, bare: bool = False) -> list[Finding]:
    """Everything that is wrong, as far as the manifest can be read; `bare` if there are no other files to look at."""
    if FIRST not in package.files:
        return [archive.MANIFEST_MISSING.at(Source(FIRST, "").span(), "there is no `imsmanifest.xml` at the top")]
    source, elements, found = read_manifest(FIRST, package.read(FIRST))
    return found + check_elements(make(package, source, elements, bare)) if elements else found


def check_elements(manifest: Manifest) -> list[Finding]:
    """Everything that is wrong in the elements of a manifest."""
    if foreign := list(structure.wrong_root(manifest)):
        return foreign
    return [finding for family in FAMILIES for check in family.CHECKS for finding in check(manifest)]
