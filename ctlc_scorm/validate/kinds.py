"""What a package is: by the files that lie at its top, and by what its manifest says."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass

from ctlc_scorm.formats.xmltree import Element
from ctlc_scorm.lint.edition import ADLCP_12, ADLCP_2004, SCORM12, VERSION_2004, edition_of, versions
from ctlc_scorm.zips.writer import Content

MANIFEST = "imsmanifest.xml"
AICC = (".crs", ".au", ".des", ".cst")
CARTRIDGE = re.compile(r"http://www\.imsglobal\.org/xsd/ims(cc|_cc|lticc|thin)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of package: `name` for programs, `title` for people."""

    name: str
    title: str


SCORM_12 = Kind("scorm12", "SCORM 1.2")
SCORM_2004 = Kind("scorm2004", "SCORM 2004")
TIN_CAN = Kind("tincan", "Tin Can (xAPI)")
CMI5 = Kind("cmi5", "cmi5")
AICC_KIND = Kind("aicc", "AICC")
COMMON_CARTRIDGE = Kind("imscc", "Common Cartridge")
IMS_CP = Kind("imscp", "IMS content package")
H5P = Kind("h5p", "H5P")
NONE = Kind("none", "no course package")
EDITIONS = {"CAM 1.3": "2nd Edition", "1.3": "2nd Edition"}


def by_files(files: Mapping[str, Content]) -> list[Kind]:
    """The kinds that the files at the top speak for, but for what an `imsmanifest.xml` says."""
    found = [kind for name, kind in (("cmi5.xml", CMI5), ("tincan.xml", TIN_CAN), ("h5p.json", H5P)) if name in files]
    endings = {posixpath.splitext(name)[1].lower() for name in files if "/" not in name}
    if endings & {".cst", ".crs"} and MANIFEST not in files:
        found.append(AICC_KIND)
    return found


def by_manifest(elements: list[Element]) -> Kind:
    """The kind of a package by the elements of its manifest."""
    root = elements[0]
    if CARTRIDGE.match(root.namespace):
        return COMMON_CARTRIDGE
    if not _is_scorm(elements):
        return IMS_CP
    if edition_of(elements) is SCORM12:
        return SCORM_12
    version = next((one.text.strip() for one in versions(root)), "")
    edition = EDITIONS.get(version) or (version.removeprefix("2004 ") if VERSION_2004.match(version) else "")
    return Kind("scorm2004", f"SCORM 2004 {edition}".strip())


def _is_scorm(elements: list[Element]) -> bool:
    root = elements[0]
    said = [one.text.strip() for data in root.all("metadata") for one in data.all("schema")]
    if "ADL SCORM" in said or any(one.text.strip() for one in versions(root) if _scorm_version(one.text.strip())):
        return True
    declared = {namespace for one in elements for _, namespace in one.declared}
    if declared & {ADLCP_12, ADLCP_2004}:
        return True
    return any("scormtype" in key.lower() for one in elements if one.name == "resource" for key in one.attributes)


def _scorm_version(text: str) -> bool:
    return text == "1.2" or bool(VERSION_2004.match(text))
