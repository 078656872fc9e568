"""AICC scripts, in which prerequisites are written.

script := term (("&" | "|") term)*
term   := "~" term | "(" script ")" | count "*{" term ("," term)* "}" | id (("=" | "<>") status)?
"""

from __future__ import annotations

import re

TOKEN = re.compile(r'\s*(<>|[()&|~={},]|\d+\*(?=\{)|"[^"]*"|[^\s()&|~=<>{},"*]+)')
STATUS = {"passed", "completed", "browsed", "failed", "not attempted", "incomplete", "p", "c", "b", "f", "n", "i"}
END = ""


class ScriptError(ValueError):
    """What is wrong in a script."""


def identifiers(script: str) -> set[str]:
    """The identifiers in a script. Raises ScriptError."""
    parser = _Parser(_tokens(script))
    parser.script()
    if parser.next != END:
        raise ScriptError(f"`{parser.next}` is not expected in the script")
    return parser.found


def _tokens(script: str) -> list[str]:
    tokens, at = [], 0
    while script[at:].strip():
        match = TOKEN.match(script, at)
        if not match:
            raise ScriptError(f"`{script[at:].strip()[:20]}` is not part of an AICC script")
        tokens.append(match[1])
        at = match.end()
    return [*tokens, END]


class _Parser:
    """Scripts have at most some hundred signs, so that recursion is bounded by their length."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.at = 0
        self.found: set[str] = set()

    @property
    def next(self) -> str:
        return self.tokens[self.at]

    def take(self, *wanted: str) -> bool:
        if self.next in wanted and self.next != END:
            self.at += 1
            return True
        return False

    def need(self, wanted: str) -> None:
        if not self.take(wanted):
            raise ScriptError(f"`{wanted}` is missing before `{self.next}`" if self.next else f"`{wanted}` is missing")

    def script(self) -> None:
        self.term()
        while self.take("&", "|"):
            self.term()

    def term(self) -> None:
        if self.take("~"):
            self.term()
        elif self.take("("):
            self.script()
            self.need(")")
        elif self.next.endswith("*"):
            self.at += 1
            self.set()
        else:
            self.identifier()

    def set(self) -> None:
        self.need("{")
        self.term()
        while self.take(","):
            self.term()
        self.need("}")

    def identifier(self) -> None:
        name = self.next
        if name == END or not re.match(r"[\"\w]", name):
            raise ScriptError(f"an identifier is missing before `{name}`" if name else "an identifier is missing")
        self.at += 1
        self.found.add(name.strip('"'))
        if self.take("=", "<>"):
            self.status()

    def status(self) -> None:
        word = self.next.strip('"')
        self.at += self.next != END
        if word == "not" and self.next == "attempted":
            self.at += 1
            word = "not attempted"
        if word not in STATUS:
            raise ScriptError(f"`{word}` is no status")
