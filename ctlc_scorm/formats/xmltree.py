"""XML of anyone's as elements that know their places. Entities are never expanded and nothing outside is read.

Expat is used and not lxml, since it tells the column of an element as well as its line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from ctlc_scorm.source.text import Source, Span


@dataclass(slots=True)
class Element:
    """An element: names are local, the namespace beside them; attributes are keyed "name" or "namespace name"."""

    namespace: str
    name: str
    attributes: dict[str, str]
    span: Span
    children: list[Element] = field(default_factory=list, repr=False)
    parts: list[str] = field(default_factory=list, repr=False)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def all(self, name: str) -> list[Element]:
        """The children of a name in the element's own namespace."""
        return [child for child in self.children if child.name == name and child.namespace == self.namespace]

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")


class XmlError(Exception):
    """Why a text is not read, and where; `doctype` when it is for its DOCTYPE alone."""

    def __init__(self, message: str, span: Span, doctype: bool = False) -> None:
        super().__init__(message)
        self.span = span
        self.doctype = doctype


def read_xml(source: Source) -> list[Element]:
    """Every element in the order of the text, the root first. Raises XmlError."""
    return _Builder(source).read()


class _Builder:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.found: list[Element] = []
        self.open: list[Element] = []
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.data
        self.parser.StartDoctypeDeclHandler = self.doctype

    def read(self) -> list[Element]:
        try:
            self.parser.Parse(self.source.text.encode("utf-8", "replace"), True)
        except expat.ExpatError as error:
            message = expat.ErrorString(error.code)
            raise XmlError(message, self.place(error.lineno, error.offset)) from error
        return self.found

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _, name = tag.rpartition(" ")
        span = self.place(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber)
        element = Element(namespace, name, attributes, span)
        if self.open:
            self.open[-1].children.append(element)
        self.open.append(element)
        self.found.append(element)

    def end(self, tag: str) -> None:
        self.open.pop()

    def data(self, text: str) -> None:
        self.open[-1].parts.append(text)

    def doctype(self, *declared: object) -> None:
        span = self.place(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber)
        raise XmlError("the XML has a DOCTYPE", span, doctype=True)

    def place(self, line: int, column: int) -> Span:
        """The place of a line (from 1) and a column (from 0), to the end of the tag or of the line."""
        text, starts = self.source.text, self.source.line_starts
        start = min(starts[min(line, len(starts)) - 1] + column, len(text))
        line_end = starts[line] - 1 if line < len(starts) else len(text)
        tag_end = text.find(">", start, line_end) + 1
        return self.source.span(start, tag_end or line_end)
