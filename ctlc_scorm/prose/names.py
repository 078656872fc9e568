"""The names that prose may point at: pages by their files, terms, references, pictures."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field

from ctlc_scorm.course.model import Asset
from ctlc_scorm.prose.captions import Cue
from ctlc_scorm.source.directives import Body, Directive
from ctlc_scorm.source.findings import Change, Fix
from ctlc_scorm.source.markdown import heading_anchor
from ctlc_scorm.source.text import Span


@dataclass
class Names:
    """Everything that a link, a citation or a picture can mean."""

    pages: dict[str, str] = field(default_factory=dict)
    """The anchor of each page by its path."""
    anchors: dict[str, set[str]] = field(default_factory=dict)
    """The anchors inside each page, by its path."""
    terms: set[str] = field(default_factory=set)
    facts: dict[str, str] = field(default_factory=dict)
    """The words of each fact by its id."""
    references: set[str] = field(default_factory=set)
    pictures: dict[str, Asset] = field(default_factory=dict)
    media: dict[str, Asset] = field(default_factory=dict)
    """Video, audio and captions."""
    cues: dict[str, tuple[Cue, ...]] = field(default_factory=dict)
    """What each file of captions says, by its path."""
    used: dict[str, Asset] = field(default_factory=dict)
    """Those of `media` that blocks use."""


def resolve_path(near: str, target: str, known: Iterable[str]) -> str:
    """A path written in the file `near`, from that file's folder or from the course's; empty where there is none."""
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(near), target))
    from_top = posixpath.normpath(target)
    return next((path for path in (beside, from_top) if path in known), "")


def recased(span: Span, path: str, known: Iterable[str]) -> Fix:
    """A fix of a path that is written inside a place and differs from one file's in upper and lower case alone."""
    near, tail = span.source.path, path.lstrip("./")
    found = [name for name in known if resolve_path(near.casefold(), path.casefold(), (name.casefold(),))]
    if len(found) != 1 or not tail or not found[0].casefold().endswith(tail.casefold()) or span.text.count(path) != 1:
        return ()
    start = span.start + span.text.index(path)
    right = path[: -len(tail)] + found[0][-len(tail) :]
    return (Change(Span(span.source, start, start + len(path)), right),)


def anchors(body: Body) -> set[str]:
    """The anchors of the headings in a body, blocks inside it included (those of a scenario are its own)."""
    found: set[str] = set()
    for part in body:
        if isinstance(part, Directive):
            found |= anchors(part.body) if part.name != "scenario" else set()
        elif part.kind == "heading":
            found.add(heading_anchor(part))
    return found
