"""Material as the files of a course folder: pages, bank, blueprint, media, and what is left to finish."""

from __future__ import annotations

import posixpath
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil

from ctlc_scorm.importers.blocks import block
from ctlc_scorm.importers.fit import why_unfit
from ctlc_scorm.importers.log import Log, Where
from ctlc_scorm.importers.model import Item, Material, Module, Page
from ctlc_scorm.importers.names import Ids, slug_of
from ctlc_scorm.importers.pages import page_file, quoted
from ctlc_scorm.importers.to_finish import to_finish
from ctlc_scorm.source.text import Source

LONGEST_READING = 29
"""Minutes of a module without a question; a longer one needs one (CRD005), so it is parted."""
DRAWN = 3
"""One of so many items of a group is drawn for the final."""
MOST_DRAWN = 40
"""No final is longer, unless there are more groups; it is made shorter where the saved progress would be too large."""


@dataclass
class Plan:
    """The course to be: modules with their folders, groups of items with their objectives."""

    title: str
    id: str
    language: str
    modules: list[Module]
    groups: dict[str, list[tuple[str, Item]]] = field(default_factory=dict)
    asked: list[tuple[str, Item]] = field(default_factory=list)
    """Questions that stand on a page: true or false has no place in a final."""
    aside: list[Item] = field(default_factory=list)
    media: dict[str, bytes] = field(default_factory=dict)
    most_drawn: int = MOST_DRAWN

    @property
    def draw(self) -> dict[str, int]:
        """How many items of each group a final has: a third of them, fewer where that would be a long one."""
        thirds = {group: max(1, len(items) // DRAWN) for group, items in self.groups.items()}
        share = min(1, self.most_drawn / max(1, sum(thirds.values())))
        return {group: max(1, int(count * share)) for group, count in thirds.items()}

    @property
    def objectives(self) -> dict[str, str]:
        ids = Ids()
        return {ids.new(group, "questions"): group for group in self.groups}

    @property
    def items(self) -> int:
        return sum(map(len, self.groups.values())) + len(self.asked)


def plan(materials: list[Material], title: str, language: str, log: Log) -> Plan:
    """Everything in its place; what cannot be asked is set aside."""
    title = title or next((m.title for m in materials if m.title), "") or "Imported course"
    made = Plan(title, slug_of(title, "course"), language, [])
    ids = Ids()
    for material in materials:
        made.media |= material.media
        made.modules += [module for module in material.modules if module.pages]
        for item in material.items:
            _place(made, item, material, ids, log)
    if made.groups or made.asked or (made.aside and not made.modules):
        made.modules.append(_questions(made, log))
    return made


def _place(made: Plan, item: Item, material: Material, ids: Ids, log: Log) -> None:
    if word := why_unfit(item):
        item.aside = word
        made.aside.append(item)
        log.set_aside(word, item.where, item.prompt)
        return
    id = ids.new(item.where.item, "q")
    if item.kind == "true-false":
        made.asked.append((id, item))
        log.changed("true-false-on-page", item.where)
    else:
        made.groups.setdefault(item.group or material.title or made.title, []).append((id, item))


def _questions(made: Plan, log: Log) -> Module:
    """The module that carries the objectives of the final, and the questions that have no place in it."""
    where = Where(Source("course.yaml", "").span())
    pages = []
    if made.groups:
        count = sum(map(len, made.groups.values()))
        text = f"The final draws from a bank of {count} question{'' if count == 1 else 's'}, on these subjects:"
        subjects = "\n".join(f"- {_flat(group)}" for group in made.groups)
        pages.append(Page("About the final", [text, subjects], where))
    if made.asked:
        blocks = [block(item, id, log=log).rstrip("\n") for id, item in made.asked]
        pages.append(Page("True or false", list(blocks), where))
    if not pages:
        pages.append(Page("Questions", ["The questions of this course are still to be finished."], where))
    return Module("Questions", pages, whole=True)


def _flat(text: str) -> str:
    from ctlc_scorm.importers.markdown import one_line

    return one_line(text)


Minutes = Mapping[str, float]
"""Estimates by page (its identity in memory), and that of the final under `final`."""


def files(made: Plan, minutes: Minutes, log: Log) -> dict[str, bytes]:
    """The files of the course by path. Without estimates every page has one minute."""
    folders = _folders(made, minutes)
    paths = {page.key: path for _, pages in folders.values() for path, page in pages if page.key}
    texts: dict[str, str] = {}
    for _, pages in folders.values():
        for path, page in pages:
            here = posixpath.dirname(path)
            targets = {key: posixpath.relpath(target, here) for key, target in paths.items()}
            texts[path] = page_file(page, _minutes(page, minutes), targets, log)
    texts["course.yaml"] = _course_yaml(made, folders, minutes)
    if made.groups:
        texts |= _bank(made, minutes, log)
    if made.aside:
        texts["import/to-finish.md"] = to_finish(made.aside)
    return {path: text.encode("utf-8") for path, text in texts.items()} | made.media


def page_paths(made: Plan) -> dict[str, Page]:
    """The pages by path as they lie before there are estimates."""
    return {path: page for _, pages in _folders(made, {}).values() for path, page in pages}


def _minutes(page: Page, minutes: Minutes) -> int:
    return max(1, round(minutes.get(str(id(page)), 1)))


Folders = dict[str, tuple[str, list[tuple[str, Page]]]]
"""Title and pages with their paths, by folder."""


def _folders(made: Plan, minutes: Minutes) -> Folders:
    found: Folders = {}
    ids = Ids()
    parts = [part for module in made.modules for part in _parts(made, module, minutes)]
    for number, (title, pages) in enumerate(parts, 1):
        folder = f"{number:02}-{ids.new(title, 'part')}"
        names = Ids()
        named = [(f"{n:02}-{names.new(page.title, 'page')}", page) for n, page in enumerate(pages, 1)]
        found[folder] = title, [(f"modules/{folder}/{name}.md", page) for name, page in named]
    return found


def _parts(made: Plan, module: Module, minutes: Minutes) -> list[tuple[str, list[Page]]]:
    """A module of reading that takes half an hour or more, in parts that take less."""
    parts: list[list[Page]] = [[]]
    for page in module.pages:
        taken = sum(_minutes(other, minutes) for other in parts[-1])
        if parts[-1] and taken + _minutes(page, minutes) > LONGEST_READING:
            parts.append([])
        parts[-1].append(page)
    if len(parts) == 1 or module.whole:
        return [(module.title, module.pages)]
    return [(f"{module.title}, part {number}", pages) for number, pages in enumerate(parts, 1)]


def _course_yaml(made: Plan, folders: Folders, minutes: Minutes) -> str:
    final = _final_minutes(made, minutes)
    sums = {folder: sum(_minutes(page, minutes) for _, page in pages) for folder, (_, pages) in folders.items()}
    iri = uuid.uuid5(uuid.NAMESPACE_URL, f"{made.title} {' '.join(folders)} {made.items}")
    lines = [
        f"id: {made.id}",
        f"title: {quoted(made.title)}",
        f"language: {made.language}",
        "version: 0.1.0",
        f"iri: urn:uuid:{iri}",
        "credit:",
        f"  contact_minutes: {sum(sums.values()) + final}",
        "pass_mark: 80",
        "modules:",
    ]
    for folder, (title, _) in folders.items():
        lines += [f"  - folder: {folder}", f"    title: {quoted(title)}", f"    minutes: {sums[folder]}"]
        last = folder == list(folders)[-1]
        lines += ["    objectives:", *_objectives(made)] if last and made.groups else ["    objectives: {}"]
    return "\n".join(lines) + "\n"


def _objectives(made: Plan) -> list[str]:
    return [f"      {id}: {quoted(f'Answer the questions on {group}.')}" for id, group in made.objectives.items()]


def _final_minutes(made: Plan, minutes: Minutes) -> int:
    return max(1, ceil(minutes.get("final", 1))) if made.groups else 0


def _bank(made: Plan, minutes: Minutes, log: Log) -> dict[str, str]:
    texts = {}
    draw = []
    for objective, group in made.objectives.items():
        items = made.groups[group]
        blocks = [block(item, id, objective, log) for id, item in items]
        texts[f"assessment/bank-{objective}.md"] = f"## {_flat(group)}\n\n" + "\n".join(blocks)
        draw.append(f"  {objective}: {made.draw[group]}")
    head = f"title: Final\nminutes: {_final_minutes(made, minutes)}\ndraw:\n"
    texts["assessment/blueprint.yaml"] = head + "\n".join(draw) + "\n"
    return texts
