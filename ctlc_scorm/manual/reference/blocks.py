"""A page for each folder of blocks: what it is, its options, how it is written, and the block itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from itertools import groupby

from ctlc_scorm.blocks import TABLE, BlockType
from ctlc_scorm.credit.estimate import SECONDS
from ctlc_scorm.manual.reference.markdown import code, page, paragraphs, plain, table
from ctlc_scorm.starters import ROOT

OPTIONS = {
    "alt": "what the picture shows, in words",
    "captions": "the file of captions, `.vtt`",
    "case": "`yes`: upper and lower case count",
    "decorative": "`yes`: the picture says nothing, and screen readers skip it",
    "description": "`yes`: what is to be seen is told too; `none`: nothing that matters is only to be seen",
    "id": "a name of its own in place of the file's",
    "lines": "how many lines of writing it asks for",
    "minutes": "how long it takes",
    "objectives": "the objectives that it serves, by their names in `course.yaml`",
    "picture": "the picture, below `media/`",
    "poster": "the picture that is shown before the video plays",
    "section": "the part of the plan that it belongs to",
    "shuffle": "`false`: the options stay in the order in which they are written",
    "spaces": "`yes`: spaces count",
    "title": "what it is called",
    "tolerance": "how far off a number may be",
    "unit": "the unit, shown after the field",
}
"""What an option says; a test holds these to be all that the blocks know."""
FENCE = re.compile(r"^(:{3,})\{([\w-]+)\}.*?^\1$", re.DOTALL | re.MULTILINE)
ID = re.compile(r"(?<=\} )[a-z][\w-]*$", re.MULTILINE)
WORDED = frozenset(("note", "tip", "warning", "content-note", "details", "figure", "lang", "plan", "tabs", "tab"))
"""Blocks whose argument is no name: a title, a file, a language."""


def pages() -> Iterator[tuple[str, str]]:
    for folder, types in groupby(TABLE.values(), lambda one: one.folder):
        if folder == "tab":
            continue
        names = list(types)
        title = ", ".join(one.name for one in names)
        yield names[0].name, page(title, _parts(folder, names))


def _parts(folder: str, types: list[BlockType]) -> Iterator[str]:
    yield from (plain(text) for text in paragraphs(import_module(f"ctlc_scorm.blocks.{folder}").__doc__ or ""))
    yield from _facts(types[0])
    rows = [(f"`:{name}:`", OPTIONS[name]) for name in sorted({name for one in types for name in one.options})]
    yield table("Its options", ("Option", "What it says"), rows)
    yield "## How it is written"
    for one in types:
        yield code(_example(one.name), "markdown")
    yield "## What learners see"
    for one in types:
        yield _live(_example(one.name))


def _facts(one: BlockType) -> Iterator[str]:
    if one.private:
        yield "It is private: what people write stays in their browser and is never sent to an LMS."
    if seconds := SECONDS.get(one.name):
        yield f"For the minutes of a page it counts {seconds} seconds, besides the time to read it."


@cache
def _examples() -> dict[str, str]:
    """The first block of each name in the small course, without what stands around it."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "small" / "modules").rglob("*.md")):
        for match in FENCE.finditer(path.read_text("utf-8")):
            found.setdefault(match[2], match[0])
    return found


def _example(name: str) -> str:
    return re.sub(r"^:objectives:.*\n", "", _examples()[name], flags=re.MULTILINE)


def _live(example: str) -> str:
    """The example as a block of the manual, under a name of its own."""
    head, rest = example.split("\n", 1)
    if ":{video}" in head or ":{audio}" in head:
        return f"{head}\n:id: manual-{TABLE[_name(head)].name}\n{rest}"
    return f"{ID.sub(lambda name: f'manual-{name[0]}', head) if _name(head) not in WORDED else head}\n{rest}"


def _name(head: str) -> str:
    return head[head.index("{") + 1 : head.index("}")]
