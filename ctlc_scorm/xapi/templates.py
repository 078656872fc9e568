"""The statement templates of a package, modelled with `tincan` and compiled into the player's data as plain JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tincan import Activity, ActivityDefinition, Verb

from ctlc_scorm.course.interaction import Component, Interaction
from ctlc_scorm.course.model import Assessment, Course, Module
from ctlc_scorm.course.report_ids import report_id
from ctlc_scorm.xapi import ids

Json = dict[str, Any]
VERBS = "http://adlnet.gov/expapi/verbs/"
TYPES = "http://adlnet.gov/expapi/activities/"
PAGE = "http://activitystrea.ms/schema/1.0/page"
ENGLISH = (
    "attempted",
    "initialized",
    "terminated",
    "experienced",
    "progressed",
    "answered",
    "completed",
    "passed",
    "failed",
    "scored",
)
"""Every verb in use; each is displayed under `en`, which importers read, and `en-US`."""
LISTS = {
    "choice": ("choices",),
    "true-false": (),
    "fill-in": (),
    "numeric": (),
    "matching": ("source", "target"),
    "sequencing": ("choices",),
    "likert": ("scale",),
    "performance": (),
}
MOST_WORDS = 500


def templates(course: Course, unit: str, title: str, modules: Iterable[Module], final: Assessment | None) -> Json:
    """What the player needs to tell anything: verbs, the root (the course or one unit of it), its parts, its questions.

    `unit` is the root's IRI, `title` its name; minutes go along as an extension of its definition.
    """
    modules = tuple(modules)
    minutes = sum(module.minutes for module in modules) + (final.minutes if final else 0)
    blocks = [*(i for m in modules for p in m.pages for i in p.interactions), *_bank(final)]
    return {
        "course": ids.root(course),
        "verbs": {name: _verb(name) for name in ENGLISH},
        "root": _activity(course, unit, "course", title, course.summary, _credit(minutes)),
        "modules": {m.id: _activity(course, ids.module(course, m.id), "module", m.title, m.summary) for m in modules},
        "pages": {p.id: {"module": m.id, "activity": _page(course, p.id, p.title)} for m in modules for p in m.pages},
        "items": {report_id(course, item.id): _item(course, item) for item in blocks},
        "holders": _holders(course, modules, final),
        "final": _activity(course, ids.final(course), "assessment", final.title) if final else None,
        "category": {"objectType": "Activity", "id": ids.profile(course)},
        "revision": course.version,
        "language": course.language,
    }


def _holders(course: Course, modules: Iterable[Module], final: Assessment | None) -> dict[str, str]:
    """The IRI of the page, or of the final, in which a question stands, by the question's id in a report."""
    paged = {i.id: ids.page(course, p.id) for m in modules for p in m.pages for i in p.interactions}
    held = paged | {item.id: ids.final(course) for item in _bank(final)}
    return {report_id(course, id): iri for id, iri in held.items()}


def _bank(final: Assessment | None) -> list[Interaction]:
    return [block.interaction for block in final.bank if block.interaction] if final else []


def _credit(minutes: float) -> Json:
    return {ids.extension("contact-minutes"): round(minutes, 2)}


def _verb(name: str) -> Json:
    found: Json = Verb(id=VERBS + name, display={"en": name, "en-US": name}).as_version()
    return found


def _activity(course: Course, id: str, kind: str, name: str, text: str = "", extensions: Json | None = None) -> Json:
    definition = ActivityDefinition(type=TYPES + kind, name={course.language: name or id})
    if text.strip():
        definition.description = {course.language: text.strip()[:MOST_WORDS]}
    if extensions:
        definition.extensions = extensions
    found: Json = Activity(id=id, definition=definition).as_version()
    return found


def _page(course: Course, id: str, title: str) -> Json:
    definition = ActivityDefinition(type=PAGE, name={course.language: title})
    found: Json = Activity(id=ids.page(course, id), definition=definition).as_version()
    return found


def _item(course: Course, item: Interaction) -> Json:
    """A question with its components; what is not scored has no correct responses."""
    definition = ActivityDefinition(
        type=f"{TYPES}cmi.interaction",
        name={course.language: item.prompt[:MOST_WORDS] or item.id},
        description={course.language: item.prompt[:MOST_WORDS] or item.id},
        interaction_type=item.kind,
    )
    if item.scored:
        definition.correct_responses_pattern = [_pattern(item, response) for response in item.correct]
    found: Json = Activity(id=ids.item(course, item.id), definition=definition).as_version()
    for name, components in zip(LISTS[item.kind], (item.options, item.targets), strict=False):
        found["definition"][name] = [_component(course, component) for component in components]
    return found


def _component(course: Course, component: Component) -> Json:
    return {"id": component.id, "description": {course.language: component.text or component.id}}


def _pattern(item: Interaction, response: tuple[str, ...]) -> str:
    """A correct response as xAPI writes it."""
    if item.kind == "matching":
        return "[,]".join(pair.replace(".", "[.]", 1) for pair in response)
    if item.kind == "numeric":
        value = float(response[0])
        low, high = _number(value - item.tolerance), _number(value + item.tolerance)
        return f"{low}[:]{high}" if item.tolerance else low
    if item.kind == "fill-in":
        return ("{case_matters=true}" if item.exact_case else "") + response[0]
    return "[,]".join(response)


def _number(value: float) -> str:
    """As the player writes it: no exponent, seven decimals at most."""
    return f"{value:.7f}".rstrip("0").rstrip(".")
