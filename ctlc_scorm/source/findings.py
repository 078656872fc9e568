"""Findings and the rules they come from. A rule is one declaration; its docstring is its manual page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from ctlc_scorm.source.text import Span


class Severity(IntEnum):
    """By consequence: an error stops the build, a warning is a risk, a note is worth knowing."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


class Change(NamedTuple):
    """A stretch of a source, and what takes its place."""

    span: Span
    text: str


Fix = tuple[Change, ...]
"""What mends a finding without a guess about what the course says; empty where nobody but the author knows."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: a stable code that is never used again, a name, a severity, a manual page."""

    code: str
    name: str
    severity: Severity
    page: str

    def at(
        self,
        span: Span,
        message: str,
        hint: str = "",
        related: tuple[Span, ...] = (),
        level: Severity | None = None,
        fix: Fix = (),
    ) -> Finding:
        """A finding of this rule at `span`; `message` says what is wrong, `hint` how to mend it, `level` is a severity
        other than that of the rule, where the consequence here is another; `fix` mends it.
        """
        return Finding(self, span, message, hint, related, level, fix)

    @property
    def why(self) -> str:
        """The paragraph of the page under *Why it matters*, on one line."""
        after = self.page.partition("Why it matters:")[2]
        return " ".join(after.split("\n\n")[0].split())


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where, and how to mend it."""

    rule: Rule
    span: Span
    message: str
    hint: str = ""
    related: tuple[Span, ...] = ()
    level: Severity | None = None
    fix: Fix = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """What it says of which file: the same wherever its line has moved to."""
        return self.rule.code, self.span.source.path, self.message

    @property
    def severity(self) -> Severity:
        return self.rule.severity if self.level is None else self.level


RULES: dict[str, Rule] = {}


def rule(code: str, name: str, severity: Severity = Severity.ERROR) -> Callable[[Callable[..., object]], Rule]:
    """Declare a rule from a function whose docstring is the manual page.

    The page has the parts *What it checks*, *Why it matters*, *Example*, *Use instead* and, where there is one,
    *Source*; *What check --fix does* where findings of the rule can carry a fix.
    """

    def declare(body: Callable[..., object]) -> Rule:
        if code in RULES:
            raise ValueError(f"rule {code} is declared twice")
        RULES[code] = Rule(code, name, severity, body.__doc__ or "")
        return RULES[code]

    return declare
