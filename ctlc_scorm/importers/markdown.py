"""Plain words as Markdown that says exactly these words."""

from __future__ import annotations

import re

ALWAYS = re.compile(r"[\\`*\[\]|~]|<(?=[A-Za-z/!?])|&(?=#?[0-9A-Za-z]+;)|(?<==)>")
BLANK = re.compile(r"(?<![^\s(\"'])_{3,}(?=[\s.,;:!?)\"']|$)")
"""A gap to be filled: left as it is, since it cannot end emphasis."""
UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
START = re.compile(r"([#+>=:-])|(\d{1,9})([.)])(?=\s|$)")
RULE = re.compile(r"[\s_]+\Z")


def escape(text: str) -> str:
    """Words inside a line. White space is kept as it is."""
    pieces, at = [], 0
    for gap in BLANK.finditer(text):
        pieces += [_escape(text[at : gap.start()]), gap[0]]
        at = gap.end()
    return "".join([*pieces, _escape(text[at:])])


def _escape(text: str) -> str:
    return UNDERSCORE.sub(r"\\_", ALWAYS.sub(r"\\\g<0>", text))


def at_start(line: str) -> str:
    """A line that begins a block: what would make it a heading, a list, a quote, a fence or a rule is escaped."""
    if line.startswith("_") and RULE.match(line):
        return line.replace("_", "\\_")
    found = START.match(line)
    if not found:
        return line
    return f"\\{line}" if found[1] else f"{found[2]}\\{line[found.end(2) :]}"


def one_line(text: str) -> str:
    """Words without marks, as Markdown on one line."""
    return at_start(escape(" ".join(text.split())))


def indented(text: str, by: str) -> str:
    """A block inside an item or a quote: every line but the first behind `by`."""
    first, *others = text.split("\n")
    return "\n".join([first, *(f"{by}{line}".rstrip() for line in others)])
