"""Rules on the values of a statement: scores, times, contexts, questions, attachments."""

from __future__ import annotations

from ctlc_scorm.source.findings import Severity, rule


@rule("X013", "score-out-of-range")
def SCORE() -> None:
    """What it checks: `scaled` lies from -1 to 1, `min` is below `max`, and `raw` between them.

    Why it matters: LRSs refuse the statement. The usual mistake is a percentage as `scaled`.

    Example:

        {"result": {"score": {"scaled": 80}}}

    Use instead:

        {"result": {"score": {"scaled": 0.8}}}

    Source: xAPI 1.0.3, Data 2.4.5.1.
    """


@rule("X014", "bad-duration")
def DURATION() -> None:
    """What it checks: durations are written as in ISO 8601, with letters; only the last number has a fraction.

    Why it matters: LRSs refuse the statement; reports that read it take no time from it.

    Example:

        {"result": {"duration": "00:12:30"}}

    Use instead:

        {"result": {"duration": "PT12M30S"}}

    Source: ISO 8601; xAPI 1.0.3, Data 4.6.
    """


@rule("X015", "bad-timestamp")
def TIMESTAMP() -> None:
    """What it checks: timestamps are days and times of ISO 8601 that exist, and the zone is not `-00:00`.

    Why it matters: LRSs refuse the statement.

    Example:

        {"timestamp": "25.11.2025 08:30"}

    Use instead:

        {"timestamp": "2025-11-25T08:30:00.000Z"}

    Source: ISO 8601; xAPI 1.0.3, Data 4.5.
    """


@rule("X016", "context-only-for-activities")
def ONLY_FOR_ACTIVITIES() -> None:
    """What it checks: `revision` and `platform` stand only in statements about an activity.

    Why it matters: LRSs refuse the statement.

    Example:

        {"object": {"objectType": "Agent", "mbox": "mailto:ben@district.example"}, "context": {"platform": "LMS"}}

    Use instead:

        {"context": {"platform": "LMS"}}

    Source: xAPI 1.0.3, Data 2.4.6.
    """


@rule("X017", "context-activities-not-arrays", Severity.WARNING)
def NOT_ARRAYS() -> None:
    """What it checks: parent, grouping, category and other in contextActivities are arrays, also with one activity.

    Why it matters: LRSs take a single one too, and give back an array; what compares the two finds a difference.

    Example:

        {"context": {"contextActivities": {"parent": {"id": "https://district.example/course"}}}}

    Use instead:

        {"context": {"contextActivities": {"parent": [{"id": "https://district.example/course"}]}}}

    Source: xAPI 1.0.3, Data 2.4.6.2.
    """


@rule("X018", "bad-extension")
def EXTENSION() -> None:
    """What it checks: the keys of extensions are absolute IRIs.

    Why it matters: LRSs refuse the statement.

    Example:

        {"result": {"extensions": {"seconds": 12}}}

    Use instead:

        {"result": {"extensions": {"https://district.example/xapi/seconds": 12}}}

    Source: xAPI 1.0.3, Data 4.1.
    """


@rule("X019", "bad-interaction")
def INTERACTION() -> None:
    """What it checks: a question has a type of the standard, which is needed as soon as it has a correct response or
    options. It has only the lists of options of that type. The ids of options differ and have no spaces.

    Why it matters: LRSs refuse the statement; where they do not, reports cannot say which option was chosen.

    Example:

        {"object": {"id": "https://district.example/q1", "definition": {"correctResponsesPattern": ["a"]}}}

    Use instead:

        {"object": {"id": "https://district.example/q1",
         "definition": {"interactionType": "choice", "correctResponsesPattern": ["a"], "choices": [{"id": "a"}]}}}

    Source: xAPI 1.0.3, Data 2.4.4.1.
    """


@rule("X020", "bad-attachment")
def ATTACHMENT() -> None:
    """What it checks: an attachment has usageType, display, contentType, length and sha2 (hex digits), and since no
    data comes with the statement, a fileUrl.

    Why it matters: LRSs refuse the statement.

    Example:

        {"attachments": [{"usageType": "http://id.tincanapi.com/attachment/certificate-of-completion",
         "display": {"en": "Certificate"}, "contentType": "application/pdf", "length": 9, "sha2": "a"}]}

    Use instead:

        {"attachments": [{"usageType": "http://id.tincanapi.com/attachment/certificate-of-completion",
         "display": {"en": "Certificate"}, "contentType": "application/pdf", "length": 9,
         "sha2": "495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a",
         "fileUrl": "https://district.example/certificate.pdf"}]}

    Source: xAPI 1.0.3, Data 2.4.11.
    """


@rule("X021", "version-in-statement", Severity.WARNING)
def VERSION_GIVEN() -> None:
    """What it checks: a statement has no `version`, or exactly 1.0.0. The version of the standard is told in a header.

    Why it matters: the value says how the statement is built, and LRSs differ in what else they take.

    Example:

        {"version": "1.0.3"}

    Use instead:

        {"version": "1.0.0"}

    Source: xAPI 1.0.3, Data 2.4.10.
    """


@rule("X022", "set-by-the-lrs", Severity.WARNING)
def SET_BY_LRS() -> None:
    """What it checks: `stored` and `authority` are left to the LRS.

    Why it matters: it writes them over, or refuses a statement that claims another's authority.

    Example:

        {"stored": "2025-11-25T08:30:00.000Z"}

    Use instead:

        {"timestamp": "2025-11-25T08:30:00.000Z"}

    Source: xAPI 1.0.3, Data 2.4.8.
    """


@rule("X023", "statement-too-large")
def TOO_LARGE() -> None:
    """What it checks: what is sent at once is at most 1 MiB.

    Why it matters: every LRS and every proxy before it has a limit, and few tell it.

    Source: xAPI 1.0.3, Communication 3.1.
    """


@rule("X024", "version-not-1-0")
def VERSION() -> None:
    """What it checks: where a statement has a `version`, it is 1.0 or begins with 1.0.

    Why it matters: LRSs refuse the statement.

    Example:

        {"version": "0.9"}

    Use instead:

        {"version": "1.0.0"}

    Source: xAPI 1.0.3, Data 2.4.10.
    """


@rule("X025", "timestamp-without-zone", Severity.WARNING)
def NO_ZONE() -> None:
    """What it checks: timestamps say their zone.

    Why it matters: some LRSs refuse the statement, others guess, and hours of a day come out in the wrong order.

    Example:

        {"timestamp": "2025-11-25T08:30:00.000"}

    Use instead:

        {"timestamp": "2025-11-25T08:30:00.000Z"}

    Source: xAPI 1.0.3, Data 4.5.
    """


@rule("X026", "timestamp-in-future", Severity.WARNING)
def FUTURE() -> None:
    """What it checks: a timestamp is not after now, by more than an hour.

    Why it matters: the clock of the learner's computer is wrong, and the time cannot be credited to a day.

    Example:

        {"timestamp": "9999-11-25T08:30:00.000Z"}

    Use instead:

        {"timestamp": "2020-11-25T08:30:00.000Z"}

    Source: xAPI 1.0.3, Data 2.4.7.
    """


@rule("X027", "statement-id-twice")
def ID_TWICE() -> None:
    """What it checks: no id comes twice among the statements that are sent together.

    Why it matters: LRSs refuse all of them.

    Source: xAPI 1.0.3, Communication 2.1.1.
    """
