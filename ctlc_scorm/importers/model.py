"""What every foreign format is read into: questions, and pages in modules. All texts are Markdown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ctlc_scorm.importers.log import Where

Kind = Literal["choice", "true-false", "fill-in", "numeric", "matching", "ordering", "other"]


@dataclass
class Answer:
    """An option, accepted answer, stem or step. `target` is the other half of a pair; `any` is every other answer."""

    text: str
    correct: bool = False
    feedback: str = ""
    target: str = ""
    any: bool = False


@dataclass
class Item:
    """A question. With a word in `aside` it is not put into the course, but kept for the author to finish."""

    kind: Kind
    where: Where
    prompt: str
    answers: list[Answer] = field(default_factory=list)
    group: str = ""
    """The category or test that it belongs to."""
    shuffle: bool = True
    exact_case: bool = False
    tolerance: str = ""
    unit: str = ""
    right: str = ""
    """What is said to those who are right where an answer has no feedback of its own; `wrong` to the others."""
    wrong: str = ""
    general: str = ""
    """What is said to everyone afterwards."""
    aside: str = ""
    raw: str = ""
    """What stood in the file, where nothing better can be shown."""


@dataclass
class Heading:
    """A heading inside a page, at the level that it had."""

    level: int
    text: str


Block = str | Heading


@dataclass
class Page:
    """A page; `key` is what links of the same import name it by."""

    title: str
    blocks: list[Block]
    where: Where
    key: str = ""


@dataclass
class Module:
    """`whole` is one that is never parted for its length."""

    title: str
    pages: list[Page]
    whole: bool = False


@dataclass
class Material:
    """What one file gives. `media` are files by the path that the texts name them by, such as `media/a.png`."""

    title: str = ""
    items: list[Item] = field(default_factory=list)
    modules: list[Module] = field(default_factory=list)
    media: dict[str, bytes] = field(default_factory=dict)
