"""Metadata of the course and of each SCO, as SCORM 1.2 binds it (IMS Learning Resource Meta-Data 1.2.1).

It is all lower case and its order is fixed: general, lifecycle, metametadata, technical, educational, rights. What the
course does not say (a cost, a person's address) is not invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from lxml import etree
from lxml.builder import ElementMaker

from ctlc_scorm.course.model import Course
from ctlc_scorm.credit.durations import iso_duration, words
from ctlc_scorm.site import Sco

IMSMD = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NEUTRAL = "x-none"
LONGEST_DESCRIPTION = 2000

MD = ElementMaker(namespace=IMSMD, nsmap={"imsmd": IMSMD})
Element = etree._Element


def of_course(course: Course, launch: str) -> Element:
    """The metadata of the whole: its time is the contact minutes that the course declares."""
    found: Element = MD.lom(
        MD.general(
            MD.title(_text(course.title or course.id, course.language)),
            MD.catalogentry(MD.catalog("URI"), MD.entry(_text(course.iri, NEUTRAL))),
            MD.language(course.language),
            *_described(course.summary, course.language),
        ),
        MD.lifecycle(MD.version(_text(course.version, NEUTRAL)), *_authors(course)),
        MD.metametadata(MD.metadatascheme("ADL SCORM 1.2"), MD.language(course.language)),
        _technical(launch),
        _time(course.contact_minutes),
        *_rights(course),
    )
    return found


def of_sco(course: Course, sco: Sco) -> Element:
    """The metadata of a SCO: its share of the time."""
    title = MD.title(_text(sco.title or sco.id, course.language))
    found: Element = MD.lom(MD.general(title, MD.language(course.language)), _technical(sco.file), _time(sco.minutes))
    return found


def _time(minutes: float) -> Element:
    """The time in ISO 8601 and in words. The words are English, as the names of the standard are."""
    time = MD.typicallearningtime(MD.datetime(iso_duration(minutes)), MD.description(_text(words(minutes), "en")))
    found: Element = MD.educational(time)
    return found


def _technical(launch: str) -> Element:
    found: Element = MD.technical(MD.format("text/html"), MD.location(quote(launch), type="URI"))
    return found


def _described(summary: str, language: str) -> list[Element]:
    text = plain(summary)[:LONGEST_DESCRIPTION]
    return [MD.description(_text(text, language))] if text else []


def _authors(course: Course) -> list[Element]:
    return [
        MD.contribute(MD.role(*_vocabulary("Author")), MD.centity(MD.vcard(_vcard(plain(name)))))
        for name in course.authors
    ]


def _vcard(name: str) -> str:
    """A name and nothing else (RFC 2426 asks for both forms of it)."""
    escaped = re.sub(r"([\\,;])", r"\\\1", name)
    return f"BEGIN:VCARD\nVERSION:3.0\nFN:{escaped}\nN:{escaped};;;;\nEND:VCARD"


def _rights(course: Course) -> list[Element]:
    """The licence, if there is one. Of a Creative Commons licence it is known that nothing is paid for it."""
    licence = plain(course.licence)
    if not licence:
        return []
    free = licence.upper().startswith("CC")
    cost = [MD.cost(*_vocabulary("no"))] if free else []
    copyright = "no" if licence.upper().startswith("CC0") else "yes"
    restrictions = MD.copyrightandotherrestrictions(*_vocabulary(copyright))
    return [MD.rights(*cost, restrictions, MD.description(_text(licence, NEUTRAL)))]


def _vocabulary(value: str) -> Iterable[Element]:
    return MD.source(_text("LOMv1.0", NEUTRAL)), MD.value(_text(value, NEUTRAL))


def _text(text: str, language: str) -> Element:
    found: Element = MD.langstring({LANG: language}, plain(text))
    return found


def plain(text: str) -> str:
    """Text on one line, without characters that XML cannot hold."""
    fit = (c if " " <= c < "\ud800" or "\ue000" <= c < "\ufffe" or c > "\uffff" else " " for c in text)
    return " ".join("".join(fit).split())
