"""Assignable units of cmi5: their addresses, and how they are launched and judged.

Numbers in brackets are those of ADL's list of requirements.
"""

from __future__ import annotations

from ctlc_scorm.source.findings import Severity, rule


@rule("C018", "cmi5-bad-url")
def BAD_URL() -> None:
    """What it checks: the `url` of a unit is not empty, and is an address [13.1.4.0-2].

    Why it matters: the unit cannot be opened.
    """


@rule("C019", "cmi5-url-space")
def URL_SPACE() -> None:
    """What it checks: there is no white space around the text of a `url`.

    Why it matters: an LMS should trim it; one Moodle plug-in does not, and the page is not found.

    Example:

        <url> index.html </url>

    Use instead:

        <url>index.html</url>
    """


@rule("C020", "cmi5-reserved-name")
def RESERVED_NAME() -> None:
    """What it checks: the query of a `url` has none of `endpoint`, `fetch`, `actor`, `registration`, `activityId`
    [8.1.0.0-6], and not `returnURL`, which one LMS adds (a warning).

    Why it matters: the LMS adds these itself, and the page reads the wrong one.
    """


@rule("C021", "cmi5-file-missing")
def FILE_MISSING() -> None:
    """What it checks: a relative `url` is the name of a file in the zip, as it stands before the `?`, without a
    fragment [14.1.0.0-4].

    Why it matters: importers compare it as text, without decoding it: with a `#` or `%20` the file is not found.

    Example:

        <url>index.html#start</url>

    Use instead:

        <url>index.html</url>
    """


@rule("C022", "cmi5-bare-relative")
def BARE_RELATIVE() -> None:
    """What it checks: a course structure without a zip leads to absolute addresses only [14.2.0.0-1].

    Why it matters: there are no files beside it.
    """


@rule("C023", "cmi5-absolute-media", Severity.WARNING)
def ABSOLUTE_MEDIA() -> None:
    """What it checks: what lies in the zip is referred to by its relative name [14.1.0.0-3].

    Why it matters: the file in the zip is never used, and the other one may change or go.
    """


@rule("C025", "cmi5-bad-moveon")
def BAD_MOVE_ON() -> None:
    """What it checks: `moveOn` is NotApplicable, Passed, Completed, CompletedAndPassed or CompletedOrPassed, spelt so.

    Why it matters: anything else is refused, or taken for NotApplicable.

    Example:

        <au id="https://example.org/a" moveOn="completed">

    Use instead:

        <au id="https://example.org/a" moveOn="Completed">
    """


@rule("C026", "cmi5-no-moveon", Severity.WARNING)
def NO_MOVE_ON() -> None:
    """What it checks: `moveOn` is given, and is not NotApplicable.

    Why it matters: without it a unit is satisfied when the learner is registered, before anybody opened it: no
    credit can rest on that.
    """


@rule("C027", "cmi5-bad-mastery")
def BAD_MASTERY() -> None:
    """What it checks: `masteryScore` is a decimal number from 0 to 1.

    Why it matters: with 80 instead of 0.8 the package is refused, or nobody can pass.

    Example:

        <au id="https://example.org/a" masteryScore="80">

    Use instead:

        <au id="https://example.org/a" masteryScore="0.8">
    """


@rule("C028", "cmi5-long-mastery", Severity.WARNING)
def LONG_MASTERY() -> None:
    """What it checks: `masteryScore` has at most 4 decimals.

    Why it matters: scores are compared as numbers that some databases round.
    """


@rule("C029", "cmi5-not-passable", Severity.WARNING)
def NOT_PASSABLE() -> None:
    """What it checks: a unit that has to be passed has a masteryScore and something that is scored.

    Why it matters: nobody can finish a unit that never says passed.
    """


@rule("C030", "cmi5-bad-launch-method")
def BAD_LAUNCH_METHOD() -> None:
    """What it checks: `launchMethod` is AnyWindow or OwnWindow.

    Why it matters: the schema knows no other.
    """


@rule("C031", "cmi5-type-not-iri", Severity.WARNING)
def TYPE_NOT_IRI() -> None:
    """What it checks: `activityType` is an absolute IRI.

    Why it matters: it becomes the type of an activity, which an LRS checks.
    """


@rule("C034", "cmi5-padded", Severity.WARNING)
def PADDED() -> None:
    """What it checks: there is no white space around launchParameters and entitlementKey.

    Why it matters: an LMS trims it, so that padding is not what arrives.
    """


@rule("C035", "cmi5-unsafe-path")
def UNSAFE_PATH() -> None:
    """What it checks: the file of a unit lies in the package by a plain name: no backslash, no leading `/`, no `..`. No
    second file differs from it by case only.

    Why it matters: on another server it is another file, or none.

    Example:

        <url>..\\index.html</url>

    Use instead:

        <url>index.html</url>
    """
