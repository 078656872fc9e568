"""Text taken apart: words, syllables, sentences, and the few words that a rule must look at. Every page goes through
here once, so the work is done by whole texts, not by words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ctlc_scorm.rules.syllables import COUNTERS

LONG = 30
"""Words in a sentence before it is hard to hold in mind."""
_BREAKS = bytes.maketrans(b".,;:!?()[]{}\"/%$#*=<>|~+&@^_`\\", b" " * 30)
_MARKS = "–—“”«»…„¿¡·•→×"
_ACRONYM = re.compile(r"([A-Z]{2,7})(?:s|'s|s')?\Z")
_SENTENCE = re.compile(
    r"""[.!?…\n](?:(?<=\n)|["”’»)\]]*
    (?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|Sr|vs|Ud|pp|cf)\.)(?<!\b(?:Mrs|Sra|Dra|Uds|Fig|fig|e\.g|i\.e)\.)
    \s+(?=["“‘'«(¿¡\[]*[A-Z0-9À-Þ\u0370-\uffff]))""",
    re.VERBOSE,
)


@dataclass(slots=True)
class Measures:
    """What a run of text amounts to."""

    words: int = 0
    """All of them, labels too."""
    read: int = 0
    """The words of the sentences."""
    syllables: int = 0
    sentences: int = 0
    long: list[str] = field(default_factory=list)
    signs: frozenset[str] = frozenset()
    """Those of the watched words that are in it."""
    acronyms: list[str] = field(default_factory=list)
    """Those that the course uses here for the first time."""


class Memory:
    """What is known of the words of a course so far: syllables by language."""

    def __init__(self) -> None:
        self.syllables: dict[str, dict[str, int]] = {}

    def measure(self, texts: Sequence[str], labels: Sequence[str], language: str, watched: frozenset[str]) -> Measures:
        made = Measures()
        text = "\n".join(texts)
        words = words_of(text)
        known = self.syllables.setdefault(language, {})
        vocabulary = set(words)
        if labels:
            more = words_of("\n".join(labels))
            vocabulary.update(more)
            made.words = len(more)
        self.learn(vocabulary.difference(known), known, language, made)
        made.words += len(words)
        made.read = len(words)
        made.syllables = sum(map(known.__getitem__, words))
        made.signs = watched & vocabulary
        sentences = _SENTENCE.split(text)
        made.sentences = len(sentences)
        made.long = [s for s in sentences if s.count(" ") >= LONG and len(s.split()) > LONG]
        return made

    def learn(self, fresh: set[str], known: dict[str, int], language: str, made: Measures) -> None:
        if not fresh:
            return
        counter = COUNTERS.get(language)
        known.update(counter(fresh) if counter else dict.fromkeys(fresh, 1))
        made.acronyms = sorted({found[1] for word in fresh if word[:2].isupper() and (found := _ACRONYM.match(word))})


def words_of(text: str) -> list[str]:
    """The words of a text, as they are written."""
    if not text.isascii():
        text = text.replace("’", "'")
        for mark in _MARKS:
            text = text.replace(mark, " ")
    return text.encode("utf-8", "surrogatepass").translate(_BREAKS).decode("utf-8", "surrogatepass").split()
