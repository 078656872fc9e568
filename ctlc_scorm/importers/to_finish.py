"""What is set aside, in a file for the author: nothing in it is a part of the course, and no key in it is made up."""

from __future__ import annotations

import re

from ctlc_scorm.importers.blocks import block
from ctlc_scorm.importers.model import Item
from ctlc_scorm.importers.names import Ids
from ctlc_scorm.importers.words import WORDS

HEAD = """\
# To finish

These questions are not in the course, each for the reason that stands with it. Nothing was guessed: where no answer is
marked `[x]`, the file that was imported did not say which one is right. Finish a question, and move its block into a
file `assessment/bank-....md` or into a page.
"""


def to_finish(items: list[Item]) -> str:
    ids = Ids()
    return "\n".join([HEAD, *(_entry(item, ids.new(item.where.item, "q")) for item in items)])


def _entry(item: Item, id: str) -> str:
    head = f"## {item.where.item or id}\n\nFrom {item.where.span}. Why: {item.aside}: {WORDS[item.aside]}.\n"
    if item.kind != "other" and item.prompt:
        return f"{head}\n{block(item, id)}"
    shown = item.prompt or _fenced(item.raw)
    extra = f"\n\n{_fenced(item.raw)}" if item.prompt and item.raw else ""
    return f"{head}\n{shown}{extra}\n"


def _fenced(text: str) -> str:
    fence = "`" * max([3, *(len(run) + 1 for run in re.findall(r"`+", text))])
    return f"{fence}\n{text.strip()}\n{fence}" if text.strip() else ""
