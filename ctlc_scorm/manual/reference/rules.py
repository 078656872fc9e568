"""The pages of all rules, by family."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, takewhile

from ctlc_scorm.manual.reference.markdown import code, page, plain, with_terms
from ctlc_scorm.rules.all import rules
from ctlc_scorm.rules.registry import page as page_text
from ctlc_scorm.source.findings import Rule

COURSE = {
    "SRC": "Files and how they are written",
    "TXT": "Text and links",
    "BLK": "Blocks",
    "Q": "Questions",
    "SCN": "Scenarios",
    "PLN": "Plans",
    "BNK": "The bank of the final",
    "A": "Accessibility",
    "LNG": "Language",
    "CAP": "Captions",
    "MED": "Pictures and media",
    "READ": "Easy reading",
    "CRS": "The course as a whole",
    "CRD": "Minutes and credit",
    "FCT": "Facts that age",
    "THM": "Colors and fonts",
    "LCK": "Releases",
    "STA": "Saved progress",
    "IMP": "What is brought in from elsewhere",
}
PACKAGES = {
    "P": "SCORM packages",
    "C": "cmi5 packages",
    "T": "Tin Can packages",
    "X": "Statements of xAPI",
    "K": "Packages of other kinds",
}
ROOM = 700
"""Words on a page."""
PART = re.compile(r"^([A-Z][A-Za-z ]+?)(?: \([^)]*\))?: ?(.*)$", re.DOTALL)


def course_pages() -> Iterator[tuple[str, str]]:
    others = {family(rule) for rule in rules().values()} - COURSE.keys() - PACKAGES.keys()
    yield from _pages(COURSE | {name: f"Rules {name}" for name in sorted(others)})


def package_pages() -> Iterator[tuple[str, str]]:
    yield from _pages(PACKAGES)


def family(rule: Rule) -> str:
    """The letters before the number."""
    return "".join(takewhile(str.isalpha, rule.code))


def _pages(families: dict[str, str]) -> Iterator[tuple[str, str]]:
    known = {name: list(found) for name, found in groupby(sorted(rules().values(), key=_order), family)}
    for number, (name, title) in enumerate(families.items(), 1):
        for part in _divided(known[name]):
            span = part[0].code if len(part) == 1 else f"{part[0].code} to {part[-1].code}"
            yield f"{number:02}-{part[0].code.lower()}", with_terms(page(f"{title}: {span}", _parts(part)))


def _order(rule: Rule) -> tuple[str, str]:
    return family(rule), rule.code


def _divided(found: list[Rule]) -> Iterator[list[Rule]]:
    """Rules in parts that fit on a page."""
    part: list[Rule] = []
    words = 0
    for rule in found:
        count = len(rule.page.split())
        if part and words + count > ROOM:
            yield part
            part, words = [], 0
        part.append(rule)
        words += count
    yield part


def _parts(found: Iterable[Rule]) -> Iterator[str]:
    for rule in found:
        yield f"## {rule.code} {rule.name}"
        yield f"Severity: {rule.severity.name.lower()}."
        yield from _paragraphs(page_text(rule))


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a rule's page; what is indented is an example."""
    blocks = re.split(r"\n\s*\n", text.strip("\n"))
    for indented, group in groupby(blocks, lambda block: block.startswith("    ")):
        if indented:
            joined = "\n\n".join(group)
            yield code(re.sub(r"^ {4}", "", joined, flags=re.MULTILINE), "text")
            continue
        for block in group:
            if block.startswith("Source:"):
                continue
            match = PART.match(block)
            yield f"*{match[1]}:* {_capital(plain(match[2]))}".strip() if match else plain(block)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
