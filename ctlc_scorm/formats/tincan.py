"""Tin Can: the course's files and a `tincan.xml`, as its importers read it.

- `activities` is the first child of the root and the launched activity the first of them: Moodle's plug-in takes the
  first child of the first child. Only that one has a `launch`, whose text has no blank around it.
- No character references and no blanks in ids and file names, since importers read them as text.
"""

from __future__ import annotations

from urllib.parse import quote

from lxml import etree
from lxml.builder import ElementMaker

from ctlc_scorm.course.model import Course
from ctlc_scorm.formats import lom
from ctlc_scorm.package import Package
from ctlc_scorm.site import Site
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.xapi import ids

NAMESPACE = "http://projecttincan.com/tincan.xsd"
TYPES = "http://adlnet.gov/expapi/activities/"
FILE = "tincan.xml"
TC = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
Element = etree._Element


def assemble(course: Course, site: Site) -> Package:
    return Package(f"{course.id}-{course.version}-xapi", {FILE: manifest(course, site), **site.files})


def check(package: Package) -> list[Finding]:
    return []


def manifest(course: Course, site: Site) -> bytes:
    """The bytes of `tincan.xml`: the course, its modules and its final."""
    launch = TC.launch(quote(site.scos[0].file), lang=course.language)
    whole = _activity(course, ids.root(course), "course", course.title, course.summary, launch)
    modules = [_activity(course, ids.module(course, m.id), "module", m.title, m.summary) for m in course.modules]
    last = course.assessment
    final = [_activity(course, ids.final(course), "assessment", last.title)] if last else []
    root = TC.tincan(TC.activities(whole, *modules, *final))
    etree.indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="UTF-8") + b"\n"


def _activity(course: Course, id: str, kind: str, name: str, text: str = "", *launch: Element) -> Element:
    title = TC.name(lom.plain(name) or id, lang=course.language)
    about = TC.description(lom.plain(text) or lom.plain(name) or id, lang=course.language)
    found: Element = TC.activity(title, about, *launch, id=id, type=TYPES + kind)
    return found
