"""The block types: one folder each, with its reader, its view, its style, its script and its examples.

To add a block, add its folder and a line to `TABLE`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.model import Block
from ctlc_scorm.source.directives import Directive


@dataclass(frozen=True)
class BlockType:
    """A directive's name, the folder that reads it, and the option keys it knows."""

    name: str
    folder: str
    options: frozenset[str]
    private: bool = False
    looks_around: bool = False
    """Whether its view shows what stands elsewhere in the course."""

    @property
    def read(self) -> Callable[[Directive, Reader], Block | None]:
        """The folder's reader: gives the block, or None (with a finding) where none can be made."""
        reader: Callable[[Directive, Reader], Block | None] = import_module(f"ctlc_scorm.blocks.{self.folder}").read
        return reader


def _type(
    name: str, folder: str = "", options: str = "", private: bool = False, looks_around: bool = False
) -> BlockType:
    return BlockType(name, (folder or name).replace("-", "_"), frozenset(options.split()), private, looks_around)


TABLE: dict[str, BlockType] = {
    block.name: block
    for block in (
        _type("note", "callout"),
        _type("tip", "callout"),
        _type("warning", "callout"),
        _type("content-note", "callout"),
        _type("details"),
        _type("figure", options="alt decorative"),
        _type("lang"),
        _type("choice", options="objectives shuffle"),
        _type("true-false", options="objectives"),
        _type("fill-in", options="objectives case spaces"),
        _type("numeric", options="objectives tolerance unit"),
        _type("matching", options="objectives"),
        _type("ordering", options="objectives"),
        _type("likert", options="objectives"),
        _type("reflection", private=True),
        _type("activity", options="objectives minutes"),
        _type("scenario", options="objectives"),
        _type("sure", options="objectives shuffle"),
        _type("poll", options="objectives"),
        _type("compare", private=True),
        _type("prompt", options="section lines", private=True),
        _type("plan", private=True, looks_around=True),
        _type("sort", options="objectives"),
        _type("hotspots", options="picture alt objectives"),
        _type("tabs"),
        _type("tab"),
        _type("flashcards"),
        _type("video", "media", "captions poster minutes description title id objectives"),
        _type("audio", "media", "captions minutes title id objectives"),
    )
}
