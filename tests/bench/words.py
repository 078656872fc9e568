"""Made-up prose, the same on every machine: a small vocabulary and a generator of its own."""

from __future__ import annotations

from dataclasses import dataclass

_TEXT = (
    "school teacher student family morning hallway window garden library story question answer routine signal voice "
    "pause breath choice moment pattern habit lesson table corner friend visit letter picture river weather bridge "
    "music kitchen market journey harbor valley mountain season winter summer evening silence laughter memory promise "
    "balance comfort support culture practice respect patience courage wonder reason purpose method measure number "
    "listen notice wait offer share explain gather repeat return follow open close carry build mend draw write read "
    "speak answer begin settle move stand watch learn teach plan choose greet thank remember forget change keep hold "
    "quiet calm early late gentle steady simple clear common shared early small large open warm bright careful honest "
    "useful regular local private public first second third whole other same new old long short near far slow quick "
    "and or but because when while before after since until unless although where with without within between among "
    "around through across behind beyond under over into toward about against during the a this that these those each "
    "every some many few most several such they we you it he she one someone everybody nobody often always sometimes "
    "rarely never soon again together apart almost already still only even perhaps indeed instead therefore however"
)
VOCABULARY = _TEXT.split()


@dataclass
class Words:
    """A stream of words from a seed (a linear congruential generator, since `random` may change between versions)."""

    state: int

    def below(self, limit: int) -> int:
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit

    def pick(self, choices: list[str]) -> str:
        return choices[self.below(len(choices))]

    def some(self, count: int) -> list[str]:
        return [self.pick(VOCABULARY) for _ in range(count)]

    def phrase(self, count: int) -> str:
        return " ".join(self.some(count)).capitalize()

    def sentence(self, count: int) -> str:
        words = self.some(count)
        if count > 9:
            words[count // 2] += ","
        return " ".join(words).capitalize() + "."

    def text(self, count: int) -> str:
        """Sentences of `count` words in all."""
        sentences = []
        while count > 0:
            length = min(count, 5 + self.below(8))
            sentences.append(self.sentence(length if count - length > 3 else count))
            count -= len(sentences[-1].split())
        return " ".join(sentences)
