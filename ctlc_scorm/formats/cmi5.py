"""cmi5: the course's files and a `cmi5.xml`. One assignable unit for the course, or one for each module and the final.

- The default namespace in double quotes and no prefix: one importer reads unprefixed names as text.
- The default language first, since two importers take the first langstring only; relative urls of files in the zip.
- The objectives of the course are declared once, and each unit names its own.
- A unit with the final is passed and completed, all others are completed; a unit that were neither would count as done
  before anybody opened it.
"""

from __future__ import annotations

from urllib.parse import quote

from lxml import etree
from lxml.builder import ElementMaker

from ctlc_scorm.course.model import Course
from ctlc_scorm.formats import lom
from ctlc_scorm.package import CMI5, Package
from ctlc_scorm.site import Sco, Site
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.xapi import ids

NAMESPACE = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"
TYPES = "http://adlnet.gov/expapi/activities/"
C = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
Element = etree._Element


def assemble(course: Course, site: Site) -> Package:
    return Package(f"{course.id}-{course.version}-cmi5", {CMI5: manifest(course, site), **site.files})


def check(package: Package) -> list[Finding]:
    from ctlc_scorm.rules.package.cmi5 import check_cmi5

    return check_cmi5(package)


def manifest(course: Course, site: Site) -> bytes:
    """The bytes of `cmi5.xml`."""
    units = [_unit(course, sco) for sco in site.scos]
    whole = C.course(*_named(course, course.title, course.summary), id=ids.root(course))
    content = units if len(units) == 1 else [C.block(*_named(course, course.title), *units, id=ids.block(course))]
    root = C.courseStructure(whole, *_objectives(course), *content)
    etree.indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="UTF-8") + b"\n"


def _unit(course: Course, sco: Sco) -> Element:
    passed = bool(sco.final and course.completion.final)
    mastery = {"masteryScore": f"{course.pass_mark / 100:.4g}"} if passed else {}
    about = course.summary if len(sco.modules) > 1 else "".join(module.summary for module in sco.modules)
    found: Element = C.au(
        *_named(course, sco.title, about),
        *_wanted(course, sco),
        C.url(quote(sco.file)),
        id=ids.unit(course, sco.id),
        moveOn="CompletedAndPassed" if passed else "Completed",
        launchMethod="AnyWindow",
        activityType=TYPES + _kind(sco),
        **mastery,
    )
    return found


def _kind(sco: Sco) -> str:
    if sco.id == "course":
        return "course"
    return "assessment" if sco.final else "module"


def _objectives(course: Course) -> list[Element]:
    known = [one for module in course.modules for one in module.objectives]
    parts = [C.objective(*_named(course, one.text), id=ids.objective(course, one.id)) for one in known]
    return [C.objectives(*parts)] if parts else []


def _wanted(course: Course, sco: Sco) -> list[Element]:
    known = [one for module in sco.modules for one in module.objectives]
    parts = [C.objective(idref=ids.objective(course, one.id)) for one in known]
    return [C.objectives(*parts)] if parts else []


def _named(course: Course, title: str, text: str = "") -> list[Element]:
    name = lom.plain(title) or course.id
    return [
        C.title(C.langstring(name, lang=course.language)),
        C.description(C.langstring(lom.plain(text) or name, lang=course.language)),
    ]
