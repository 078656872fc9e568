"""PPTX: a slide is a section; its notes stand in a block that opens, its pictures keep their alternative texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ctlc_scorm.importers.docx import document_title
from ctlc_scorm.importers.log import Log, Where
from ctlc_scorm.importers.markdown import at_start, escape
from ctlc_scorm.importers.model import Block, Heading, Material, Module, Page
from ctlc_scorm.importers.opening import Opened, RefusedError, office, refused
from ctlc_scorm.importers.pictures import Pictures
from ctlc_scorm.rules.importing import UNKNOWN_MATERIAL

NAME = "PPTX"
MAIN = "ppt/presentation.xml"
SLIDES_A_PAGE = 10
SECTION = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def fits(opened: Opened) -> bool:
    return opened.form == "zip" and MAIN in opened.files


def read(opened: Opened, log: Log) -> Material:
    import pptx

    material = Material(document_title(opened, log) or opened.title)
    pictures = Pictures(material.media, log, opened.prefix)
    try:
        deck = pptx.Presentation(office(opened, log))
        slides = [_Slide(slide, number, opened, log, pictures) for number, slide in enumerate(deck.slides, 1)]
        pages = [_page(title, part, opened) for title, part in _parts(deck, slides, material.title)]
    except RefusedError:
        raise
    except Exception as error:  # a half-broken deck fails in any way
        message = f"these slides cannot be read: {type(error).__name__}: {error}"
        raise refused(log, UNKNOWN_MATERIAL, opened.source.span(), message) from error
    if slides:
        log.dropped("layout", opened.where())
    material.modules = [Module(material.title, [page for page in pages if page.blocks])]
    return material


def _page(title: str, slides: list[_Slide], opened: Opened) -> Page:
    blocks = [block for slide in slides for block in slide.blocks()]
    return Page(title, blocks, opened.where(title))


def _parts(deck: Any, slides: list[_Slide], title: str) -> Iterator[tuple[str, list[_Slide]]]:
    """Slides by the sections of the deck; without any, ten a page."""
    by_id = {str(slide.slide.slide_id): slide for slide in slides}
    placed: set[str] = set()
    for section in deck.element.iter(f"{SECTION}section"):
        ids = [one.get("id") for one in section.iter(f"{SECTION}sldId")]
        placed |= set(ids)
        yield section.get("name") or title, [by_id[id] for id in ids if id in by_id]
    left = [slide for id, slide in by_id.items() if id not in placed]
    groups = [left[at : at + SLIDES_A_PAGE] for at in range(0, len(left), SLIDES_A_PAGE)]
    for group in groups:
        numbers = f", slides {group[0].number} to {group[-1].number}" if len(groups) > 1 else ""
        yield title + numbers, group


@dataclass
class _Slide:
    slide: Any
    number: int
    opened: Opened
    log: Log
    pictures: Pictures

    @property
    def where(self) -> Where:
        return self.opened.where(f"slide {self.number}")

    def blocks(self) -> Iterator[Block]:
        element = self.slide._element
        if element.get("show") == "0":
            self.log.changed("hidden-slide", self.where, "it is shown here")
        if any(child.tag.endswith(("}timing", "}transition")) for child in element):
            self.log.dropped("animation", self.where)
        title = self.slide.shapes.title
        words = " ".join(title.text_frame.text.split()) if title is not None else ""
        if not words:
            self.log.changed("untitled", self.where)
        yield Heading(2, escape(words or f"Slide {self.number}"))
        for shape in self.slide.shapes:
            if title is None or shape.shape_id != title.shape_id:
                yield from self.shape(shape)
        yield from self.notes()

    def shape(self, shape: Any) -> Iterator[Block]:
        if shape.shape_type is not None and shape.shape_type.name == "GROUP":
            for inner in shape.shapes:
                yield from self.shape(inner)
        elif getattr(shape, "has_chart", False) and shape.has_chart:
            yield from self.chart(shape.chart)
        elif getattr(shape, "has_table", False) and shape.has_table:
            yield self.table([[cell.text_frame.text for cell in row.cells] for row in shape.table.rows])
        elif hasattr(shape, "image"):
            yield from self.picture(shape)
        elif shape.has_text_frame:
            yield from self.text(shape.text_frame)
        else:
            self.other(shape)

    def other(self, shape: Any) -> None:
        xml = shape._element.xml
        if "diagram" in xml:
            self.log.dropped("diagram", self.where, shape.name)
        elif "videoFile" in xml or "audioFile" in xml:
            self.log.dropped("media", self.where, shape.name)
        elif "graphicData" in xml:
            self.log.dropped("embedded", self.where, shape.name)

    def picture(self, shape: Any) -> Iterator[Block]:
        xml = shape._element.xml
        if "videoFile" in xml or "audioFile" in xml:
            self.log.dropped("media", self.where, shape.name)
            return
        path = self.pictures.add(shape.name, shape.image.blob, self.where)
        if not path:
            return
        properties = next(node for node in shape._element.iter() if node.tag.endswith("}cNvPr"))
        alt = " ".join((properties.get("descr") or "").split())
        decorative = any(node.get("val") == "1" for node in properties.iter(DECORATIVE))
        if decorative:
            yield f":::{{figure}} {path}\n:decorative: true\n:::"
            return
        if not alt:
            self.log.changed("alt-missing", self.where, path)
        yield f"![{escape(alt)}]({path})"

    def chart(self, chart: Any) -> Iterator[Block]:
        title = (
            " ".join(chart.chart_title.text_frame.text.split())
            if chart.has_title and chart.chart_title.has_text_frame
            else ""
        )
        self.log.changed("chart", self.where, title)
        plots = list(chart.plots)
        series = list(plots[0].series) if plots else []
        if not series:
            return
        names = [str(category) for category in plots[0].categories]
        rows = [["", *[one.name for one in series]]]
        for index, values in enumerate(zip(*(one.values for one in series), strict=False)):
            name = names[index] if index < len(names) else str(index + 1)
            rows.append([name, *["" if value is None else f"{value:g}" for value in values]])
        rows[0][0] = "Category"
        if title:
            yield f"Table: {escape(title)}"
        yield self.table(rows)

    def table(self, rows: list[list[str]]) -> str:
        width = max(map(len, rows), default=0)
        cells = [[escape(" ".join(cell.split())) for cell in row] + [""] * (width - len(row)) for row in rows]
        head = [cell or self.unnamed(number) for number, cell in enumerate(cells[0], 1)]
        lines = ["| " + " | ".join(row) + " |" for row in [head, *cells[1:]]]
        return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])

    def unnamed(self, number: int) -> str:
        self.log.changed("empty-header", self.where, f"Column {number}")
        return f"Column {number}"

    def text(self, frame: Any) -> Iterator[Block]:
        """Paragraphs: several in a body are a list by their levels, one alone is a paragraph."""
        said = [(paragraph, self.line(paragraph)) for paragraph in frame.paragraphs]
        said = [(paragraph, line) for paragraph, line in said if line]
        if len(said) == 1:
            yield at_start(said[0][1])
        elif said:
            lines, last = [], -1
            for paragraph, line in said:
                level = min(paragraph.level, last + 1)
                lines.append(f"{'  ' * level}- {at_start(line)}")
                last = level
            yield "\n".join(lines)

    def line(self, paragraph: Any) -> str:
        if any(node.tag.endswith("}oMath") for node in paragraph._p.iter()):
            self.log.dropped("math", self.where)
        pieces = []
        for run in paragraph.runs:
            words = escape(re.sub(r"\s+", " ", run.text.replace("\v", " ")))
            address = run.hyperlink.address or ""
            if address.startswith(("https:", "mailto:", "tel:")) and words.strip():
                words = f"[{words.strip()}](<{address.replace(' ', '%20')}>)" + (" " if words.endswith(" ") else "")
            elif address:
                self.log.changed("link-insecure" if address.startswith("http:") else "link", self.where, address)
                words += escape(f" ({address})") if address.startswith("http:") else ""
            pieces.append(words)
        whole = " ".join("".join(pieces).split())
        return whole or escape(" ".join(paragraph.text.replace("\v", " ").split()))

    def notes(self) -> Iterator[Block]:
        if not self.slide.has_notes_slide:
            return
        frame = self.slide.notes_slide.notes_text_frame
        said = (
            [at_start(escape(" ".join(p.text.replace("\v", " ").split()))) for p in frame.paragraphs] if frame else []
        )
        said = [text for text in said if text]
        if said:
            self.log.changed("notes", self.where)
            body = "\n\n".join(said)
            yield f":::{{details}} Notes to slide {self.number}\n{body}\n:::"
