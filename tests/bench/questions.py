"""Questions of every kind, in the form in which authors write them."""

from __future__ import annotations

from collections.abc import Callable

from .words import Words


def question(words: Words, id: str, index: int, objective: str = "") -> str:
    """One block; kinds follow each other by `index`. With an objective it is for the bank."""
    kinds = BANK if objective else KINDS
    name, body = kinds[index % len(kinds)]
    option = f":objectives: {objective}\n" if objective else ""
    return f":::{{{name}}} {id}\n{option}{body(words)}\n:::"


def _prompt(words: Words) -> str:
    return f"{words.sentence(14)} {words.phrase(9)}?\n\n"


def _feedback(words: Words, indent: str = "  ") -> str:
    return f"\n{indent}> {words.sentence(12)}"


def _boxes(words: Words, right: set[int], count: int) -> str:
    lines = [f"- [{'x' if i in right else ' '}] {words.sentence(8)}{_feedback(words)}" for i in range(count)]
    return _prompt(words) + "\n".join(lines)


def _choice(words: Words) -> str:
    return _boxes(words, {words.below(4)}, 4)


def _several(words: Words) -> str:
    return _boxes(words, {0, 2 + words.below(3)}, 5)


def _true_false(words: Words) -> str:
    truth = words.below(2) == 0
    lines = [f"- [{'x' if truth is side else ' '}] {side}{_feedback(words)}" for side in (True, False)]
    return _prompt(words) + "\n".join(lines)


def _fill_in(words: Words) -> str:
    right = words.pick(["patience", "courage", "balance"])
    answers = ("[x] " + right, "[ ] comfort", "[ ] ...")
    return _prompt(words) + "\n".join(f"- {answer}{_feedback(words)}" for answer in answers)


def _numeric(words: Words) -> str:
    right = f"{words.below(90)}.5"
    answers = (f"[x] {right}", "[ ] 99", "[ ] ...")
    lines = "\n".join(f"- {answer}{_feedback(words)}" for answer in answers)
    return f":tolerance: 0.5\n:unit: percent\n{_prompt(words)}{lines}"


def _matching(words: Words) -> str:
    lines = [f"- {words.phrase(7)} => {words.phrase(3)}{_feedback(words)}" for _ in range(4)]
    return _prompt(words) + "\n".join(lines)


def _ordering(words: Words) -> str:
    lines = [f"{i}. {words.sentence(6)}{_feedback(words, '   ')}" for i in range(1, 5)]
    return _prompt(words) + "\n".join(lines)


def _likert(words: Words) -> str:
    return _prompt(words) + "- Not at all\n- A little\n- Fairly\n- Very"


Kind = tuple[str, Callable[[Words], str]]
BANK: list[Kind] = [
    ("choice", _choice),
    ("matching", _matching),
    ("choice", _several),
    ("numeric", _numeric),
    ("ordering", _ordering),
    ("fill-in", _fill_in),
]
KINDS: list[Kind] = [*BANK, ("choice", _choice), ("true-false", _true_false), ("choice", _choice), ("likert", _likert)]
