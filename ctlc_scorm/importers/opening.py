"""A path as material: a text, an XML tree, a zip or a folder, read with distrust. Nothing outside it is ever read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from html.entities import html5
from pathlib import Path
from typing import Any, Literal

from ctlc_scorm.formats.xmltree import XmlError, read_xml
from ctlc_scorm.importers.elements import name_of
from ctlc_scorm.importers.log import Log, Where
from ctlc_scorm.rules.importing import BROKEN_XML, DOUBTFUL_ENCODING, UNKNOWN_MATERIAL, UNSAFE_MATERIAL
from ctlc_scorm.source.text import Source, Span
from ctlc_scorm.zips.reader import Files, UnsafeZipError

MOST = 64 << 20
"""No single file is larger."""
DOCTYPE = re.compile(r"<!DOCTYPE\s+[\w:.-]+(?:\s+(?:SYSTEM|PUBLIC)(?:\s+(?:\"[^\"<>]*\"|'[^'<>]*')){1,2})?\s*>")
"""A DOCTYPE that declares nothing itself."""
ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
OWN = frozenset(("lt", "gt", "amp", "quot", "apos"))
Form = Literal["text", "xml", "zip", "folder"]


class RefusedError(Exception):
    """A file that is not read; the finding is in the log."""


@dataclass
class Opened:
    """One file or folder; `files` are those in a zip or a folder."""

    path: Path
    name: str
    form: Form
    source: Source
    root: Any = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    number: int = 0
    """How many files of the same title came before it."""

    @property
    def prefix(self) -> str:
        """The title, told apart from those of other files: for names of media and of pages."""
        return f"{self.title} {self.number + 1}" if self.number else self.title

    @property
    def suffix(self) -> str:
        return self.path.suffix.lower()

    @property
    def title(self) -> str:
        """The file's name as words."""
        return " ".join(re.split(r"[\s_-]+", self.path.stem)).strip() or "Material"

    def where(self, item: str = "", line: int = 0) -> Where:
        return Where(at_line(self.source, line), item)


def open_material(path: Path, log: Log) -> Opened:
    """Raises RefusedError, with a finding, and OSError where it cannot be read."""
    name = path.name or path.resolve().name
    if path.is_dir():
        return Opened(path, name, "folder", Source(name, ""), files=Folder(path, log))
    with path.open("rb") as file:
        head = file.read(4)
    source = Source(name, "")
    if head[:4] in (b"PK\3\4", b"PK\5\6"):
        try:
            return Opened(path, name, "zip", source, files=Zipped(Files(path)))
        except UnsafeZipError as error:
            raise refused(log, UNSAFE_MATERIAL, source.span(), f"this zip is not read: {error}") from error
    if path.stat().st_size > MOST:
        raise refused(log, UNSAFE_MATERIAL, source.span(), f"this file has more than {MOST >> 20} MiB")
    source = Source(name, decoded(path.read_bytes(), name, log))
    if source.text.lstrip().startswith("<") and path.suffix.lower() not in (".md", ".gift", ".txt", ".html", ".htm"):
        source, root = tree(source, log)
        return Opened(path, name, "xml", source, root)
    return Opened(path, name, "text", source)


def refused(log: Log, rule: Any, span: Span, message: str, hint: str = "") -> RefusedError:
    """Notes why, for the caller to raise."""
    log.found(rule, span, message, hint)
    return RefusedError(message)


def at_line(source: Source, line: int) -> Span:
    """The place of a line (from 1), without its indent."""
    if not source.text:
        return source.span()
    starts = source.line_starts
    line = min(max(line, 1), len(starts))
    text = source.line(line)
    start = starts[line - 1] + len(text) - len(text.lstrip())
    return source.span(start, starts[line - 1] + len(text))


def decoded(data: bytes, name: str, log: Log) -> str:
    """Bytes as text with plain line ends. Raises RefusedError."""
    return _decoded(data, name, log).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, name: str, log: Log) -> str:
    """Bytes as text: by their first bytes, else UTF-8, else Windows-1252 with a finding. No binary file is read."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            with suppress(UnicodeDecodeError):
                return data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    if b"\0" in data[:4096]:
        raise refused(log, UNKNOWN_MATERIAL, Source(name, "").span(), "this is no text, and of no format that is known")
    named = re.match(rb"<\?xml[^>]*encoding=[\"']([\w.-]+)[\"']", data)
    encodings = [named[1].decode("ascii")] if named else []
    for encoding in ["utf-8", *encodings]:
        with suppress(UnicodeDecodeError, LookupError):
            return data.decode(encoding)
    text = data.decode("cp1252", "replace")
    at = next((i for i, byte in enumerate(data) if byte > 0x7F), 0)
    source = Source(name, text)
    log.found(DOUBTFUL_ENCODING, source.span(at, at + 1), "this is not UTF-8; it was read as Windows-1252")
    return text


def tree(source: Source, log: Log) -> tuple[Source, Any]:
    """The root of XML that is safe to read, and the text that it was read from. Raises RefusedError."""
    import lxml.etree

    text = DOCTYPE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), source.text.removeprefix("﻿"), count=1)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    text = ENTITY.sub(_letter, text)
    source = Source(source.path, text)
    try:
        read_xml(source)
    except XmlError as error:
        rule = UNSAFE_MATERIAL if error.kind else BROKEN_XML
        raise refused(log, rule, error.span, f"this XML is not read: {error}") from error
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return source, lxml.etree.fromstring(text.encode("utf-8", "replace"), parser)
    except lxml.etree.XMLSyntaxError as error:
        place = at_line(source, error.lineno or 1)
        raise refused(log, BROKEN_XML, place, f"this XML is not read: {error.msg}") from error


def _letter(found: re.Match[str]) -> str:
    """A letter that HTML names, such as &nbsp;, since XML without its declaration does not know it."""
    return found[0] if found[1] in OWN else html5.get(f"{found[1]};", found[0])


def xml_in(opened: Opened, name: str, log: Log) -> Opened:
    """An XML file of a zip or folder as material of its own. Raises RefusedError."""
    shown = f"{opened.name}/{name}"
    source, root = tree(Source(shown, decoded(read(opened, name, log), shown, log)), log)
    return Opened(Path(name), shown, "xml", source, root, opened.files)


def read(opened: Opened, name: str, log: Log) -> bytes:
    """A file of a zip or folder. Raises RefusedError."""
    place = Source(f"{opened.name}/{name}", "").span()
    try:
        data = opened.files[name]
    except UnsafeZipError as error:
        raise refused(log, UNSAFE_MATERIAL, place, str(error)) from error
    if len(data) > MOST:
        raise refused(log, UNSAFE_MATERIAL, place, f"this file has more than {MOST >> 20} MiB")
    return data


def office(opened: Opened, log: Log) -> io.BytesIO:
    """The bytes of a document of Word or PowerPoint, once its parts are known to declare no entities."""
    for name in opened.files:
        if name.lower().endswith((".xml", ".rels", ".vml")) and b"<!DOCTYPE" in read(opened, name, log).replace(
            b"\0", b""
        ):
            place = Source(f"{opened.name}/{name}", "").span()
            raise refused(log, UNSAFE_MATERIAL, place, "this part of the document has a DOCTYPE")
    return io.BytesIO(opened.path.read_bytes())


def root_name(opened: Opened) -> str:
    return name_of(opened.root) if opened.root is not None else ""


class Zipped(Mapping[str, bytes]):
    """The files of a zip; to ask whether a name is there unpacks nothing."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.names = frozenset(files)

    def __getitem__(self, name: str) -> bytes:
        return self.files[name]

    def __contains__(self, name: object) -> bool:
        return name in self.names

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.names)


class Folder(Mapping[str, bytes]):
    """The files below a folder by name; links are not followed."""

    def __init__(self, path: Path, log: Log) -> None:
        self.paths: dict[str, Path] = {}
        for found in sorted(path.rglob("*")):
            name = found.relative_to(path).as_posix()
            inside = [path.joinpath(*Path(name).parts[:n]) for n in range(1, len(Path(name).parts) + 1)]
            if any(part.startswith(".") for part in name.split("/")) or not found.is_file():
                continue
            if any(part.is_symlink() for part in inside):
                log.dropped("file", Where(Source(f"{path.name}/{name}", "").span()), "a link")
                continue
            self.paths[name] = found

    def __getitem__(self, name: str) -> bytes:
        path = self.paths[name]
        if path.stat().st_size > MOST:
            raise UnsafeZipError(f"this file has more than {MOST >> 20} MiB")
        return path.read_bytes()

    def __contains__(self, name: object) -> bool:
        return name in self.paths

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)
