"""Text taken apart: words, syllables, sentences, and the few words that a rule must look at. Every page goes through
here once, so the work is done by whole texts, not by words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from ctlc_scorm.rules.syllables import COUNTERS

LONG = 30
"""Words in a sentence before it is hard to hold in mind."""
MARK = 1 << 32
_BREAKS = bytes.maketrans(b'.,;:!?()[]{}"/%$#*=<>|~+&@^_`\\', b" " * 30)
_PLAIN = bytes(set(range(256)) - {*range(0xC3, 0xE2), *range(0xE3, 0xF0)})
"""What is left without these bytes begins a letter that is not ASCII: an accented one, or one of another script."""
_MARKS = "–—“”«»…„¿¡·•→×"
ACRONYM = re.compile(r"([A-Z]{2,7})(?:s|'s|s')?\Z")
SENTENCE = re.compile(
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
    accents: bool = False
    """Whether letters are in it that are not ASCII."""
    marked: frozenset[str] = frozenset()
    """Those of the marked words that are in it."""
    acronyms: list[str] = field(default_factory=list)
    """Those that the course uses here for the first time."""


class Vocabulary(dict[str, int]):
    """The words of a course in one language: of each, its syllables, with `MARK` on top if a rule must look at it.

    So one sum over a text tells its syllables, and whether any of its words is marked.
    """

    def __init__(self, language: str, marked: frozenset[str]) -> None:
        super().__init__()
        self.count = COUNTERS.get(language, _one)
        self.marked = marked
        self.fresh: list[str] = []
        """What was asked for and is not known yet, as often as it was asked for."""

    def __missing__(self, word: str) -> int:
        self.fresh.append(word)
        return 0

    def measure(self, texts: Sequence[str], labels: Sequence[str]) -> Measures:
        text = "\n".join(texts)
        words = words_of(text)
        others = words_of("\n".join(labels)) if labels else []
        total = sum(map(self.__getitem__, words))
        made = Measures(words=len(words) + len(others), read=len(words), accents=accents(text, *labels))
        if self.fresh or others:
            total += self.learn(made, others)
        made.syllables = total % MARK
        if total >= MARK:
            made.marked = self.marked.intersection(words)
        sentences = SENTENCE.split(text)
        made.sentences = len(sentences)
        made.long = [s for s in sentences if len(s) > 3 * LONG and s.count(" ") >= LONG and len(s.split()) > LONG]
        return made

    def learn(self, made: Measures, others: Sequence[str]) -> int:
        """Learns the new words, and gives the sum for those that were not known."""
        late = self.fresh
        self.fresh = []
        sum(map(self.__getitem__, others))
        words = {*late, *self.fresh}
        self.fresh = []
        if not words:
            return 0
        self.update(self.count(words))
        for word in words & self.marked:
            self[word] += MARK
        spelled = {word: found[1] for word in words if word[:2].isupper() and (found := ACRONYM.match(word))}
        self.update({word: len(letters) for word, letters in spelled.items()})
        made.acronyms = sorted(set(spelled.values()))
        return sum(map(self.__getitem__, late))


def _one(words: Collection[str]) -> dict[str, int]:
    return dict.fromkeys(words, 1)


def accents(*texts: str) -> bool:
    """Whether letters are in a text that are not ASCII."""
    return any(not text.isascii() and text.encode("utf-8", "surrogatepass").translate(None, _PLAIN) for text in texts)


def words_of(text: str) -> list[str]:
    """The words of a text, as they are written."""
    if not text.isascii():
        text = text.replace("’", "'")
        for mark in _MARKS:
            text = text.replace(mark, " ")
    return text.encode("utf-8", "surrogatepass").translate(_BREAKS).decode("utf-8", "surrogatepass").split()
