"""SCORM 1.2: the course's files and an `imsmanifest.xml`, by the book and by what LMSs really read.

- The manifest's namespace is the default one and ADL's prefix is literally `adlcp`: Moodle, ILIAS, Chamilo and others
  compare names as text. `isvisible` is written out, since Open edX shows nothing else in its menu.
- The resources of the SCOs come first, the launch at their head: Open edX launches the first resource with an href.
- Ids are made from the course's id and never from its version, so that an LMS knows the course again after an update.
- `adlcp:masteryscore` is written only when the author asks for it (`mastery: lms`), since with it Moodle and Rustici's
  engine overwrite the status from any score.
- The XSD files of the standard are left out, and so is `xsi:schemaLocation`: no LMS that was read opens them, SCORM
  Cloud has its own copies, they are not ours to hand on, and as published they do not even compile in libxml2.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from urllib.parse import quote

from lxml import etree
from lxml.builder import ElementMaker

from ctlc_scorm.course.model import Course
from ctlc_scorm.formats import lom
from ctlc_scorm.package import FIRST, Package
from ctlc_scorm.site import Sco, Site
from ctlc_scorm.source.findings import Finding

IMSCP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
NAMES = {None: IMSCP, "adlcp": ADLCP, "imsmd": lom.IMSMD}
SCORM_TYPE = f"{{{ADLCP}}}scormtype"
LONGEST_TITLE = 200

CP = ElementMaker(namespace=IMSCP, nsmap=NAMES)
ADL = ElementMaker(namespace=ADLCP, nsmap=NAMES)
Element = etree._Element


def assemble(course: Course, site: Site) -> Package:
    files = {FIRST: manifest(course, site), **site.files}
    return Package(f"{course.id}-{course.version}-scorm12", files)


def check(package: Package) -> list[Finding]:
    """What is wrong as SCORM 1.2. That there are several SCOs is what the author asked for."""
    from ctlc_scorm.lint.scorm import check_scorm
    from ctlc_scorm.rules.package.organizations import MULTI_SCO

    return [finding for finding in check_scorm(package) if finding.rule is not MULTI_SCO]


def manifest(course: Course, site: Site) -> bytes:
    """The bytes of `imsmanifest.xml`."""
    root = CP.manifest(
        CP.metadata(CP.schema("ADL SCORM"), CP.schemaversion("1.2"), lom.of_course(course, site.scos[0].file)),
        _organizations(course, site),
        _resources(course, site),
        identifier=identifier("course", course.id),
        version=course.version,
    )
    etree.indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="UTF-8") + b"\n"


def _organizations(course: Course, site: Site) -> Element:
    name = identifier("organization", course.id)
    items = [_item(course, sco) for sco in site.scos]
    whole = CP.organization(_title(course.title, course.id), *items, identifier=name, structure="hierarchical")
    found: Element = CP.organizations(whole, default=name)
    return found


def _item(course: Course, sco: Sco) -> Element:
    mastery = [ADL.masteryscore(f"{course.pass_mark:g}")] if course.lms_mastery and sco.final else []
    item: Element = CP.item(
        _title(sco.title, sco.id),
        *mastery,
        identifier=identifier("item", course.id, sco.id),
        identifierref=identifier("resource", course.id, sco.id),
        isvisible="true",
    )
    return item


def _resources(course: Course, site: Site) -> Element:
    """A resource for each SCO. With several, what is not a SCO's own document is a resource after them, listed once."""
    launched = {sco.file for sco in site.scos}
    others = sorted(site.files.keys() - launched)
    if len(site.scos) == 1:
        resources = [_sco(course, site.scos[0], files=others)]
    else:
        shared = identifier("files", course.id)
        resources = [_sco(course, sco, needs=[shared] if others else []) for sco in site.scos]
        if others:
            asset = {SCORM_TYPE: "asset"}
            resources.append(CP.resource(asset, *_files(others), identifier=shared, type="webcontent"))
    found: Element = CP.resources(*resources)
    return found


def _sco(course: Course, sco: Sco, files: Iterable[str] = (), needs: Iterable[str] = ()) -> Element:
    resource: Element = CP.resource(
        {SCORM_TYPE: "sco"},
        CP.metadata(lom.of_sco(course, sco)),
        *_files([sco.file, *files]),
        *(CP.dependency(identifierref=other) for other in needs),
        identifier=identifier("resource", course.id, sco.id),
        type="webcontent",
        href=quote(sco.file),
    )
    return resource


def _files(names: Iterable[str]) -> list[Element]:
    return [CP.file(href=quote(name)) for name in names]


def _title(text: str, otherwise: str) -> Element:
    clean = lom.plain(text) or otherwise
    title: Element = CP.title(clean if len(clean) <= LONGEST_TITLE else clean[: LONGEST_TITLE - 1].rstrip() + "…")
    return title


def identifier(kind: str, *parts: str) -> str:
    """An XML id that old LMSs take: plain parts as they are, others made plain and told apart by a short hash."""
    text = "-".join(parts)
    clean = re.sub(r"[^A-Za-z0-9_-]+", "-", text)[:70]
    mark = "" if clean == text else "-" + hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"{kind}-{clean}{mark}"
