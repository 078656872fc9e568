"""The second waist: what a question is, in the vocabulary that SCORM, xAPI, cmi5 and QTI share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "true-false",
    "choice",
    "fill-in",
    "numeric",
    "matching",
    "sequencing",
    "likert",
    "performance",
]

Response = tuple[str, ...]
"""A response, free of formats.

choice, likert: option ids; true-false: ("true",) or ("false",); fill-in, numeric: one text; matching: "stem.target"
pairs in
the order of the stems; sequencing: option ids in order; performance: ("done",).
"""


@dataclass(frozen=True, slots=True)
class Component:
    """An option, a stem, a target or a step: an id of one character (a to z, 0 to 9) and its plain text."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Interaction:
    """A question as it is reported: `id` is unique in the course, `prompt` is plain text."""

    id: str
    kind: Kind
    prompt: str
    options: tuple[Component, ...] = ()
    targets: tuple[Component, ...] = ()
    correct: tuple[Response, ...] = ()
    """Every accepted response; empty for what is not scored."""
    many: bool = False
    shuffle: bool = True
    exact_case: bool = False
    exact_spaces: bool = False
    tolerance: float = 0.0
    weight: float = 1.0
    objectives: tuple[str, ...] = ()

    @property
    def scored(self) -> bool:
        return bool(self.correct)
