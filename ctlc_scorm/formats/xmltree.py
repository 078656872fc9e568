"""XML of anyone's as elements that know their places. Entities are never expanded and nothing outside is read.

Expat is used and not lxml, since it tells the column of an element as well as its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from ctlc_scorm.source.text import Source, Span

DEEPEST = 200
MOST = 200_000
SEPARATOR = "\f"
"""No namespace can have it: XML has no such character."""


@dataclass(slots=True)
class Element:
    """An element: names are local, the namespace beside them; attributes are keyed "name" or "namespace name"."""

    namespace: str
    name: str
    attributes: dict[str, str]
    span: Span
    children: list[Element] = field(default_factory=list, repr=False)
    parts: list[str] = field(default_factory=list, repr=False)
    prefix: str = ""
    declared: tuple[tuple[str, str], ...] = ()
    """The prefixes that are declared here, with their namespaces."""

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def all(self, name: str) -> list[Element]:
        """The children of a name in the element's own namespace."""
        return [child for child in self.children if child.name == name and child.namespace == self.namespace]

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in the order of the text."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting.extend(reversed(one.children))


class XmlError(Exception):
    """Why a text is not read, and where; `kind` is "doctype" or "size" when it is not for its syntax."""

    def __init__(self, message: str, span: Span, kind: str = "") -> None:
        super().__init__(message)
        self.span = span
        self.kind = kind

    @property
    def doctype(self) -> bool:
        return self.kind == "doctype"


def read_xml(source: Source) -> list[Element]:
    """Every element in the order of the text, the root first. Raises XmlError."""
    return _Builder(source).read()


def instructions(source: Source) -> list[Span]:
    """Where processing instructions stand, in XML that can be read."""
    builder = _Builder(source)
    builder.read()
    return builder.instructions


class _Builder:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.data_read = source.text.encode("utf-8", "replace")
        self.passed = (0, 0)
        self.found: list[Element] = []
        self.open: list[Element] = []
        self.declared: list[tuple[str, str]] = []
        self.instructions: list[Span] = []
        self.parser = expat.ParserCreate("utf-8", namespace_separator=SEPARATOR)
        self.parser.namespace_prefixes = True
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.data
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartNamespaceDeclHandler = self.declare
        self.parser.ProcessingInstructionHandler = self.instruct

    def read(self) -> list[Element]:
        try:
            self.parser.Parse(self.data_read, True)
        except expat.ExpatError as error:
            message = expat.ErrorString(error.code)
            raise XmlError(message, self.place(self.parser.ErrorByteIndex)) from error
        return self.found

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, name, prefix = _parted(tag)
        here = self.here()
        own = {_key(name): value for name, value in attributes.items()}
        element = Element(namespace, name, own, here, prefix=prefix, declared=tuple(self.declared))
        self.declared.clear()
        if self.open:
            self.open[-1].children.append(element)
        self.open.append(element)
        self.found.append(element)
        if len(self.open) > DEEPEST:
            raise XmlError(f"elements are nested more than {DEEPEST} deep", here, "size")
        if len(self.found) > MOST:
            raise XmlError(f"there are more than {MOST:,} elements", here, "size")

    def end(self, tag: str) -> None:
        self.open.pop()

    def data(self, text: str) -> None:
        self.open[-1].parts.append(text)

    def declare(self, prefix: str | None, namespace: str) -> None:
        self.declared.append((prefix or "", namespace or ""))

    def instruct(self, target: str, text: str) -> None:
        self.instructions.append(self.here())

    def doctype(self, *declared: object) -> None:
        raise XmlError("the XML has a DOCTYPE", self.here(), "doctype")

    def here(self) -> Span:
        return self.place(self.parser.CurrentByteIndex)

    def place(self, byte: int) -> Span:
        """The place of a byte, to the end of the tag or of the line. Places are asked for in the order of the text."""
        text = self.source.text
        known, at = self.passed if byte >= self.passed[0] else (0, 0)
        start = min(at + len(self.data_read[known:byte].decode("utf-8", "ignore")), len(text))
        self.passed = max(byte, 0), start
        tag_end = text.find(">", start) + 1 or len(text)
        line_end = text.find("\n", start, tag_end)
        return self.source.span(start, line_end if line_end >= 0 else tag_end)


def _parted(tag: str) -> tuple[str, str, str]:
    """Namespace, name and prefix, as expat gives them; the namespace and the prefix may be missing."""
    first, *others = tag.split(SEPARATOR)
    if not others:
        return "", first, ""
    return first, others[0], others[1] if len(others) > 1 else ""


def _key(name: str) -> str:
    return " ".join(_parted(name)[:2]) if SEPARATOR in name else name
