"""Tin Can: the course's files and a `tincan.xml`, as its importers read it.

- `activities` is the first child of the root and the launched activity the first of them: Moodle's plug-in takes the
  first child of the first child. Only that one has a `launch`, whose text has no blank around it.
- No character references and no blanks in ids and file names, since importers read them as text.
- Every other activity follows, questions with their right responses and components, as authoring tools write them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from lxml import etree
from lxml.builder import ElementMaker

from ctlc_scorm.course.model import Course
from ctlc_scorm.formats import lom
from ctlc_scorm.package import TINCAN, Package
from ctlc_scorm.site import Site
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.xapi import ids
from ctlc_scorm.xapi.templates import templates

NAMESPACE = "http://projecttincan.com/tincan.xsd"
LISTS = ("choices", "scale", "source", "target")
TC = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
Element = etree._Element


def assemble(course: Course, site: Site) -> Package:
    return Package(f"{course.id}-{course.version}-xapi", {TINCAN: manifest(course, site), **site.files})


def check(package: Package) -> list[Finding]:
    from ctlc_scorm.rules.package.tincan import check_tincan

    return check_tincan(package)


def manifest(course: Course, site: Site) -> bytes:
    """The bytes of `tincan.xml`: the course, and everything in it that statements are about."""
    whole, *others = _objects(course)
    launched = _activity(course, whole)
    launched.append(TC.launch(quote(site.scos[0].file), lang=course.language))
    root = TC.tincan(TC.activities(launched, *(_activity(course, one) for one in others)))
    etree.indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="UTF-8") + b"\n"


def _objects(course: Course) -> Iterator[dict[str, Any]]:
    known = templates(course, ids.root(course), course.title, course.modules, course.assessment)
    yield known["root"]
    yield from known["modules"].values()
    yield from (page["activity"] for page in known["pages"].values())
    if known["final"]:
        yield known["final"]
    yield from known["items"].values()


def _activity(course: Course, activity: dict[str, Any]) -> Element:
    definition = activity["definition"]
    name = _words(course, definition["name"]) or activity["id"]
    found: Element = TC.activity(
        TC.name(name, lang=course.language),
        TC.description(_words(course, definition.get("description", {})) or name, lang=course.language),
        *_interaction(course, definition),
        id=activity["id"],
        type=definition["type"],
    )
    return found


def _interaction(course: Course, definition: dict[str, Any]) -> Iterator[Element]:
    if "interactionType" not in definition:
        return
    yield TC.interactionType(definition["interactionType"])
    if right := definition.get("correctResponsesPattern"):
        yield TC.correctResponsePatterns(*(TC.correctResponsePattern(lom.plain(one)) for one in right))
    for name in LISTS:
        if name in definition:
            yield TC(name, *(_component(course, one) for one in definition[name]))


def _component(course: Course, component: dict[str, Any]) -> Element:
    text = _words(course, component["description"]) or component["id"]
    found: Element = TC.component(TC.id(component["id"]), TC.description(text, lang=course.language))
    return found


def _words(course: Course, map: dict[str, str]) -> str:
    return lom.plain(map.get(course.language, ""))
