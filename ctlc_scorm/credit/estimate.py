"""How long a page takes: what there is to read, to watch, to answer and to do, and what that makes by two methods.

`activity` is the project's own, in the way of IACET's guides, which add up the minutes of every learning activity. It
is what declared minutes are held against. `word count` is the formula that NASBA publishes for self-study; it is there
as a second opinion.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from ctlc_scorm.course.model import Block, Course, Page
from ctlc_scorm.course.question import Question
from ctlc_scorm.source.markdown import Nodes, plain

READING = 175
"""Words a minute in plain text that is meant to be thought about; boards use 160 to 200."""
WALKED = 2 / 3
"""The share of a scenario that one learner reads on the way to an ending, with a look at another."""
NASBA_READING = 180
NASBA_ITEM = 1.85
SECONDS = {
    "reflection": 60,
    "plan": 90,
    "compare": 90,
    "figure": 25,
    "hotspots": 60,
    "scenario": 60,
    "sort": 60,
    "matching": 50,
    "ordering": 40,
    "numeric": 35,
    "fill-in": 30,
    "sure": 35,
    "choice": 25,
    "true-false": 15,
    "poll": 15,
    "likert": 10,
    "flashcards": 30,
}
"""To think, write or look, beyond reading, by the type of a block."""
LINE = 20
"""Seconds for each line that a prompt asks for, up to so many."""
MOST_LINES = 10


@dataclass(frozen=True)
class Effort:
    """`words` are those that one learner reads, `asked` those of questions and their feedback; `media` and `activities`
    are minutes, `thinking` are seconds.
    """

    words: float = 0
    asked: float = 0
    media: float = 0
    items: int = 0
    activities: float = 0
    thinking: float = 0

    def __add__(self, other: Effort) -> Effort:
        return Effort(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(Effort)))

    @property
    def minutes(self) -> float:
        """By the method `activity`."""
        return (self.words + self.asked) / READING + self.media + self.activities + self.thinking / 60

    @property
    def nasba(self) -> float:
        """By the method `word count`."""
        return self.words / NASBA_READING + self.media + self.activities + self.items * NASBA_ITEM


def of_page(page: Page) -> Effort:
    """What a page asks of one learner."""
    return total(map(of_tree, page.blocks))


def of_tree(block: Block) -> Effort:
    """What a block asks, children included."""
    effort = of_block(block) + total(map(of_tree, block.children))
    return replace(effort, words=effort.words * WALKED) if block.type == "scenario" else effort


def of_final(course: Course) -> Effort:
    """What one sitting of the final asks: its introduction and as many items of the bank as are drawn."""
    if not course.assessment:
        return Effort()
    items = [of_block(block) for block in course.assessment.bank]
    share = course.assessment.items / len(items) if items else 0
    bank = total(items)
    drawn = Effort(bank.words * share, bank.asked * share, 0, course.assessment.items, 0, bank.thinking * share)
    return total(map(of_tree, course.assessment.intro)) + drawn


def of_block(block: Block) -> Effort:
    """What a block itself asks, without its children."""
    minutes = float(getattr(block, "minutes", 0) or 0)
    asks = block.interaction is not None
    return Effort(
        words=0 if isinstance(block, Question) else sum(map(_words, block.prose())),
        asked=_question_words(block) if isinstance(block, Question) else 0,
        media=minutes if block.type in ("video", "audio") else 0,
        items=1 if asks and block.type not in ("activity", "video", "audio") else 0,
        activities=minutes if block.type == "activity" else 0,
        thinking=SECONDS.get(block.type, 0) + (_lines(block) if block.type == "prompt" else 0),
    )


def total(efforts: Iterable[Effort]) -> Effort:
    return sum(efforts, Effort())


def _question_words(question: Question) -> float:
    """The prompt, every option, and the feedback that one learner meets."""
    feedback = [_words(option.feedback) for option in question.options]
    shown = sum(feedback) if question.many or question.targets else sum(feedback) / max(1, len(feedback))
    options = sum(_words(option.body) for option in question.options) + sum(_words(o.body) for o in question.targets)
    return _words(question.prompt) + options + shown


def _words(nodes: Nodes) -> int:
    return len(plain(nodes).split())


def _lines(prompt: Block) -> int:
    return LINE * min(MOST_LINES, max(0, int(getattr(prompt, "lines", 0))))
