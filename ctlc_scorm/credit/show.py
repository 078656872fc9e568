"""The worksheet in words: text for people, JSON and CSV for programs, HTML to hand in."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from html import escape

from ctlc_scorm.credit.durations import iso_duration, words
from ctlc_scorm.credit.estimate import NASBA_ITEM, NASBA_READING, READING
from ctlc_scorm.credit.worksheet import Row, Worksheet

METHODS = (
    f"Activity method: words by {READING} a minute, media and activities by their minutes, and a time to think, write "
    "or look for each question, figure and exercise.",
    f"Word-count method: (words / {NASBA_READING} + media minutes + questions x {NASBA_ITEM}), as NASBA publishes it, "
    "and activities by their minutes.",
    "Pilot: none yet. Until one is recorded, the minutes are what the course was designed for.",
)
HEADS = ("part", "declared", "activity method", "word count", "words", "media", "items", "activities")


def rows(sheet: Worksheet) -> Iterator[tuple[int, Row]]:
    """Every row with its depth: modules 0, pages 1."""
    for part in sheet.parts:
        yield 0, part.whole
        for page in part.pages:
            yield 1, page
    yield 0, sheet.whole


def figures(row: Row) -> tuple[str, ...]:
    effort = row.effort
    declared = f"{row.declared:g}" if row.counts else f"({row.declared:g})"
    counts = (f"{effort.words + effort.asked:.0f}", f"{effort.media:g}", f"{effort.items}", f"{effort.activities:g}")
    return declared, f"{effort.minutes:.1f}", f"{effort.nasba:.1f}", *counts


def as_text(sheet: Worksheet) -> str:
    lines = [_columns("", HEADS[1:])]
    for depth, row in rows(sheet):
        lines.append(_columns("  " * depth + row.title, figures(row)))
    lines += ["", f"Declared: {words(sheet.course.contact_minutes)}.", *METHODS]
    lines += [f"{scheme.name}: {units:g} {scheme.unit} ({scheme.rule} {scheme.note})" for scheme, units in sheet.units]
    return "\n".join(line.rstrip() for line in lines)


def _columns(title: str, cells: tuple[str, ...]) -> str:
    return f"{title[:44]:<46}" + "".join(f"{cell:>16}" for cell in cells)


def as_json(sheet: Worksheet) -> str:
    course = sheet.course
    found = {
        "course": course.id,
        "version": course.version,
        "contact_minutes": course.contact_minutes,
        "duration": iso_duration(course.contact_minutes),
        "estimated_minutes": round(sheet.whole.effort.minutes, 1),
        "methods": list(METHODS),
        "units": [
            {"scheme": scheme.id, "name": scheme.name, "unit": scheme.unit, "units": units, "rule": scheme.rule,
             "note": scheme.note, "source": scheme.source, "as_of": scheme.as_of.isoformat()}
            for scheme, units in sheet.units
        ],
        "modules": [{**_plain(part.whole), "pages": [_plain(page) for page in part.pages]} for part in sheet.parts],
    }  # fmt: skip
    return json.dumps(found, ensure_ascii=False, indent=2)


def _plain(row: Row) -> dict[str, object]:
    effort = row.effort
    return {
        "id": row.id,
        "title": row.title,
        "minutes": row.declared,
        "counted": row.counts,
        "estimated_minutes": round(effort.minutes, 1),
        "word_count_minutes": round(effort.nasba, 1),
        "words": round(effort.words + effort.asked),
        "media_minutes": effort.media,
        "items": effort.items,
        "activity_minutes": effort.activities,
    }


def as_csv(sheet: Worksheet) -> str:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("id", *HEADS))
    table.writerows((row.id, row.title, *figures(row)) for _, row in rows(sheet))
    return out.getvalue().rstrip("\n")


def as_html(sheet: Worksheet) -> str:
    title = escape(f"Credit computation worksheet: {sheet.course.title}, version {sheet.course.version}")
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in HEADS)
    body = "".join(_html_row(row) for _, row in rows(sheet))
    notes = "".join(f"<p>{escape(line)}</p>" for line in METHODS)
    units = "".join(
        f"<li>{escape(f'{scheme.name}: {units:g} {scheme.unit}. {scheme.rule} {scheme.note}')}</li>"
        for scheme, units in sheet.units
    )
    return (
        f'<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>{title}</title>\n<h1>{title}</h1>\n'
        f"<p>{escape(words(sheet.course.contact_minutes))}</p>\n<table><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>\n{notes}\n<ul>{units}</ul>\n</html>"
    )


def _html_row(row: Row) -> str:
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in figures(row))
    return f'<tr><th scope="row">{escape(row.title)}</th>{cells}</tr>'


SHOWN: dict[str, Callable[[Worksheet], str]] = {
    "text": as_text,
    "json": as_json,
    "csv": as_csv,
    "html": as_html,
}
