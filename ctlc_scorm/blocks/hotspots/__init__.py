"""Hotspots: places in a picture, numbered, and the same as a list.

With marks (`- [x] 20 35 The bell`) a question: choose all that apply. Without them there is nothing to answer: each
place discloses what there is to say of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ctlc_scorm.blocks.entries import items, read_entries
from ctlc_scorm.blocks.options import check_options, check_right, read_body, with_ids
from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.course.model import Asset, Block
from ctlc_scorm.course.question import Option, Question
from ctlc_scorm.rules.accessibility import MISSING_ALT
from ctlc_scorm.rules.blocks import BAD_SHAPE
from ctlc_scorm.rules.questions import OPTION_COUNT
from ctlc_scorm.source.directives import Directive
from ctlc_scorm.source.markdown import Node, Nodes, plain

PLACE = re.compile(r"\s*(\d{1,3}(?:\.\d+)?)%?,?\s+(\d{1,3}(?:\.\d+)?)%?:?\s+")
MOST = 12
NEAR = 10
"""Per cent of the picture's width between two places, so that a finger finds either on a phone."""
USUAL_SHAPE = 0.6
"""Height by width, of a picture that does not tell."""

Place = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Seek(Question):
    """A question: which of these places? `places` are those of the options, in per cent from the left and the top."""

    picture: Asset
    alt: str
    places: tuple[Place, ...]


@dataclass(frozen=True, kw_only=True)
class Explore(Block):
    """Places that disclose something; `children` stand before the picture."""

    picture: Asset
    alt: str
    places: tuple[Place, ...]
    options: tuple[Option, ...]

    def prose(self) -> tuple[Nodes, ...]:
        return tuple(part for option in self.options for part in (option.body, option.feedback) if part)


def read(directive: Directive, reader: Reader) -> Block | None:
    picture, alt = _picture(directive, reader)
    marked = [_marked(item) for item in items(directive)]
    if any(marked) and not all(marked):
        at = reader.span(items(directive)[marked.index(False)])
        hint = "Mark all of them `- [x]` or `- [ ]` to make a question, or none of them to have them explored."
        reader.report(BAD_SHAPE, at, "this place has no mark, and others have", hint)
        return None
    return _seek(directive, reader, picture, alt) if any(marked) else _explore(directive, reader, picture, alt)


def _picture(directive: Directive, reader: Reader) -> tuple[Asset | None, str]:
    picture = None
    if option := directive.options.get("picture"):
        picture = reader.picture(option.value, option.span)
    else:
        hint = "Add a line such as `:picture: media/room.svg`."
        reader.report(BAD_SHAPE, directive.span, "these hotspots have no picture", hint)
    alt = directive.options["alt"].value if "alt" in directive.options else ""
    if not alt:
        hint = "Add a line such as `:alt: A classroom from above, with a door, two windows and six tables.`"
        reader.report(MISSING_ALT, directive.span, "this picture has no alternative text", hint)
    return picture, alt


def _marked(item: Node) -> bool:
    first = item.children[:1]
    if first and first[0].kind == "paragraph":
        first = first[0].children[:1]
    return bool(first) and first[0].kind == "task"


def _seek(directive: Directive, reader: Reader, picture: Asset | None, alt: str) -> Block | None:
    id = reader.id(directive)
    body = read_body(directive, reader)
    if body is None:
        return None
    places, options = _places(reader, body.options, picture)
    check_options(directive, reader, options, 2, MOST)
    if not check_right(directive, reader, options) or not (id and picture and len(places) == len(options)):
        return None
    named = with_ids(options)
    return Seek(
        type="hotspots",
        kind="choice",
        id=id,
        span=directive.span,
        prompt=body.prompt,
        options=named,
        correct=(tuple(option.id for option in named if option.correct),),
        many=True,
        shuffle=False,
        objectives=reader.words(directive, "objectives"),
        picture=picture,
        alt=alt,
        places=places,
    )


def _explore(directive: Directive, reader: Reader, picture: Asset | None, alt: str) -> Block | None:
    id = reader.id(directive) if directive.argument else ""
    children, entries = read_entries(directive, reader)
    if len(entries) > MOST:
        message = f"there are {len(entries)} places in this picture"
        reader.report(OPTION_COUNT, directive.span, message, f"Give it at most {MOST}.")
    places, options = _places(reader, list(entries), picture)
    if not (picture and options and len(places) == len(options)):
        return None
    return Explore(
        type="hotspots",
        id=id,
        span=directive.span,
        children=children,
        picture=picture,
        alt=alt,
        places=places,
        options=tuple(options),
    )


def _places(reader: Reader, options: list[Option], picture: Asset | None) -> tuple[tuple[Place, ...], list[Option]]:
    """The places before the words, and the options without them."""
    places: list[Place] = []
    named: list[Option] = []
    shape = picture.height / picture.width if picture and picture.width else USUAL_SHAPE
    for option in options:
        first = option.body[0] if option.body else None
        match = PLACE.match(first.value) if first and first.kind == "text" else None
        rest = _after(option.body, match.end()) if match else ()
        if not match or not plain(rest):
            hint = "Write per cent from the left, per cent from the top, and words: `20 35 The bell above the door`."
            reader.report(BAD_SHAPE, option.span, "this item does not say where in the picture it is", hint)
            named.append(option)
            continue
        place = float(match[1]), float(match[2])
        if max(place) > 100:
            reader.report(
                BAD_SHAPE, option.span, "this place lies outside the picture", "Give both numbers in per cent."
            )
        near = next((other for other in places if _near(place, other, shape)), None)
        if near:
            message = f"this place and the one at {near[0]:g} {near[1]:g} are too close for a finger"
            hint = f"Keep them {NEAR} per cent of the picture's width apart, or make them one."
            reader.report(BAD_SHAPE, option.span, message, hint)
        places.append(place)
        named.append(replace(option, body=rest))
    return tuple(places), named


def _after(body: Nodes, at: int) -> Nodes:
    """The words behind the numbers."""
    first, *rest = body
    value = first.value[at:]
    return (*((first._replace(value=value, start=first.start + at),) if value else ()), *rest)


def _near(one: Place, other: Place, shape: float) -> bool:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]) * shape) < NEAR
