"""verify: Package -> findings. What LMSs need of a package of ours: names, manifest, pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctlc_scorm.lint.names import check_names
from ctlc_scorm.lint.pages import check_pages
from ctlc_scorm.package import Package
from ctlc_scorm.rules.package.metadata import LOM_INCOMPLETE
from ctlc_scorm.source.findings import Finding

if TYPE_CHECKING:
    from ctlc_scorm.formats import Format


def verify(package: Package, format: Format) -> list[Finding]:
    """Everything that is wrong in a package as one of a format. Metadata that an author left out are not missed."""
    found = [*check_names(package.files), *format.check(package), *check_pages(package)]
    return [finding for finding in found if finding.rule is not LOM_INCOMPLETE]
