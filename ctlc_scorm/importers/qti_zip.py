"""QTI as a zip with a manifest, of any version: the items of a test in its order, then those that stand alone."""

from __future__ import annotations

import posixpath
import re

from ctlc_scorm.importers import qti2, qti12
from ctlc_scorm.importers.elements import below, name_of
from ctlc_scorm.importers.log import Log, Where
from ctlc_scorm.importers.model import Material
from ctlc_scorm.importers.opening import Opened, RefusedError, xml_in
from ctlc_scorm.importers.pictures import SIGNS, Pictures
from ctlc_scorm.importers.qti2_texts import plain_name, rename
from ctlc_scorm.source.text import Source

NAME = "QTI in a zip"
MANIFEST = "imsmanifest.xml"
SIGN = re.compile(
    rb"<(?:\w+:)?(questestinterop|assessmentItem|assessmentTest|qti-assessment-item|qti-assessment-test)\b"
)
TYPE = re.compile(rb"type\s*=\s*[\"'](imsqti_|ims_qtiasi|imsqti|associatedcontent/imscc[^\"']*qti)", re.IGNORECASE)


def fits(opened: Opened) -> bool:
    if opened.form != "zip":
        return False
    if MANIFEST in opened.files:
        return bool(TYPE.search(opened.files[MANIFEST])) or not _has_pages(opened)
    return "[Content_Types].xml" not in opened.files and any(_is_qti(opened, name) for name in opened.files)


def _has_pages(opened: Opened) -> bool:
    return any(name.lower().endswith((".html", ".htm", ".xhtml")) for name in opened.files)


def _is_qti(opened: Opened, name: str) -> bool:
    return name.lower().endswith((".xml", ".qti")) and bool(SIGN.search(opened.files[name][:65536]))


def read(opened: Opened, log: Log) -> Material:
    material = Material(opened.title)
    pictures = Pictures(material.media, log, opened.prefix)
    parts = {}
    for name in opened.files:
        if name != MANIFEST and _is_qti(opened, name):
            try:
                parts[name] = xml_in(opened, name, log)
            except RefusedError:
                continue
    groups = _order(parts, log)
    for name in sorted(parts, key=lambda name: list(groups).index(name) if name in groups else len(groups)):
        part, count = parts[name], len(material.items)
        if name_of(part.root) == "questestinterop":
            qti12.read(part, log, material, pictures)
        elif qti2.fits(part):
            qti2.read(part, log, material, pictures)
        for item in material.items[count:]:
            item.group = item.group or groups.get(name, "")
    _unused(opened, parts, log)
    return material


def _order(parts: dict[str, Opened], log: Log) -> dict[str, str]:
    """The title of the test of each item, in the order of the tests."""
    groups: dict[str, str] = {}
    for name, part in parts.items():
        if plain_name(name_of(part.root)) != "assessmenttest":
            continue
        rename(part.root)
        where = part.where(part.root.get("title") or "", part.root.sourceline or 0)
        if any(True for _ in below(part.root, "selection", "ordering", "branchrule", "precondition")):
            log.dropped("selection", where)
        for href in qti2.order_of(part.root):
            groups[posixpath.normpath(posixpath.join(posixpath.dirname(name), href))] = part.root.get("title") or ""
    return groups


def _unused(opened: Opened, parts: dict[str, Opened], log: Log) -> None:
    """Files that are neither items nor pictures of them."""
    for name in opened.files:
        if name == MANIFEST or name in parts or name.endswith((".xsd", ".dtd")):
            continue
        if not any(name.lower().endswith(suffix) for suffix in (*SIGNS.values(), ".svg", ".webp", ".jpeg")):
            log.dropped("file", Where(Source(f"{opened.name}/{name}", "").span()))
