"""DOCX, PPTX, Markdown and SCORM packages: what becomes of pages, pictures, tables, notes and links."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
from docx.oxml import OxmlElement
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from ctlc_scorm import pipeline
from ctlc_scorm.console import CannotRun
from ctlc_scorm.importers.documents import blocks_of
from ctlc_scorm.importers.html import HtmlWriter
from ctlc_scorm.importers.log import Log, Where
from ctlc_scorm.importers.texts import html_root
from ctlc_scorm.package import write_zip
from ctlc_scorm.source.text import Source
from tests.import_support import Imported
from tests.unit.qti_samples import zipped
from tests.unit.test_import_moodle_xml import png

ENOUGH = "These are words enough for a page that was not made by any script at all."


@pytest.fixture
def imported(tmp_path: Path) -> Imported:
    return Imported(tmp_path)


def pages(imported: Imported) -> dict[str, str]:
    """Title and text of every page, without its head."""
    return {page.title: page.source.text.split("---\n", 2)[2].strip() for page in imported.course.pages}


def bytes_of(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def manual() -> Any:
    document = docx.Document()
    document.core_properties.title = ""
    document.add_paragraph("A calm start", style="Title")
    document.add_heading("The first bell", 1)
    paragraph = document.add_paragraph("Some ")
    paragraph.add_run("bold").bold = True
    paragraph.add_run(" and ")
    paragraph.add_run("slanted").italic = True
    paragraph.add_run(" words with *stars* & <tags>.")
    document.add_heading("What helps", 2)
    document.add_paragraph("A routine", style="List Bullet")
    document.add_paragraph("A greeting", style="List Bullet")
    document.add_heading("The last bell", 1)
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("Word", "Meaning"), ("pity", "distance | far")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_picture(io.BytesIO(png()))
    document.inline_shapes[0]._inline.docPr.set("descr", "A map of the quiet corners")
    return document


def test_headings_of_a_document_become_pages_and_all_else_is_kept(imported: Imported) -> None:
    imported.take("manual.docx", bytes_of(manual()))
    assert imported.codes == set() and imported.faults == []
    assert imported.course.title == "A calm start"
    found = pages(imported)
    assert list(found) == ["The first bell", "The last bell"]
    assert found["The first bell"] == (
        "Some **bold** and *slanted* words with \\*stars\\* & \\<tags>.\n\n## What helps\n\n- A routine\n- A greeting"
    )
    assert "| Word | Meaning |\n|---|---|\n| pity | distance \\| far |" in found["The last bell"]
    assert "![A map of the quiet corners](media/manual/picture-1.png)" in found["The last bell"]
    assert (imported.out / "media" / "manual" / "picture-1.png").read_bytes() == png()


def test_what_a_document_loses_is_told(imported: Imported) -> None:
    document = manual()
    document.sections[0].header.paragraphs[0].text = "For staff only"
    document.add_comment(document.paragraphs[1].runs, text="Is this so?", author="A")
    document.add_paragraph("Some math: ")._p.append(OxmlElement("m:oMath"))
    document.add_paragraph("An odd style").style = document.styles.add_style("Odd", 1)
    imported.take("manual.docx", bytes_of(document))
    assert {"header-footer", "comment", "math", "document-style", "table-header"} <= imported.words()
    notes = {entry.word: entry.note for entry in imported.report.log.entries}
    assert notes["header-footer"] == "For staff only" and notes["comment"] == "1 of them"
    assert imported.saved()["entries"] == imported.data["entries"]


def test_a_document_without_headings_is_one_page_with_a_made_up_title(imported: Imported) -> None:
    document = docx.Document()
    document.core_properties.title = ""
    document.add_paragraph(ENOUGH)
    imported.take("my_notes.docx", bytes_of(document))
    assert pages(imported) == {"my notes": ENOUGH}
    assert "untitled" in imported.words()


def test_a_long_document_is_parted_into_modules_of_less_than_half_an_hour(imported: Imported) -> None:
    document = docx.Document()
    for number in range(1, 7):
        document.add_heading(f"Chapter {number}", 1)
        for _ in range(110):
            document.add_paragraph(ENOUGH)
    imported.take("long.docx", bytes_of(document))
    assert imported.codes == set()
    minutes = [module.minutes for module in imported.course.modules]
    assert len(minutes) > 1 and max(minutes) < 30
    assert 0.9 < sum(minutes) / (6 * 110 * 15 / 175) < 1.1


def deck() -> Any:
    made = pptx.Presentation()
    made.core_properties.title = "Calm in slides"
    slide = made.slides.add_slide(made.slide_layouts[1])
    slide.shapes.title.text = "What helps"
    frame = slide.placeholders[1].text_frame
    frame.text = "A routine"
    for text, level in (("at the door", 1), ("A greeting", 0)):
        paragraph = frame.add_paragraph()
        paragraph.text, paragraph.level = text, level
    slide.notes_slide.notes_text_frame.text = "Say it slowly."
    slide = made.slides.add_slide(made.slide_layouts[5])
    slide.shapes.title.text = "In numbers"
    picture = slide.shapes.add_picture(io.BytesIO(png()), Inches(1), Inches(1))
    picture._element.nvPicPr.cNvPr.set("descr", "A door that is open wide")
    make: Any = CategoryChartData
    data: Any = make()
    data.categories = ["Spring", "Fall"]
    data.add_series("Calm days", (3, 4.5))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, Inches(3), Inches(3), data)
    table = slide.shapes.add_table(2, 2, 0, 0, Inches(3), Inches(1)).table
    for at, text in (((0, 0), "Day"), ((0, 1), "Mood"), ((1, 0), "Monday"), ((1, 1), "calm")):
        table.cell(*at).text = text
    return made


def test_a_slide_is_a_section_with_its_notes_pictures_tables_and_charts(imported: Imported) -> None:
    imported.take("deck.pptx", bytes_of(deck()))
    assert imported.codes == set() and imported.faults == []
    (text,) = pages(imported).values()
    assert text == (
        "## What helps\n\n- A routine\n  - at the door\n- A greeting\n\n"
        ":::{details} Notes to slide 1\nSay it slowly.\n:::\n\n"
        "## In numbers\n\n![A door that is open wide](media/deck/picture-2.png)\n\n"
        "| Category | Calm days |\n|---|---|\n| Spring | 3 |\n| Fall | 4.5 |\n\n"
        "| Day | Mood |\n|---|---|\n| Monday | calm |"
    )
    assert {"notes", "chart", "layout"} <= imported.words()


def test_a_deck_without_sections_has_ten_slides_a_page(imported: Imported) -> None:
    made = pptx.Presentation()
    for number in range(1, 13):
        made.slides.add_slide(made.slide_layouts[5]).shapes.title.text = f"Slide of {number}"
    imported.take("deck.pptx", bytes_of(made))
    assert [page.title.rpartition(", ")[2] for page in imported.course.pages] == ["slides 1 to 10", "slides 11 to 12"]


def folder(path: Path, files: dict[str, str | bytes]) -> Path:
    for name, text in files.items():
        target = path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return path


def test_a_folder_of_markdown_becomes_modules_with_links_and_pictures(imported: Imported) -> None:
    source = folder(
        imported.folder / "guide",
        {
            "index.md": "# Welcome\n\nSee [the door](01-start/door.md#open) and [a site](https://example.org/x(1)).\n",
            "01-start/door.md": "---\ntitle: The door\nauthor: A\n---\n# The door\n\n### Deep\n\nText.[^1]\n\n"
            "![A door that is open wide](../img/door.png)\n\n[^1]: A *note*.\n",
            "01-start/window.md": "Some <u>raw</u> text[^x] with <script>alert(1)</script> [bad](javascript:alert) "
            "and [lost](gone.md).\n\n"
            ":::{nota}\nInside.\n:::\n",
            "img/door.png": png(),
            "slides.pdf": b"%PDF",
        },
    )
    imported.take_path(source)
    assert imported.codes == set() and imported.faults == []
    found = pages(imported)
    assert found["Welcome"] == "See [the door](../02-start/01-the-door.md) and [a site](<https://example.org/x(1)>)."
    assert found["The door"] == (
        "## Deep\n\nText.[^1]\n\n[^1]: A *note*.\n\n![A door that is open wide](media/guide/door.png)"
    )
    assert "alert" not in found["Window"] and "lost" in found["Window"] and "](" not in found["Window"]
    assert {"front-matter", "script", "link", "file", "styling", "directive"} <= imported.words()


def test_footnotes_of_a_document_stand_with_the_paragraph_that_calls_them() -> None:
    html = (
        "<p>One.<sup><a href='#footnote-1' id='footnote-ref-1'>[1]</a></sup></p><p>Two.</p>"
        "<ol><li id='footnote-1'><p>A <b>note</b>. <a href='#footnote-ref-1'>↑</a></p></li></ol>"
    )
    log = Log()
    blocks = blocks_of(HtmlWriter(log, Where(Source("a", "").span())), html_root(html))
    assert blocks == ["One.[^1]", "[^1]: A **note**.", "Two."]
    assert not log.entries


def test_a_course_folder_is_not_imported(imported: Imported) -> None:
    with pytest.raises(CannotRun, match="is a course folder already"):
        imported.take_path(Path(__file__).parent.parent / "golden" / "every-block" / "course")


def package(files: dict[str, str | bytes], items: str) -> bytes:
    resources = "".join(
        f"<resource identifier='R{n}' type='webcontent' adlcp:scormtype='sco' href='{name}'/>"
        for n, name in enumerate(name for name in files if name.endswith(".html"))
    )
    manifest = (
        "<manifest identifier='M' xmlns='http://www.imsproject.org/xsd/imscp_rootv1p1p2' "
        "xmlns:adlcp='http://www.adlnet.org/xsd/adlcp_rootv1p2'><organizations default='O'>"
        f"<organization identifier='O'><title>Old course</title>{items}</organization></organizations>"
        f"<resources>{resources}</resources></manifest>"
    )
    return zipped({"imsmanifest.xml": manifest} | files)


def test_pages_of_a_package_are_taken_in_the_order_of_its_contents(imported: Imported) -> None:
    files: dict[str, str | bytes] = {
        "a/one.html": "<html><head><title>x</title></head><body><h1>One</h1>"
        f"<p>{ENOUGH} <a href='../b/two.html'>Next part</a></p>"
        "<img src='../img/p%201.png' alt='A door that is open wide'><form><input name='q'></form></body></html>",
        "b/two.html": f"<html><body><h2>Two</h2><h2>Sub</h2><p>{ENOUGH}</p><script>go()</script></body></html>",
        "c/player.html": "<html><body><div id='app'></div><script src='p.js'></script></body></html>",
        "img/p 1.png": png(),
        "p.js": "go()",
    }
    items = (
        "<item identifier='I1' identifierref='R1'><title>Two</title></item>"
        "<item identifier='I2'><title>Part</title><item identifier='I3' identifierref='R0'><title>One</title></item>"
        "<item identifier='I4' identifierref='R2'><title>Player</title></item></item>"
    )
    imported.take("old.zip", package(files, items))
    assert imported.codes == set() and imported.faults == []
    assert [module.title for module in imported.course.modules] == ["Old course", "Part"]
    found = pages(imported)
    assert list(found) == ["Two", "One"]
    assert found["One"] == (
        f"{ENOUGH} [Next part](../01-old-course/01-two.md)\n\n![A door that is open wide](media/old/p-1.png)"
    )
    assert {"scripted-page", "script", "form", "tracking", "file"} <= imported.words()


def test_a_package_of_our_own_gives_its_words_again(imported: Imported) -> None:
    ours = Path(__file__).parent.parent / "golden" / "every-block" / "course"
    built = pipeline.build(pipeline.compile_course(ours), "scorm12", "single").package
    assert built
    write_zip(built, imported.folder / "ours.zip")
    imported.take_path(imported.folder / "ours.zip")
    assert "A quote." in " ".join(pages(imported).values())
    assert "tracking" in imported.words()
