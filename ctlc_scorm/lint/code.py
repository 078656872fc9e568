"""One script, of a file or within a page: which words it has, what it refers to, what guards it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ctlc_scorm.lint.acts import find_acts
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.text import Span

ELEMENTS_2004 = ("cmi.completion_status", "cmi.success_status", "cmi.score.scaled")
WORDS = {
    word: word.encode()
    for word in (
        *ELEMENTS_2004, "LMSInitialize", "LMSFinish", "LMSCommit", "API_1484_11", "Commit", "pagehide", "sendBeacon",
        "visibilitychange", "unload", "cmi.suspend_data", "opener", "createElement", "import(", "eval(",
    )
}  # fmt: skip
PATTERNS = {
    "Initialize": (re.compile(rb"Initialize\b(?<!\wInitialize)"),),
    "Terminate": (re.compile(rb"Terminate\b(?<!\wTerminate)"),),
    "suspend": (re.compile(rb"suspend[\"'`](?<=[\"'`]suspend.)"),),
    "LMS": (re.compile(rb"LMS[\"'`](?<=[\"'`]LMS.)"),),
    "says status": tuple(re.compile(word + rb"[\"'`](?<=[\"'`]" + word + rb".)") for word in (b"passed", b"failed")),
}
"""Each begins with a word, which is found much faster than a sign or a border."""
FILES = re.compile(rb"[\"'`]([^\"'`\s<>]{1,200}?\.(?:js|html?))(?:[?#][^\"'`]{0,200})?[\"'`]")
BOUND = re.compile(
    rb"addEventListener\(\s*[\"'](unload|beforeunload)[\"']\s*,\s*(\w+)"
    rb"|\bon(unload|beforeunload)\s*=\s*[\"']?\s*(?:return\s+)?(\w+)\b(?!\.)"
)
FUNCTION = re.compile(
    rb"(?:\bfunction\s+(\w+)\s*|\b(\w+)\s*=\s*function\s*)\([^()]{0,200}\)\s*\{(?=(.{0,300}))", re.DOTALL
)
CONDITION = re.compile(rb"\bif\b|\?|&&|\|\|")
MOST_READ = 1 << 20
ENDING = (b"unload", b"LMSFinish", b"Terminate")
"""Functions matter in scripts that end a session."""

Place = Callable[[int, int], Span]


@dataclass
class Facts:
    """What is known of a file: its words, the files that it names, what it hears, which functions look before they act,
    and where what may be a fault stands.
    """

    name: str
    words: set[str] = field(default_factory=set)
    files: list[str] = field(default_factory=list)
    bound: dict[str, set[str]] = field(default_factory=dict)
    functions: dict[str, bool] = field(default_factory=dict)
    foreign: bool = False
    unload_at: Span | None = None
    fragile_at: Span | None = None
    status_2004_at: Span | None = None


def read_code(facts: Facts, data: bytes, place: Place) -> list[Finding]:
    """Add what a script tells to the facts of its file; what it should not do."""
    facts.words.update(name for name, word in WORDS.items() if word in data)
    facts.words.update(name for name, some in PATTERNS.items() if any(one.search(data) for one in some))
    facts.files += [match[1].decode("utf-8", "replace") for match in FILES.finditer(data)]
    facts.unload_at = facts.unload_at or _first(data, ("unload",), place)
    facts.fragile_at = facts.fragile_at or _first(data, ("parent.API",), place)
    facts.status_2004_at = facts.status_2004_at or _first(data, ELEMENTS_2004, place)
    if b"unload" in data:
        _hear(facts, data)
    if len(data) < MOST_READ and any(word in data for word in ENDING):
        _functions(facts, data)
    return list(find_acts(data, place))


def _first(data: bytes, words: tuple[str, ...], place: Place) -> Span | None:
    for word in words:
        at = data.find(word.encode())
        if at >= 0:
            return place(at, at + len(word))
    return None


def _hear(facts: Facts, data: bytes) -> None:
    for match in BOUND.finditer(data):
        event, name = (match[1] or match[3]).decode(), (match[2] or match[4]).decode("utf-8", "replace")
        facts.bound.setdefault(event, set()).add(name)


def _functions(facts: Facts, data: bytes) -> None:
    for match in FUNCTION.finditer(data):
        name = (match[1] or match[2]).decode("utf-8", "replace")
        facts.functions[name] = CONDITION.search(match[3]) is not None
