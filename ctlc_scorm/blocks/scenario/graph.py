"""The graph of a scenario: every choice leads somewhere, every moment is reached, every way ends."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from ctlc_scorm.blocks.reader import Reader
from ctlc_scorm.blocks.scenario.moments import ENDINGS, Moment
from ctlc_scorm.rules import scenarios as rules
from ctlc_scorm.source.directives import Directive

MOST_DECISIONS = 12
Edges = dict[str, set[str]]


def check_graph(directive: Directive, reader: Reader, moments: list[Moment]) -> None:
    """The findings of a scenario. A fault is reported once: what follows from it is not."""
    if not moments:
        hint = "Write each moment of the story under a heading, such as `### A third late slip {#start}`."
        reader.report(rules.NO_START, directive.span, "this scenario has no moment to start from", hint)
        return
    _once(reader, moments)
    for moment in moments:
        _marks(reader, moment)
    _start(reader, moments[0])
    decisions = sum(bool(moment.choices) for moment in moments)
    if decisions > MOST_DECISIONS:
        message = f"this scenario has {decisions} moments with choices"
        reader.report(rules.TOO_MANY_DECISIONS, directive.span, message, f"Keep it to {MOST_DECISIONS}, or make two.")
    _ways(reader, moments, _edges(reader, moments))


def _once(reader: Reader, moments: list[Moment]) -> None:
    seen: dict[str, Moment] = {}
    for moment in moments:
        first = seen.setdefault(moment.id, moment)
        if first is not moment:
            message = f"the moment `{moment.id}` is in this scenario twice"
            hint = "Give one of the two another `{#id}`."
            reader.findings.append(rules.DUPLICATE_MOMENT.at(moment.span, message, hint, (first.span,)))


def _marks(reader: Reader, moment: Moment) -> None:
    """What the heading says of the ending, against whether the moment is one."""
    strange = [mark for mark in moment.marks if mark not in ENDINGS]
    if strange:
        near = get_close_matches(strange[0], ENDINGS, 1)
        hint = f"Did you mean `.{near[0]}`?" if near else "Endings are `.good`, `.mixed` and `.poor`."
        reader.report(rules.ENDING_WORD, moment.span, f"`.{strange[0]}` says nothing about an ending", hint)
    elif len(moment.marks) > 1:
        reader.report(rules.ENDING_WORD, moment.span, "this moment ends in two ways", "Keep one of its words.")
    elif moment.choices and moment.ending in ("good", "mixed"):
        hint = f"Take `.{moment.ending}` away, or the choices."
        reader.report(rules.ENDING_WORD, moment.span, "this moment offers choices, so it is no ending", hint)
    elif moment.ending == "poor" and not moment.choices:
        hint = "Offer a choice that leads on to a repair."
        reader.report(rules.NO_REPAIR, moment.span, "the scenario ends badly here, with no way to repair it", hint)
    elif not moment.ending and not moment.choices:
        hint = "Offer choices as a list of links, or say how it ends: `{#id .good}` or `{#id .mixed}`."
        reader.report(rules.DEAD_END, moment.span, "the scenario stops here without an ending", hint)


def _start(reader: Reader, start: Moment) -> None:
    if len(start.choices) == 1 or (start.ending and not start.choices):
        hint = "Offer at least two: a list of links to other moments."
        reader.report(rules.LONE_CHOICE, start.span, "the scenario starts without anything to decide", hint)


def _edges(reader: Reader, moments: list[Moment]) -> Edges:
    """Which moments follow a moment. A misspelt choice is taken to lead where it was probably meant to."""
    edges: Edges = {moment.id: set() for moment in moments}
    for moment in moments:
        for choice in moment.choices:
            target = choice.target
            if target not in edges:
                near = get_close_matches(target, edges, 1)
                hint = f"Did you mean `#{near[0]}`?" if near else "Write a heading with this `{#id}`."
                reader.report(rules.UNKNOWN_MOMENT, choice.span, f"there is no moment `#{target}`", hint)
                target = near[0] if near else ""
            edges[moment.id].add(target)
    return edges


def _ways(reader: Reader, moments: list[Moment], edges: Edges) -> None:
    reached = _closure([moments[0].id], edges)
    backward: Edges = {}
    for id, targets in edges.items():
        for target in targets:
            backward.setdefault(target, set()).add(id)
    ends = [id for id, targets in edges.items() if not targets or "" in targets]
    ending = _closure(ends, backward)
    for moment in moments:
        if moment.id not in reached:
            hint = f"Add a choice `[...](#{moment.id})` to a moment before it, or remove it."
            reader.report(rules.UNREACHABLE_MOMENT, moment.span, "no choice leads to this moment", hint)
        elif moment.id not in ending:
            hint = "Let a choice lead on, to a moment with `.good` or `.mixed`."
            reader.report(rules.NO_WAY_OUT, moment.span, "no way leads from this moment to an ending", hint)


def _closure(starts: Iterable[str], edges: Edges) -> set[str]:
    """Everything that can be reached, the starts included."""
    found: set[str] = set()
    left = list(starts)
    while left:
        id = left.pop()
        if id not in found:
            found.add(id)
            left += edges.get(id, ())
    return found
