"""DOCX: headings become pages, pictures become media; tables, lists, links and footnotes are kept."""

from __future__ import annotations

import re
from typing import Any

from ctlc_scorm.importers.documents import blocks_of, parted
from ctlc_scorm.importers.elements import name_of, text_of
from ctlc_scorm.importers.html import HtmlWriter
from ctlc_scorm.importers.log import Log, Where
from ctlc_scorm.importers.model import Material, Module
from ctlc_scorm.importers.opening import Opened, RefusedError, office, refused, xml_in
from ctlc_scorm.importers.opening import read as read_part
from ctlc_scorm.importers.pictures import Pictures
from ctlc_scorm.importers.texts import html_root
from ctlc_scorm.rules.importing import UNKNOWN_MATERIAL

NAME = "DOCX"
MAIN = "word/document.xml"
STYLES = """\
p[style-name='Title'] => h1.document-title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Caption'] => p:fresh
p[style-name='caption'] => p:fresh
p[style-name='No Spacing'] => p:fresh
p[style-name='Body Text'] => p:fresh
"""
LOST = {
    rb"<w:del\b|<w:ins\b|<w:moveFrom\b": "tracked-changes",
    rb"<m:oMath\b": "math",
    rb"<c:chart\b": "chart",
    rb"<dgm:relIds\b": "diagram",
    rb"<w:txbxContent\b": "text-box",
    rb"<w:object\b|<o:OLEObject\b": "embedded",
}
"""Signs in the main part of what is left out, or is not quite as it was."""


def fits(opened: Opened) -> bool:
    return opened.form == "zip" and MAIN in opened.files


def read(opened: Opened, log: Log) -> Material:
    import mammoth

    material = Material(document_title(opened, log) or opened.title)
    pictures = Pictures(material.media, log, opened.prefix)
    found: dict[str, bytes] = {}
    try:
        result = mammoth.convert_to_html(
            office(opened, log),
            style_map=STYLES,
            convert_image=mammoth.images.img_element(lambda one: _kept(one, found)),
        )
    except RefusedError:
        raise
    except Exception as error:  # a half-broken document fails in any way
        message = f"this document cannot be read: {type(error).__name__}: {error}"
        raise refused(log, UNKNOWN_MATERIAL, opened.source.span(), message) from error
    where = opened.where()
    _tell(opened, result.messages, where, log)
    root = html_root(result.value)
    title = _own_title(root) or material.title
    writer = HtmlWriter(log, where, lambda source: pictures.add(source, found.get(source, b""), where))
    material.title, pages = parted(blocks_of(writer, root), title, where, log)
    material.modules = [Module(material.title, pages)]
    return material


def _kept(image: Any, found: dict[str, bytes]) -> dict[str, str]:
    name = f"picture-{len(found) + 1}"
    with image.open() as stream:
        found[name] = stream.read()
    return {"src": name}


def _own_title(root: Any) -> str:
    """The words of the style *Title*; they are no heading of a page."""
    for node in list(root.iter("h1")):
        if node.get("class") == "document-title":
            words = " ".join(text_of(node).split())
            node.getparent().remove(node)
            return words
    return ""


def document_title(opened: Opened, log: Log) -> str:
    """The title in the properties of a document of Word or PowerPoint."""
    name = "docProps/core.xml"
    if name not in opened.files:
        return ""
    core = xml_in(opened, name, log).root
    return next((" ".join(text_of(node).split()) for node in core.iter() if name_of(node) == "title"), "")


def _tell(opened: Opened, messages: list[Any], where: Where, log: Log) -> None:
    main = read_part(opened, MAIN, log)
    for sign, word in LOST.items():
        if count := len(re.findall(sign, main)):
            kept = word in ("tracked-changes", "text-box")
            (log.changed if kept else log.dropped)(word, where, f"{count} of them")
    if "word/comments.xml" in opened.files:
        count = len(re.findall(rb"<w:comment\b", read_part(opened, "word/comments.xml", log)))
        if count:
            log.dropped("comment", where, f"{count} of them")
    for name in opened.files:
        if re.match(r"word/(header|footer)\d*\.xml", name):
            said = " ".join(text_of(xml_in(opened, name, log).root).split())
            if said:
                log.dropped("header-footer", where, said)
    for message in messages:
        style = re.match(r"Unrecognised (?:paragraph|run|table) style: (.*?)(?: \(Style ID.*)?$", message.message)
        if style:
            log.changed("document-style", where, style[1])
        elif not re.search(r"oMath|comment", message.message):
            log.dropped("document-part", where, message.message)
