"""The formats, and what is known of each LMS."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ctlc_scorm.formats import TABLE
from ctlc_scorm.manual.reference.markdown import page, plain, table
from ctlc_scorm.validate import kinds
from ctlc_scorm.validate.verdict import SENTENCES, known

TITLES = {one.name: one.title for one in vars(kinds).values() if isinstance(one, kinds.Kind)}
LAYOUTS = {"single": "one unit for the whole course", "modules": "one unit for each module"}


def pages() -> Iterator[tuple[str, str]]:
    yield "formats", page("Formats of packages", _formats())
    yield "lms", page("What each LMS does", _lms())


def _formats() -> Iterator[str]:
    rows = [
        (f"`{one.name}`", one.title, " or ".join(f"`{name}` ({LAYOUTS[name]})" for name in one.layouts))
        for one in TABLE.values()
    ]
    yield "A format is chosen by `--format`, and how it is divided by `--layout`. The first layout is the usual one."
    yield table("Formats", ("Name", "What it is", "Layouts"), rows)


def _lms() -> Iterator[str]:
    yield "This is what is known, with the date when it was written down. What is not listed is not known."
    for lms in known().values():
        yield f"## {lms['title']}"
        rows = list(_kinds(lms))
        yield (
            "Nobody has looked up yet which packages it takes."
            if not rows
            else table(f"{lms['title']}, {lms['date']}", ("Package", "What it does", "How"), rows)
        )


def _kinds(lms: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for name, about in lms["kinds"].items():
        yield TITLES.get(name, name.upper()), SENTENCES[about["effect"]], plain(about["says"])
