"""Rules on the statements of a cmi5 session: what an LMS refuses of an assignable unit (AU)."""

from __future__ import annotations

from ctlc_scorm.source.findings import Severity, rule


@rule("X101", "cmi5-other-actor")
def ACTOR() -> None:
    """What it checks: the actor is the one of the launch, to the letter.

    Why it matters: LMSs compare the whole object, and refuse the statement when a name or an objectType came or went.

    Source: cmi5 9.2; CATAPULT answers 403.
    """


@rule("X102", "cmi5-other-registration")
def REGISTRATION() -> None:
    """What it checks: the registration in the context is the one of the launch.

    Why it matters: the statement belongs to no enrolment, and the LMS refuses it.

    Source: cmi5 9.6.1.
    """


@rule("X103", "cmi5-template-changed")
def TEMPLATE() -> None:
    """What it checks: the context holds all of the LMS's template, with its activities first in their lists.

    Why it matters: the LMS knows the session by it, and refuses the statement. One adds after what is there.

    Source: cmi5 10.2.1; CATAPULT compares by position.
    """


@rule("X104", "cmi5-other-object")
def OBJECT() -> None:
    """What it checks: the object of a statement that cmi5 defines is the activityId of the launch.

    Why it matters: the id is the LMS's and not the package's; another one says nothing about this unit.

    Source: cmi5 9.4.
    """


@rule("X105", "cmi5-id-or-time-missing")
def STAMPED() -> None:
    """What it checks: every statement has an id and a timestamp of its own, in UTC.

    Why it matters: a statement that is sent again could not be known as the same, and order would be that of arrival.

    Source: cmi5 9.1, 9.7.
    """


@rule("X106", "cmi5-not-begun")
def NOT_BEGUN() -> None:
    """What it checks: `initialized` comes before all other statements of the session.

    Why it matters: the LMS refuses what comes earlier.

    Source: cmi5 9.3.2.
    """


@rule("X107", "cmi5-after-the-end")
def ENDED() -> None:
    """What it checks: nothing follows `terminated`, or the end that the LMS made by launching anew.

    Why it matters: the LMS refuses it. A tab that is only hidden is no end.

    Source: cmi5 9.3.8, 9.3.6.
    """


@rule("X108", "cmi5-verb-twice")
def TWICE() -> None:
    """What it checks: no verb of cmi5 comes twice in a session.

    Why it matters: the LMS refuses the second.

    Source: cmi5 9.3.
    """


@rule("X109", "cmi5-passed-and-failed")
def BOTH_OUTCOMES() -> None:
    """What it checks: a session has one of passed and failed, and a registration no failed after passed.

    Why it matters: the LMS refuses the second. `failed` is held back until the learner leaves without having passed.

    Source: cmi5 9.3.4, 9.3.5.
    """


@rule("X110", "cmi5-outcome-again")
def AGAIN() -> None:
    """What it checks: `completed` and `passed` come once in a registration.

    Why it matters: the LMS refuses the second.

    Source: cmi5 9.3.3, 9.3.4.
    """


@rule("X111", "cmi5-moveon-category")
def MOVEON() -> None:
    """What it checks: the category `moveon` stands on passed, failed and completed, and on nothing else.

    Why it matters: the LMS reckons by it whether the learner may go on.

    Source: cmi5 9.6.2.2.
    """


@rule("X112", "cmi5-wrong-result")
def RESULT() -> None:
    """What it checks: completed has completion true, passed success true, failed success false, each with a duration;
    terminated has a duration, initialized nothing; scores stand only on passed and failed.

    Why it matters: the LMS refuses the statement.

    Source: cmi5 9.5.
    """


@rule("X113", "cmi5-score")
def SCORE() -> None:
    """What it checks: `scaled` lies from 0 to 1, and `raw` comes with `min` and `max`.

    Why it matters: the LMS refuses the statement. A score below nothing is allowed in xAPI, but not here.

    Source: cmi5 9.5.1.
    """


@rule("X114", "cmi5-mastery-score")
def MASTERY() -> None:
    """What it checks: a score goes with the masteryScore of the launch in the context, the same number; passed needs at
    least it, failed less.

    Why it matters: the LMS refuses the statement, or a learner who failed has passed.

    Source: cmi5 9.3.4, 9.6.3.2.
    """


@rule("X115", "cmi5-outcome-without-credit")
def MODE() -> None:
    """What it checks: passed, failed and completed come only in the launch mode Normal.

    Why it matters: in Browse and Review the LMS refuses them.

    Source: cmi5 10.2.2.
    """


@rule("X116", "cmi5-foreign-verb")
def VERB() -> None:
    """What it checks: the category `cmi5` stands only with initialized, completed, passed, failed and terminated.

    Why it matters: launched, abandoned, waived and satisfied are the LMS's own, and others are not defined.

    Source: cmi5 7.1.1, 9.3.
    """


@rule("X117", "cmi5-progress")
def PROGRESS() -> None:
    """What it checks: progress is a whole number from 0 to 100, and not on completed.

    Why it matters: the LMS refuses the statement or shows nonsense.

    Source: cmi5 9.5.5.1.
    """


@rule("X118", "cmi5-outcome-of-a-part", Severity.WARNING)
def OF_A_PART() -> None:
    """What it checks: in a cmi5 session no page, module or question is completed, passed or failed.

    Why it matters: some LMSs go by the verb alone, and take the unit for done.

    Source: Moodle mod_cmi5; openedx-cmi5-xblock.
    """


@rule("X119", "verb-without-english", Severity.WARNING)
def ENGLISH() -> None:
    """What it checks: the display of a verb has a text under `en`.

    Why it matters: Open edX reads the status from there, and from nowhere else.

    Source: openedx-cmi5-xblock.
    """
