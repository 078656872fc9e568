"""Fixes of what stands in YAML: keys respelt or supplied, values rewritten. Each is empty where it would be a guess."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ctlc_scorm.source.findings import Change, Fix
from ctlc_scorm.source.near import meant
from ctlc_scorm.source.text import Span
from ctlc_scorm.source.yaml import Document, Path

LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(_[a-zA-Z0-9]{2,8})+")
VERSION = re.compile(r"\d+(\.\d+)?")
MINUTES = re.compile(r"(\d+(?:\.\d+)?) ?(?:m|min|mins|minutes?)\.?", re.IGNORECASE)


def respelt(document: Document, path: Path, known: Sequence[str]) -> Fix:
    """A misspelt key as the one that is meant, unless that stands beside it."""
    key = meant(str(path[-1]), known)
    if not key or (*path[:-1], key) in document.keys:
        return ()
    return (Change(document.key(*path), key),)


def rewritten(document: Document, path: Path, fault: Any) -> Fix:
    """A value in the form that its key asks for."""
    value, span = fault.get("input"), document.value(*path)
    if not isinstance(value, str) or span.text != value:
        return ()
    if fault["type"] == "float_parsing" and path[-1:] in (("minutes",), ("contact_minutes",)):
        found = MINUTES.fullmatch(value)
        return (Change(span, found[1]),) if found else ()
    if path == ("version",) and VERSION.fullmatch(value):
        return (Change(span, f"{value}{'.0' * (2 - value.count('.'))}"),)
    if path == ("language",) and LANGUAGE.fullmatch(value):
        return (Change(span, value.replace("_", "-")),)
    return ()


def supplied(document: Document, name: str, value: str, order: Sequence[str]) -> Fix:
    """A key of the file with its usual value: behind the key where it stands empty, else above the key that follows."""
    if not value:
        return ()
    if empty := document.keys.get((name,)):
        colon = document.source.text.find(":", empty.end) + 1
        return (Change(document.source.span(colon), f" {value}"),)
    for key in order[order.index(name) + 1 :]:
        span = document.keys.get((key,))
        if span and document.source.place(span.start)[1] == 1:
            return (Change(Span(span.source, span.start, span.start), f"{name}: {value}\n"),)
    return ()
