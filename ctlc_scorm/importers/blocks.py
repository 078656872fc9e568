"""A question as a block of a course."""

from __future__ import annotations

from ctlc_scorm.importers.log import Log
from ctlc_scorm.importers.markdown import indented
from ctlc_scorm.importers.model import Answer, Item
from ctlc_scorm.importers.texts import words

RIGHT, WRONG, UNKNOWN = "Right.", "Not right.", "Say why."
"""Placeholders say what the key says and no more; `check` warns of each, since feedback says why."""


def feedback_of(item: Item, answer: Answer, number: int) -> tuple[str, bool]:
    """What is said to an answer, and whether it is a placeholder."""
    own = answer.feedback or (item.right if answer.correct else item.wrong)
    said = "\n\n".join(text for text in (own, item.general) if text)
    if said and words(said):
        return said, False
    if item.aside:
        return UNKNOWN, True
    if item.kind == "matching":
        return "A pair.", True
    if item.kind == "ordering":
        return f"Step {number}.", True
    return (RIGHT if answer.correct else WRONG), True


def block(item: Item, id: str, objective: str = "", log: Log | None = None) -> str:
    """The block in Markdown. With a log, what is changed on the way is noted there."""
    numbered = item.kind == "ordering"
    answers = _with_other(item)
    if log:
        _tell(item, answers, log)
    options = [_option(item, answer, number, numbered) for number, answer in enumerate(answers, 1)]
    lines = [f":::{{{item.kind}}} {id}", *_settings(item, objective)]
    gap = "\n" if item.prompt.startswith(("|", "```", "Table:")) else ""
    return "\n".join([*lines, f"{gap}{item.prompt}", "", *options, ":::"]) + "\n"


def _with_other(item: Item) -> list[Answer]:
    """Answers in words or numbers end with what is said to any other."""
    answers = [answer for answer in item.answers if not answer.any]
    if item.kind not in ("fill-in", "numeric"):
        return answers
    other = next((answer for answer in item.answers if answer.any), Answer("..."))
    return [*answers, Answer("...", False, other.feedback, any=True)]


def _settings(item: Item, objective: str) -> list[str]:
    lines = [f":objectives: {objective}"] if objective else []
    if item.kind == "choice" and not item.shuffle:
        lines.append(":shuffle: false")
    if item.kind == "fill-in" and item.exact_case:
        lines.append(":case: exact")
    if item.kind == "numeric" and item.tolerance:
        lines.append(f":tolerance: {item.tolerance}")
    if item.kind == "numeric" and item.unit:
        lines.append(f":unit: {item.unit}")
    return lines


def _option(item: Item, answer: Answer, number: int, numbered: bool) -> str:
    mark = f"{number}. " if numbered else "- " if item.kind == "matching" else f"- [{'x' if answer.correct else ' '}] "
    by = " " * (len(mark) if numbered else 2)
    text = indented(answer.text, by)
    if item.kind == "matching":
        text = f"{_flat(answer.text).replace('→', '->')} => {_flat(answer.target)}"
    said, _ = feedback_of(item, answer, number)
    quote = "\n".join(f"{by}> {line}".rstrip() for line in said.split("\n"))
    return f"{mark}{text}\n{quote}"


def _flat(text: str) -> str:
    return " ".join(text.replace("\\\n", " ").split())


def _tell(item: Item, answers: list[Answer], log: Log) -> None:
    if any(feedback_of(item, answer, 1)[1] for answer in answers):
        log.changed("feedback-to-write", item.where)
    if item.general and len(answers) > 1:
        log.changed("general-feedback", item.where)
    if item.kind == "matching" and any("→" in answer.text for answer in answers):
        log.changed("arrow-in-pair", item.where)
    if item.kind == "matching" and any("\n" in answer.text for answer in answers):
        log.changed("paragraphs-in-pair", item.where)
    for said, right in ((item.right, True), (item.wrong, False)):
        unused = all(answer.feedback for answer in answers if answer.correct is right)
        if said and unused and item.kind in ("choice", "true-false", "fill-in", "numeric"):
            log.dropped("combined-feedback", item.where, said)
