"""A cmi5 course as an LMS needs it, and when its parts are satisfied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

MET: dict[str, tuple[set[str], ...]] = {
    "NotApplicable": (set(),),
    "Passed": ({"passed"},),
    "Completed": ({"completed"},),
    "CompletedAndPassed": ({"completed", "passed"},),
    "CompletedOrPassed": ({"completed"}, {"passed"}),
}
"""By moveOn: one of these sets of verbs must have come."""


@dataclass(frozen=True)
class Au:
    """An assignable unit."""

    id: str
    title: str
    url: str
    move_on: str = "NotApplicable"
    mastery: float | None = None
    launch_method: str = "AnyWindow"
    parameters: str = ""
    entitlement: str = ""


@dataclass(frozen=True)
class Part:
    """A course or a block: its AUs and blocks in order."""

    id: str
    title: str
    parts: tuple[Au | Self, ...] = ()

    def blocks(self) -> Iterator[Self]:
        yield from (part for part in self.parts if not isinstance(part, Au))

    def aus(self) -> Iterator[Au]:
        """All within, in the order of the document."""
        for part in self.parts:
            yield from [part] if isinstance(part, Au) else part.aus()

    def au(self, name: str = "") -> Au:
        """By its id; the first if none is named."""
        return next(au for au in self.aus() if name in ("", au.id))

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        parts = tuple(Au(**part) if "url" in part else cls.from_data(part) for part in data["parts"])
        return cls(data["id"], data["title"], parts)


def is_met(au: Au, outcomes: Mapping[str, set[str]]) -> bool:
    return any(wanted <= outcomes.get(au.id, set()) for wanted in MET[au.move_on])


def satisfied(part: Part, outcomes: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """The ids of blocks and the course that are satisfied, inner ones first, with what they are."""
    yield from (found for block in part.blocks() for found in within(block, outcomes))
    if all(is_met(au, outcomes) for au in part.aus()):
        yield part.id, "course"


def within(block: Part, outcomes: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    for inner in block.blocks():
        yield from within(inner, outcomes)
    if all(is_met(au, outcomes) for au in block.aus()):
        yield block.id, "block"
