"""The template environment: Jinja2 with escaping, nothing undefined, and compiled templates kept beside the code."""

from __future__ import annotations

import os
from functools import partial
from math import floor
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from ctlc_scorm.player.words import Words
from ctlc_scorm.source.markdown import plain

HERE = Path(__file__).parent
CACHE = HERE / "__pycache__"


def environment(words: Words) -> Environment:
    """A new environment whose interface speaks `words`; compiled templates come from the cache."""
    made = Environment(
        loader=FileSystemLoader([HERE / "templates", HERE.parent / "blocks"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_bytecode(),
        auto_reload=False,
    )
    made.globals["_"] = words
    made.filters["minutes"] = partial(minutes_in_words, words)
    made.filters["contact"] = partial(contact_in_words, words)
    made.filters["plain"] = plain
    return made


def _bytecode() -> FileSystemBytecodeCache | None:
    """Compiled templates go where Python keeps its own compiled code; where that cannot be written, nowhere."""
    try:
        CACHE.mkdir(exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(CACHE), "%s.jinja") if os.access(CACHE, os.W_OK) else None


def minutes_in_words(words: Words, minutes: float) -> str:
    """Minutes for people: "55 min", "2 h", "2 h 5 min"; halves go up, as in the script, which writes some anew."""
    hours, rest = divmod(floor(minutes + 0.5), 60)
    parts = [words("%(n)s h", n=hours)] if hours else []
    if rest or not hours:
        parts.append(words("%(n)s min", n=rest))
    return " ".join(parts)


def contact_in_words(words: Words, minutes: float) -> str:
    """Contact time as districts write it: "12 contact hours (720 minutes)", "125 contact minutes"."""
    hours, rest = divmod(round(minutes), 60)
    if rest or hours < 2:
        return words("%(n)s contact minutes", n=round(minutes))
    return words("%(hours)s contact hours (%(minutes)s minutes)", hours=hours, minutes=round(minutes))
