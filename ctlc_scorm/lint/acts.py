"""What a script should not do: each act with a word without which it cannot be there, and the pattern for it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ctlc_scorm.rules.package import pages
from ctlc_scorm.rules.package import scripts as rules
from ctlc_scorm.source.findings import Finding, Rule
from ctlc_scorm.source.text import Span

COMMENT = re.compile(
    rb"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|(//[^\n]*|/\*.*?(?:\*/|\Z))", re.DOTALL
)
TIME = re.compile(r"\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?\Z")
MOST_SUSPENDED = 4096
FREE = rb"(?<![\w.$])(?:window\s*\.\s*)?"
"""Before a name that is not a part of another object, but for `window`."""
QUOTE, SAID = rb"[\"'`]", rb"[\"'`]\s*,\s*"

Say = Callable[[re.Match[bytes]], str]


def _score(match: re.Match[bytes]) -> str:
    value = float(match[1])
    return "" if 0 <= value <= 100 else f"the score {value:g} is not between 0 and 100"


def _time(match: re.Match[bytes]) -> str:
    value = match[1].decode("latin-1")
    return "" if TIME.match(value) else f"`{value}` is not a time as HHHH:MM:SS"


def _state(match: re.Match[bytes]) -> str:
    return "" if len(match[1]) <= MOST_SUSPENDED else f"this state has {len(match[1])} characters"


@dataclass(frozen=True)
class Act:
    """`say` gives the message, or nothing where all is well."""

    rule: Rule
    word: bytes
    pattern: re.Pattern[bytes]
    say: Say
    quoted: bool
    """Whether the match begins within a string; all others are no act when they do."""


def _act(rule: Rule, word: bytes, pattern: bytes, say: Say | str) -> Act:
    quoted = pattern.startswith((b"cmi", b"suspend"))
    return Act(rule, word, re.compile(pattern), say if callable(say) else lambda match: say, quoted)


ACTS = (
    _act(
        rules.SERVICE_WORKER,
        b"serviceWorker",
        rb"serviceWorker\s*\.\s*register\s*\(",
        "this registers a service worker",
    ),
    _act(rules.MODULES, b"import(", rb"(?<![\w.$])import\(\s*" + QUOTE, "this imports a module"),
    _act(
        rules.MODULES,
        b"fetch(",
        FREE + rb"fetch\(\s*[\"'`](?!https?:|//|data:|blob:)[^\"'`]",
        "this fetches a file of the package",
    ),
    _act(
        pages.MIXED_CONTENT,
        b"http://",
        FREE + rb"(?:fetch|importScripts)\(\s*[\"'`]http://",
        "this loads something without encryption",
    ),
    _act(
        rules.TARGET_TOP,
        b"top",
        FREE + rb"top\s*\.\s*location(?:(?:\s*\.\s*href)?\s*=(?!=)|\s*\.\s*(?:replace|assign)\s*\()",
        "this leaves the page of the LMS",
    ),
    _act(
        rules.PARENT_DOM,
        b".document",
        FREE + rb"(?:parent|top)\s*\.\s*document\b",
        "this reaches into the document of the LMS",
    ),
    _act(
        rules.SESSION_TIME, b"session_time", rb"cmi\.core\.session_time" + SAID + rb"[\"'`]([^\"'`]+)[\"'`]\s*\)", _time
    ),
    _act(
        rules.SCORE_RANGE,
        b"score.raw",
        rb"cmi\.core\.score\.raw" + SAID + rb"[\"'`]?(-?\d{1,9}(?:\.\d{1,9})?)[\"'`]?\s*\)",
        _score,
    ),
    _act(rules.SUSPEND_LARGE, b"suspend_data", rb"suspend_data" + SAID + rb"[\"'`]([^\"'`]*)", _state),
    _act(rules.SANDBOX, b"document.domain", rb"document\.domain\s*=(?!=)", "this sets `document.domain`"),
    _act(rules.SANDBOX, b"alert(", FREE + rb"alert\(\s*" + QUOTE, "this opens a dialog of the browser"),
    _act(rules.SANDBOX, b"confirm(", FREE + rb"confirm\(\s*" + QUOTE, "this opens a dialog of the browser"),
    _act(rules.SANDBOX, b"prompt(", FREE + rb"prompt\(\s*" + QUOTE, "this opens a dialog of the browser"),
    _act(rules.SANDBOX, b"document.write", rb"document\.write(?:ln)?\s*\(", "this writes the document"),
)


class _Passive:
    """The comments and strings of a script."""

    def __init__(self, data: bytes) -> None:
        self.parts = [(hit.start(), hit.end(), hit[1] is not None) for hit in COMMENT.finditer(data)]
        self.starts = [start for start, _, _ in self.parts]

    def holds(self, at: int, quoted: bool) -> bool:
        """Whether a place lies in a comment or, unless it is `quoted`, in a string."""
        index = bisect_right(self.starts, at) - 1
        if index < 0:
            return False
        start, end, comment = self.parts[index]
        return start <= at < end and (comment or (not quoted and at > start))


def find_acts(data: bytes, place: Callable[[int, int], Span]) -> Iterator[Finding]:
    """The findings in a script: each message once, and none of what stands in a comment."""
    passive: _Passive | None = None
    for act in ACTS:
        told = set[str]()
        for match in act.pattern.finditer(data) if act.word in data else ():
            message = act.say(match)
            if not message or message in told:
                continue
            passive = passive or _Passive(data)
            if not passive.holds(match.start(), act.quoted):
                told.add(message)
                yield act.rule.at(place(*match.span()), message)
