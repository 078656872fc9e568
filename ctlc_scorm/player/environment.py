"""The template environment: Jinja2 with escaping, nothing undefined, and compiled templates kept beside the code."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from ctlc_scorm.source.markdown import plain

HERE = Path(__file__).parent
CACHE = HERE / "__pycache__"


def environment() -> Environment:
    """A new environment; compiled templates come from the cache."""
    made = Environment(
        loader=FileSystemLoader([HERE / "templates", HERE.parent / "blocks"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_bytecode(),
        auto_reload=False,
    )
    made.globals["_"] = translate
    made.filters["minutes"] = minutes_in_words
    made.filters["plain"] = plain
    return made


def _bytecode() -> FileSystemBytecodeCache | None:
    """Compiled templates go where Python keeps its own compiled code; where that cannot be written, nowhere."""
    try:
        CACHE.mkdir(exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(CACHE), "%s.jinja") if os.access(CACHE, os.W_OK) else None


def translate(text: str, **values: Any) -> Markup:
    """An interface text with its values (`%(n)s`), which are escaped."""
    return word(text) % values if values else word(text)


@cache
def word(text: str) -> Markup:
    return escape(text)


def minutes_in_words(minutes: float) -> str:
    """Minutes for people: "55 min", "2 h", "2 h 5 min"."""
    hours, rest = divmod(round(minutes), 60)
    parts = [translate("%(n)s h", n=hours)] if hours else []
    if rest or not hours:
        parts.append(translate("%(n)s min", n=rest))
    return " ".join(parts)
