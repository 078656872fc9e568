"""The base of all question blocks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ctlc_scorm.course.interaction import Component, Interaction, Kind, Response
from ctlc_scorm.course.model import Block
from ctlc_scorm.source.markdown import Nodes, plain
from ctlc_scorm.source.text import Span


@dataclass(frozen=True, kw_only=True)
class Option:
    """An option, step, pair or accepted answer, with its feedback.

    `id` is one character; `target` is the other half of a pair; `any` marks the feedback for every other answer.
    """

    id: str
    body: Nodes
    feedback: Nodes
    correct: bool
    span: Span
    target: Nodes = ()
    target_id: str = ""
    any: bool = False

    @cached_property
    def text(self) -> str:
        return plain(self.body)


@dataclass(frozen=True, kw_only=True)
class Question(Block):
    """A question as it is shown: its prompt in Markdown, its options with their feedback, and what it reports."""

    kind: Kind
    prompt: Nodes
    options: tuple[Option, ...] = ()
    correct: tuple[Response, ...] = ()
    many: bool = False
    shuffle: bool = True
    exact_case: bool = False
    exact_spaces: bool = False
    tolerance: float = 0.0
    unit: str = ""
    objectives: tuple[str, ...] = ()

    @cached_property
    def targets(self) -> tuple[Option, ...]:
        """The answers to choose from in a matching question, each once, by the order of their ids."""
        seen = {option.target_id: option for option in self.options if option.target_id}
        return tuple(seen[id] for id in sorted(seen))

    @cached_property
    def interaction(self) -> Interaction:
        return Interaction(
            id=self.id,
            kind=self.kind,
            prompt=plain(self.prompt)[:250],
            options=tuple(Component(o.id, o.text) for o in self.options if o.id),
            targets=tuple(Component(o.target_id, plain(o.target)) for o in self.targets),
            correct=self.correct,
            many=self.many,
            shuffle=self.shuffle,
            exact_case=self.exact_case,
            exact_spaces=self.exact_spaces,
            tolerance=self.tolerance,
            objectives=self.objectives,
        )

    def prose(self) -> tuple[Nodes, ...]:
        parts = [self.prompt]
        for option in self.options:
            parts += [option.body, option.target, option.feedback]
        return tuple(part for part in parts if part)
