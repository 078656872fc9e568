"""The bytes of a manifest as text and elements, mended where the rest can still be read, with what is wrong."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from ctlc_scorm.formats.xmltree import Element, XmlError, instructions, read_xml
from ctlc_scorm.rules.package import xml as rules
from ctlc_scorm.source.findings import Finding, Severity
from ctlc_scorm.source.text import Source

LARGEST = 32 << 20
UTF8 = ("utf-8", "utf8")
READABLE = {
    *UTF8, "utf-16", "utf-16le", "utf-16be", "iso-8859-1", "iso-8859-15", "windows-1252", "windows-1251", "us-ascii",
    "ascii", "latin-1",
}  # fmt: skip
DECLARED = re.compile(r"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']{1,40})")
ESCAPE = r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)"
PASSED = re.compile(rf"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|{ESCAPE}", re.DOTALL)
MOST_AMPERSANDS = 20


def read_manifest(path: str, data: bytes) -> tuple[Source, list[Element], list[Finding]]:
    """The text, its elements (none if it cannot be read), and what is wrong with it as XML."""
    if len(data) > LARGEST:
        source = Source(path, "")
        return source, [], [rules.TOO_DEEP.at(source.span(), f"the manifest has {len(data) >> 20} MiB")]
    source, found = decoded(path, data)
    elements, faults, readable = _elements(source)
    found += faults
    if elements and "<?" in source.text[5:]:
        places = [source.span(one.start, one.end) for one in instructions(readable)]
        found += [rules.INSTRUCTION.at(place, "this is a processing instruction") for place in places]
    return source, elements, found


def decoded(path: str, data: bytes) -> tuple[Source, list[Finding]]:
    """The text as it is declared, or as UTF-8; without what stands before its first sign."""
    utf16 = data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    head = data[:400].decode("utf-16" if utf16 else "latin-1", "replace")
    declared = DECLARED.match(head.removeprefix("\xef\xbb\xbf").removeprefix("\ufeff"))
    name = declared[1].lower() if declared else "utf-16" if utf16 else "utf-8"
    text, wrong = _text(data, "utf-16" if utf16 else name)
    source = Source(path, text.removeprefix("\ufeff"))
    found = list(_before(source, data))
    if found and found[0].severity is Severity.ERROR:
        source = Source(path, _blanked(source.text))
    at = source.text.find("\ufffd") if wrong else -1
    if wrong and at >= 0:
        message = f"this is not {name}, which the manifest is or says that it is"
        found.append(rules.NOT_UTF8.at(source.span(at, at + 1), message, level=Severity.ERROR))
    elif name not in UTF8:
        match = DECLARED.match(source.text)
        span = source.span(*match.span(1)) if match else source.span()
        found.append(rules.NOT_UTF8.at(span, f"the manifest is {name}", 'Save it as UTF-8, with encoding="UTF-8".'))
    return source, found


def _text(data: bytes, name: str) -> tuple[str, bool]:
    """The text, and whether bytes of it could not be read."""
    utf16 = data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    codec = name if utf16 or (name in READABLE and not name.startswith("utf-16")) else "utf-8"
    try:
        return data.decode(codec), False
    except (UnicodeDecodeError, LookupError):
        return data.decode(codec if codec == "utf-16" else "utf-8", "replace"), True


def _before(source: Source, data: bytes) -> Iterator[Finding]:
    text = source.text
    if text.lstrip() != text and text.lstrip().startswith("<?xml"):
        message = "a space or line stands before `<?xml`"
        yield rules.BOM.at(source.span(), message, "Begin the file with `<?xml`.", level=Severity.ERROR)
    elif data.startswith(codecs.BOM_UTF8):
        yield rules.BOM.at(source.span(), "the manifest begins with a byte order mark", "Save it as UTF-8 without BOM.")


def _blanked(text: str) -> str:
    """The text with its XML declaration blanked, so that all places stay as they are."""
    start, end = text.find("<?xml"), text.find("?>")
    return text[:start] + re.sub(r"[^\n]", " ", text[start : end + 2]) + text[end + 2 :] if end > start else text


def _elements(source: Source) -> tuple[list[Element], list[Finding], Source]:
    """The elements, what is wrong, and the text that could be read, which is as long."""
    try:
        return read_xml(source), [], source
    except XmlError as error:
        if error.kind:
            rule = rules.DOCTYPE if error.doctype else rules.TOO_DEEP
            return [], [rule.at(error.span, str(error))], source
        broken = rules.NOT_WELL_FORMED.at(error.span, f"the XML is broken here: {error}")
        return _mended(source) or ([], [broken], source)


def _mended(source: Source) -> tuple[list[Element], list[Finding], Source] | None:
    """The elements when bare ampersands are all that is wrong, each a finding."""
    places = [match.start() for match in PASSED.finditer(source.text) if match[0] == "&"]
    if not places:
        return None
    letters = list(source.text)
    for at in places:
        letters[at] = "+"
    mended = Source(source.path, "".join(letters))
    try:
        elements = read_xml(mended)
    except XmlError:
        return None
    hint = "Write `&amp;` for `&`."
    shown = places[:MOST_AMPERSANDS]
    said = "this `&` is not escaped"
    return elements, [rules.NOT_WELL_FORMED.at(source.span(at, at + 1), said, hint) for at in shown], mended
