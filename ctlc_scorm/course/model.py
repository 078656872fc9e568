"""The course on one page: what every stage after `resolve` reads, and nothing of how it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ctlc_scorm.course.interaction import Interaction
from ctlc_scorm.course.theme import Theme
from ctlc_scorm.source.markdown import Nodes
from ctlc_scorm.source.text import Source, Span


@dataclass(frozen=True, kw_only=True)
class Block:
    """A block of a page. Each block type has a class of its own in its folder below `blocks`."""

    type: str
    span: Span
    id: str = ""
    children: tuple[Block, ...] = ()

    @property
    def interaction(self) -> Interaction | None:
        """What this block reports, if it is a question; a private block has none, by construction."""
        return None

    def prose(self) -> tuple[Nodes, ...]:
        """Every stretch of Markdown that this block itself holds (not its children's)."""
        return ()

    def walk(self) -> Iterator[Block]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page: `id` is `module/page` and keys the learner's progress; `ref` is its anchor in the document."""

    id: str
    ref: str
    title: str
    minutes: float
    objectives: tuple[str, ...]
    content_note: str
    instead_of: str
    """The id of the page that this one may stand in for, with equal credit; or empty."""
    blocks: tuple[Block, ...]
    source: Source
    span: Span
    places: dict[str, Span] = field(default_factory=dict)
    """Where the keys of its front matter stand, for rules to point at."""

    def walk(self) -> Iterator[Block]:
        for block in self.blocks:
            yield from block.walk()

    @cached_property
    def interactions(self) -> list[Interaction]:
        return [b.interaction for b in self.walk() if b.interaction]


@dataclass(frozen=True, kw_only=True)
class Objective:
    """A measurable objective; `id` is unique in the course."""

    id: str
    text: str
    span: Span


@dataclass(frozen=True, kw_only=True)
class Module:
    """A module: minutes are contact minutes and equal the sum of its pages' minutes."""

    id: str
    number: int
    title: str
    summary: str
    minutes: float
    objectives: tuple[Objective, ...]
    pages: tuple[Page, ...]
    span: Span


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """The final: `draw` maps an objective's id to how many items of the bank are drawn for it."""

    title: str
    minutes: float
    intro: tuple[Block, ...]
    bank: tuple[Block, ...]
    draw: dict[str, int]
    span: Span
    places: dict[str, Span] = field(default_factory=dict)

    @property
    def items(self) -> int:
        return sum(self.draw.values())


@dataclass(frozen=True, kw_only=True)
class Term:
    """A glossary entry."""

    id: str
    term: str
    definition: str
    span: Span


@dataclass(frozen=True, kw_only=True)
class Reference:
    """An entry of the bibliography; `short` is what a citation shows ("Swedo et al., 2023")."""

    key: str
    short: str
    text: str
    url: str
    span: Span


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A figure or an address that ages: its words, where they are from, and the days (`2026-11-25`) on which somebody
    checked them and has to check them again.
    """

    id: str
    value: str
    source: str
    verified_on: str
    review_by: str
    span: Span


@dataclass(frozen=True, kw_only=True)
class SupportLine:
    """A line under *Need support?*, with the day on which somebody checked it, and by which it is checked again."""

    label: str
    text: str
    href: str
    verified_on: str
    review_by: str
    span: Span


@dataclass(frozen=True, kw_only=True)
class Completion:
    """What a learner must do: every page, every question in the pages, a pass in the final."""

    pages: bool = True
    questions: bool = True
    final: bool = True


@dataclass(frozen=True, kw_only=True)
class Asset:
    """A media file: its name in the package, where it lies on disk, and its size in pixels if it is a picture."""

    name: str
    path: Path
    width: int = 0
    height: int = 0


@dataclass(frozen=True, kw_only=True)
class Release:
    """A release: its version, and how many modules, pages and items had been released by then."""

    version: str
    modules: int
    pages: int
    items: int


@dataclass(frozen=True, kw_only=True)
class Lock:
    """Released ids, in the order of their first release: an id's ordinal never changes and is never used again."""

    releases: tuple[Release, ...] = ()
    modules: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Course:
    """The whole course; `contact_minutes` is what it declares, `pass_mark` is in percent."""

    id: str
    title: str
    short_title: str
    language: str
    version: str
    iri: str
    summary: str
    authors: tuple[str, ...]
    licence: str
    contact_minutes: float
    schemes: tuple[str, ...] = ()
    """The schemes of credit whose units are worked out from the contact minutes."""
    completion: Completion
    pass_mark: float
    lms_mastery: bool
    """True when the author asks the LMS itself to judge by score (`mastery: lms`)."""
    modules: tuple[Module, ...]
    assessment: Assessment | None
    glossary: tuple[Term, ...]
    references: tuple[Reference, ...]
    support: tuple[SupportLine, ...]
    facts: tuple[Fact, ...] = ()
    assets: tuple[Asset, ...]
    drawings: dict[str, str] = field(default_factory=dict)
    """SVG pictures that are drawn inline, sanitised, by their path in the course."""
    theme: Theme = field(default_factory=Theme)
    lock: Lock = Lock()
    retired: tuple[str, ...] = ()
    """Released ids that the author has taken out on purpose."""
    places: dict[str, Span] = field(default_factory=dict)
    """Where the keys of course.yaml stand, by dotted path ("credit.contact_minutes"), for rules to point at."""

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        return tuple(page for module in self.modules for page in module.pages)
