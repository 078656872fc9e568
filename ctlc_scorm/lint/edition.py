"""The editions of SCORM as their manifests show them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ctlc_scorm.formats.xmltree import Element

XML = "http://www.w3.org/XML/1998/namespace"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
IMSCP_12 = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
IMSCP_2004 = "http://www.imsglobal.org/xsd/imscp_v1p1"
ADLCP_12 = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
ADLCP_2004 = "http://www.adlnet.org/xsd/adlcp_v1p3"
IMSMD_12 = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
LOM_2004 = "http://ltsc.ieee.org/xsd/LOM"
IMSSS = "http://www.imsglobal.org/xsd/imsss"
ADLSEQ = "http://www.adlnet.org/xsd/adlseq_v1p3"
ADLNAV = "http://www.adlnet.org/xsd/adlnav_v1p3"
SEQUENCING = (IMSSS, ADLSEQ, ADLNAV)
VERSION_2004 = re.compile(r"(CAM )?1\.3\Z|2004 (2nd|3rd|4th) Edition\Z")
KNOWN = {
    XML, IMSCP_12, IMSCP_2004, ADLCP_12, ADLCP_2004, IMSMD_12, LOM_2004, *SEQUENCING,
    "http://www.imsglobal.org/xsd/imsmd_v1p2", "http://www.imsproject.org/xsd/imsmd_rootv1p2",
    "http://www.imsproject.org/xsd/imsmd_rootv1p2p1", "http://www.imsglobal.org/xsd/imsmd_rootv1p2",
    "http://ltsc.ieee.org/xsd/LOM/vocab", "http://ltsc.ieee.org/xsd/LOM/unique", "http://ltsc.ieee.org/xsd/LOM/extend",
}  # fmt: skip
"""Namespaces whose elements are at home in a manifest."""


@dataclass(frozen=True)
class Edition:
    """What the manifests of an edition are made of."""

    name: str
    cp: str
    adlcp: str
    type: str
    lom: str

    @property
    def scorm_type(self) -> str:
        return f"{self.adlcp} {self.type}"


SCORM12 = Edition("SCORM 1.2", IMSCP_12, ADLCP_12, "scormtype", IMSMD_12)
SCORM2004 = Edition("SCORM 2004", IMSCP_2004, ADLCP_2004, "scormType", LOM_2004)


def versions(root: Element) -> list[Element]:
    """The elements that say the version."""
    return [one for data in root.all("metadata") for one in data.all("schemaversion")]


def edition_of(elements: list[Element]) -> Edition:
    """The edition for which most speaks: the namespaces of the root and of ADL, and the version."""
    root = elements[0]
    declared = {namespace for element in elements for _, namespace in element.declared}
    version = next((one.text.strip() for one in versions(root)), "")
    votes = [root.namespace == IMSCP_2004, VERSION_2004.match(version), ADLCP_2004 in declared]
    against = [root.namespace == IMSCP_12, version == "1.2", ADLCP_12 in declared]
    return SCORM2004 if sum(map(bool, votes)) > sum(against) else SCORM12
