"""The answer key, which lies beside a package and never in it: what a report calls each question, and what is right.

Patterns are those of SCORM 1.2 as the player reports them, so that a line of an LMS report reads against a line here.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from ctlc_scorm.course.interaction import Component, Interaction, Response
from ctlc_scorm.course.model import Course
from ctlc_scorm.course.report_ids import report_ids

HEADER = ("id", "module", "page", "kind", "prompt", "right response", "pattern", "objectives")
OR = " | "


def key_csv(course: Course) -> str:
    """One line for each interaction, in the order of the course; what is not scored has no right response."""
    ids, out = report_ids(course), io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for module, page, one in _places(course):
        right = OR.join(_words(one, response) for response in one.correct)
        pattern = OR.join(_pattern(one, response) for response in one.correct)
        writer.writerow((ids[one.id], module, page, one.kind, one.prompt, right, pattern, " ".join(one.objectives)))
    return out.getvalue()


def _places(course: Course) -> Iterator[tuple[str, str, Interaction]]:
    for module in course.modules:
        for page in module.pages:
            yield from ((module.title, page.title, one) for one in page.interactions)
    if final := course.assessment:
        yield from ((final.title, "", b.interaction) for block in final.bank for b in block.walk() if b.interaction)


def _words(one: Interaction, response: Response) -> str:
    match one.kind:
        case "choice" | "likert":
            return "; ".join(_text(one.options, id) for id in response)
        case "sequencing":
            return "; ".join(f"{n}. {_text(one.options, id)}" for n, id in enumerate(response, 1))
        case "matching":
            pairs = (pair.split(".", 1) for pair in response)
            return "; ".join(f"{_text(one.options, stem)} → {_text(one.targets, target)}" for stem, target in pairs)
        case "numeric" if one.tolerance:
            return f"{response[0]} ± {one.tolerance:g}"
        case _:
            return " ".join(response)


def _text(components: tuple[Component, ...], id: str) -> str:
    return next((component.text for component in components if component.id == id), id)


def _pattern(one: Interaction, response: Response) -> str:
    match one.kind:
        case "true-false":
            return response[0][:1]
        case "numeric":
            return f"{float(response[0]):.7f}".rstrip("0").rstrip(".")
        case _:
            return ",".join(response)
