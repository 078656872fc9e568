"""The data that the player's script reads: what `types.js` calls CourseData, one document per SCO."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from ctlc_scorm.course.interaction import Interaction
from ctlc_scorm.course.model import Course, Module, Page
from ctlc_scorm.course.ordinals import Ids, fingerprint, ordinals
from ctlc_scorm.course.report_ids import report_id
from ctlc_scorm.player.state_size import BUDGET, worst_state
from ctlc_scorm.site import Sco

TELLING = ("xapi", "cmi5")
"""The drivers that make statements."""


@dataclass(frozen=True)
class Tracked:
    """An interaction with the module that it belongs to (none: the bank)."""

    interaction: Interaction
    module: str


def course_data(course: Course, sco: Sco, driver: str, content_hash: str, strings: dict[str, str]) -> dict[str, Any]:
    """CourseData of one SCO. Responses are kept in the state unless that would not fit."""
    table = ordinals(course)
    known = Ordinals(table)
    pages = [page for module in sco.modules for page in module.pages]
    data: dict[str, Any] = {
        "schema": 1,
        "id": course.id,
        "title": course.title,
        "version": course.version,
        "language": course.language,
        "iri": course.iri,
        "hash": content_hash,
        "driver": driver,
        "sco": sco.id,
        "modules": [
            {"id": module.id, "n": known.modules[module.id], "title": module.title, "minutes": module.minutes}
            for module in sco.modules
        ],
        "pages": [_page(page, module, known) for module in sco.modules for page in module.pages],
        "items": {t.interaction.id: _item(course, t, known) for t in tracked(sco)},
        "final": _final(course, sco),
        "objectives": _objectives(course, pages),
        "completion": {**asdict(course.completion), "final": course.completion.final and sco.final is not None},
        "state": {
            "pages": len(table.pages),
            "items": len(table.items),
            "modules": len(table.modules),
            "print": table.print,
            "prints": released_prints(course),
            "keep": True,
        },
        "strings": strings,
    }
    if driver in TELLING:
        data["xapi"] = _templates(course, sco, driver)
    if worst_state(data) > BUDGET:
        data["state"]["keep"] = False
    return data


def _templates(course: Course, sco: Sco, driver: str) -> dict[str, Any]:
    from ctlc_scorm.xapi import ids
    from ctlc_scorm.xapi.templates import templates

    root = ids.root(course) if driver == "xapi" else ids.unit(course, sco.id)
    return templates(course, root, sco.title, sco.modules, sco.final)


def as_json(data: dict[str, Any]) -> str:
    """JSON that may stand inside a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


class Ordinals:
    """Ordinals by id."""

    def __init__(self, table: Ids) -> None:
        self.modules = {id: n for n, id in enumerate(table.modules)}
        self.pages = {id: n for n, id in enumerate(table.pages)}
        self.items = {id: n for n, id in enumerate(table.items)}


def tracked(sco: Sco) -> list[Tracked]:
    """Everything that a learner answers in a SCO: in its pages, then in the bank."""
    found = [
        Tracked(interaction, module.id)
        for module in sco.modules
        for page in module.pages
        for interaction in page.interactions
    ]
    bank = sco.final.bank if sco.final else ()
    return found + [Tracked(block.interaction, "") for block in bank if block.interaction]


def released_prints(course: Course) -> dict[str, str]:
    """The fingerprints of earlier releases, by their counts ("pages.items.modules"): a saved state of one of them
    is a prefix.
    """
    lock = course.lock
    return {
        f"{r.pages}.{r.items}.{r.modules}": fingerprint(
            lock.modules[: r.modules], lock.pages[: r.pages], lock.items[: r.items]
        )
        for r in lock.releases
    }


def _page(page: Page, module: Module, known: Ordinals) -> dict[str, Any]:
    return {
        "id": page.id,
        "ref": page.ref,
        "n": known.pages[page.id],
        "module": module.id,
        "title": page.title,
        "minutes": page.minutes,
        "items": [interaction.id for interaction in page.interactions],
        "insteadOf": page.instead_of,
    }


def _item(course: Course, item: Tracked, known: Ordinals) -> dict[str, Any]:
    interaction = item.interaction
    return {
        "kind": interaction.kind,
        "n": known.items[interaction.id],
        "m": known.modules[item.module] if item.module else -1,
        "report": report_id(course, interaction.id),
        "prompt": interaction.prompt,
        "options": [option.id for option in interaction.options],
        "targets": [target.id for target in interaction.targets],
        "correct": [list(response) for response in interaction.correct],
        "many": interaction.many,
        "shuffle": interaction.shuffle,
        "exactCase": interaction.exact_case,
        "exactSpaces": interaction.exact_spaces,
        "tolerance": interaction.tolerance,
        "weight": interaction.weight,
        "objectives": list(interaction.objectives),
    }


def _final(course: Course, sco: Sco) -> dict[str, Any] | None:
    final = sco.final
    if not final:
        return None
    return {
        "ref": "final",
        "title": final.title,
        "minutes": final.minutes,
        "passMark": course.pass_mark,
        "draw": final.draw,
        "bank": [block.id for block in final.bank if block.interaction],
    }


def _objectives(course: Course, pages: list[Page]) -> dict[str, Any]:
    return {
        objective.id: {
            "text": objective.text,
            "pages": [page.id for page in pages if objective.id in page.objectives],
        }
        for module in course.modules
        for objective in module.objectives
    }
