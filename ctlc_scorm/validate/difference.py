"""diff: what an administrator asks before one package replaces another in the middle of a course."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from ctlc_scorm.source.findings import Severity
from ctlc_scorm.validate.contents import Node, tree
from ctlc_scorm.validate.run import Result, validate


@dataclass
class Difference:
    """What changes, why it should not be done now (nothing if it may), and what is worth knowing."""

    old: str
    new: str
    added: list[str]
    removed: list[str]
    moved: list[str]
    against: list[str]
    notes: list[str]

    @property
    def safe(self) -> bool:
        return not self.against


@dataclass(frozen=True)
class Place:
    """A launchable item: where it stands and what it launches."""

    node: Node
    parent: str
    index: int


def between(old: Path, new: Path) -> Difference:
    """What changes from one package to another. Raises OSError."""
    first, second = validate(old), validate(new)
    before, after = _places(first), _places(second)
    kept = before.keys() & after.keys()
    return Difference(
        old.as_posix(),
        new.as_posix(),
        sorted(after.keys() - before.keys()),
        sorted(before.keys() - after.keys()),
        sorted(name for name in kept if _where(before[name]) != _where(after[name])),
        list(_against(first, second, before, after)),
        list(_notes(before, after)),
    )


def _places(result: Result) -> dict[str, Place]:
    found: dict[str, Place] = {}
    waiting = [(one, "", index) for index, one in enumerate(tree(result))]
    while waiting:
        node, parent, index = waiting.pop()
        if node.launches:
            found.setdefault(node.id, Place(node, parent, index))
        waiting.extend((child, node.id, n) for n, child in enumerate(node.items))
    return found


def _where(place: Place) -> tuple[str, int]:
    return place.parent, place.index


def _against(first: Result, second: Result, before: dict[str, Place], after: dict[str, Place]) -> Iterator[str]:
    if first.kind.name != second.kind.name:
        yield f"The old package is {first.kind.title}, the new one {second.kind.title}."
    errors = sum(one.severity is Severity.ERROR for one in second.findings)
    if errors:
        yield f"The new package has {errors} errors; run `ctlc-scorm validate` on it."
    if first.manifest and second.manifest:
        ids = [one.manifest.root.get("identifier") for one in (first, second) if one.manifest]
        if ids[0] != ids[1]:
            yield f"The manifest was `{ids[0]}` and is `{ids[1]}`: an LMS that goes by it takes it for another course."
    for name in sorted(before.keys() - after.keys()):
        yield f"`{name}` ({before[name].node.title}) is gone, and with it the results that learners have there."
    for name in sorted(before.keys() & after.keys()):
        old, new = before[name].node, after[name].node
        if old.type != new.type:
            yield f"`{name}` was {old.type or 'without type'} and is {new.type or 'without type'}."
        if old.mastery != new.mastery:
            yield f"`{name}` was passed with {old.mastery or 'no score'}, and is with {new.mastery or 'no score'}."


def _notes(before: dict[str, Place], after: dict[str, Place]) -> Iterator[str]:
    for name in sorted(after.keys() - before.keys()):
        yield f"`{name}` ({after[name].node.title}) is new: who was complete may be so no longer."
    for name in sorted(before.keys() & after.keys()):
        old, new = before[name].node, after[name].node
        if old.launches != new.launches:
            yield f"`{name}` launched {old.launches} and launches {new.launches}; its saved state goes to another page."
        if old.title != new.title:
            yield f"`{name}` was called {old.title} and is called {new.title}."


def as_json(found: Difference) -> str:
    return json.dumps(asdict(found) | {"safe": found.safe}, ensure_ascii=False, indent=2)


def as_text(found: Difference) -> str:
    """For people: the answer first."""
    answer = "Yes: nothing that a learner has is lost." if found.safe else "No, not while learners are in it."
    lines = [f"{found.old} -> {found.new}", f"Replace it now? {answer}"]
    for title, names in (("Added", found.added), ("Removed", found.removed), ("Moved", found.moved)):
        if names:
            lines.append(f"{title}: {', '.join(names)}")
    return "\n".join([*lines, *(f"- {text}" for text in (*found.against, *found.notes))])
