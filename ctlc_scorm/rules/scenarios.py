"""Scenarios: every way leads on."""

from __future__ import annotations

from ctlc_scorm.source.findings import Severity, rule


@rule("SCN001", "no-start")
def NO_START() -> None:
    """What it checks: a scenario has at least one heading; its first heading is the moment where it starts.

    Why it matters: without one there is nothing to decide, and learners would see only the scene.

    Example:

        ::::{scenario} late-again
        Malik comes in at 9:20.
        ::::

    Use instead:

        ::::{scenario} late-again
        ### A third late slip {#start}
        Malik comes in at 9:20.

        - [Say his name across the room](#public)
        - [Greet him at the door](#quiet)

        ### Every head turns {#public .mixed}
        He sits down and says nothing for the rest of the hour.

        ### He takes the seat by the window {#quiet .good}
        After a minute he opens his book.
        ::::
    """


@rule("SCN002", "unknown-moment")
def UNKNOWN_MOMENT() -> None:
    """What it checks: every choice of a scenario leads to a heading of the same scenario.

    Why it matters: a learner who chooses it would end nowhere.

    Example:

        ::::{scenario} late-again
        ### A third late slip {#start}
        - [Say his name across the room](#public)
        - [Greet him at the door](#quite)

        ### Every head turns {#public .mixed}
        He says nothing for the rest of the hour.

        ### He takes a seat {#quiet .good}
        After a minute he opens his book.
        ::::

    Use instead:

        ::::{scenario} late-again
        ### A third late slip {#start}
        - [Say his name across the room](#public)
        - [Greet him at the door](#quiet)

        ### Every head turns {#public .mixed}
        He says nothing for the rest of the hour.

        ### He takes a seat {#quiet .good}
        After a minute he opens his book.
        ::::
    """


@rule("SCN003", "unreachable-moment")
def UNREACHABLE_MOMENT() -> None:
    """What it checks: some way of choices leads from the start to every moment of a scenario.

    Why it matters: what nobody can reach is never read, and often shows that a choice leads elsewhere than was meant.
    """


@rule("SCN004", "dead-end")
def DEAD_END() -> None:
    """What it checks: every moment of a scenario offers choices, or says how the scenario ends: `.good` or `.mixed`.

    Why it matters: a story that stops without a word leaves learners unsure whether they are done, and how it went.

    Example:

        ::::{scenario} late-again
        ### A third late slip {#start}
        - [Say his name across the room](#public)
        - [Greet him at the door](#quiet)

        ### Every head turns {#public .mixed}
        He says nothing for the rest of the hour.

        ### He takes a seat {#quiet}
        After a minute he opens his book.
        ::::

    Use instead:

        ::::{scenario} late-again
        ### A third late slip {#start}
        - [Say his name across the room](#public)
        - [Greet him at the door](#quiet)

        ### Every head turns {#public .mixed}
        He says nothing for the rest of the hour.

        ### He takes a seat {#quiet .good}
        After a minute he opens his book.
        ::::
    """


@rule("SCN005", "no-way-out")
def NO_WAY_OUT() -> None:
    """What it checks: from every moment of a scenario an ending can be reached.

    Why it matters: learners would go round in a circle, and the scenario could never count as done.
    """


@rule("SCN006", "too-many-decisions", Severity.WARNING)
def TOO_MANY_DECISIONS() -> None:
    """What it checks: a scenario has at most twelve moments with choices.

    Why it matters: few learners see a larger one to its ends, and nobody can check all its ways.
    """


@rule("SCN007", "lone-choice")
def LONE_CHOICE() -> None:
    """What it checks: the start of a scenario offers at least two choices.

    Why it matters: a single choice decides nothing, and learners notice that they are being led.

    Example:

        ::::{scenario} late-again
        ### A third late slip {#start}
        - [Greet him at the door](#quiet)

        ### He takes a seat {#quiet .good}
        After a minute he opens his book.
        ::::

    Use instead:

        ::::{scenario} late-again
        ### A third late slip {#start}
        - [Say his name across the room](#public)
        - [Greet him at the door](#quiet)

        ### Every head turns {#public .mixed}
        He says nothing for the rest of the hour.

        ### He takes a seat {#quiet .good}
        After a minute he opens his book.
        ::::
    """


@rule("SCN008", "no-repair")
def NO_REPAIR() -> None:
    """What it checks: a moment marked `.poor` offers at least one choice: a way to repair what went wrong.

    Why it matters: harm can nearly always be mended in part, and a story that ends in it teaches shame, not skill.

    Example:

        ::::{scenario} late-again
        ### A third late slip {#start}
        - [Say his name across the room](#public)
        - [Greet him at the door](#quiet)

        ### Every head turns {#public .poor}
        He puts his hood up and leaves.

        ### He takes a seat {#quiet .good}
        After a minute he opens his book.
        ::::

    Use instead:

        ::::{scenario} late-again
        ### A third late slip {#start}
        - [Say his name across the room](#public)
        - [Greet him at the door](#quiet)

        ### Every head turns {#public .poor}
        He puts his hood up and leaves.

        - [Find him at lunch and say what you wish you had done](#quiet)

        ### He takes a seat {#quiet .good}
        After a minute he opens his book.
        ::::
    """


@rule("SCN009", "ending-word")
def ENDING_WORD() -> None:
    """What it checks: the heading of a moment bears at most one of `.good`, `.mixed` and `.poor`; the first two stand
    only where the scenario ends.

    Why it matters: the word is shown to learners. Where choices follow, the story has not ended yet.

    Example:

        ::::{scenario} late-again
        ### A third late slip {#start}
        - [Say his name across the room](#public)
        - [Greet him at the door](#quiet)

        ### Every head turns {#public .mixed}
        He says nothing for the rest of the hour.

        ### He takes a seat {#quiet .god}
        After a minute he opens his book.
        ::::

    Use instead:

        ::::{scenario} late-again
        ### A third late slip {#start}
        - [Say his name across the room](#public)
        - [Greet him at the door](#quiet)

        ### Every head turns {#public .mixed}
        He says nothing for the rest of the hour.

        ### He takes a seat {#quiet .good}
        After a minute he opens his book.
        ::::
    """


@rule("SCN010", "duplicate-moment")
def DUPLICATE_MOMENT() -> None:
    """What it checks: no two headings of a scenario have the same `{#id}`, or the same words where they have none.

    Why it matters: a choice could lead to either of them.
    """
