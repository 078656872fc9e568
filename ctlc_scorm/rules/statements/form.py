"""Rules on the form of a statement: which parts it has, and how ids, names and people are written."""

from __future__ import annotations

from ctlc_scorm.source.findings import rule


@rule("X001", "statement-part-missing")
def PART_MISSING() -> None:
    """What it checks: the parts that must be there are: actor, verb and object, the id of a verb and so on.

    Why it matters: every LRS refuses the statement, and what it told is lost.

    Example:

        {"actor": {"mbox": "mailto:ana@district.example"}, "verb": {"id": "http://adlnet.gov/expapi/verbs/experienced"}}

    Use instead:

        {"object": {"id": "https://district.example/course"}}

    Source: xAPI 1.0.3, Data 2.2.
    """


@rule("X002", "statement-null")
def NULL() -> None:
    """What it checks: nothing is null, but inside extensions.

    Why it matters: LRSs refuse the statement. What is not known is left out.

    Example:

        {"context": {"language": null}}

    Use instead:

        {"context": {"language": "en"}}

    Source: xAPI 1.0.3, Data 2.2.
    """


@rule("X003", "statement-wrong-type")
def WRONG_TYPE() -> None:
    """What it checks: every value has the JSON type of its key: numbers and booleans stand without quotes.

    Why it matters: LRSs refuse the statement; those that do not, count nothing of it.

    Example:

        {"result": {"success": "true"}}

    Use instead:

        {"result": {"success": true}}

    Source: xAPI 1.0.3, Data 2.2.
    """


@rule("X004", "statement-unknown-key")
def UNKNOWN_KEY() -> None:
    """What it checks: a statement has no other keys than those of the standard, in the same upper and lower case.

    Why it matters: LRSs refuse the whole statement. Things of one's own go into extensions.

    Example:

        {"result": {"Success": true}}

    Use instead:

        {"result": {"success": true}}

    Source: xAPI 1.0.3, Data 2.2.
    """


@rule("X005", "statement-bad-uuid")
def BAD_UUID() -> None:
    """What it checks: ids of statements and registrations are UUIDs with hyphens.

    Why it matters: LRSs refuse the statement.

    Example:

        {"context": {"registration": "42"}}

    Use instead:

        {"context": {"registration": "1d1a5d6e-6d8c-4c44-9d2c-0a1c5f4e2b11"}}

    Source: RFC 4122; xAPI 1.0.3, Data 2.4.1.
    """


@rule("X006", "statement-bad-iri")
def BAD_IRI() -> None:
    """What it checks: ids of verbs, activities and types are absolute IRIs: they begin with a scheme, and have no
    spaces.

    Why it matters: LRSs refuse the statement, or store it under an id that nothing finds.

    Example:

        {"object": {"id": "modules/alarm"}}

    Use instead:

        {"object": {"id": "https://district.example/course/modules/alarm"}}

    Source: RFC 3987; xAPI 1.0.3, Data 2.4.3.
    """


@rule("X007", "statement-bad-language")
def BAD_LANGUAGE() -> None:
    """What it checks: languages are tags such as `en` or `es-MX`, in language maps and in the context.

    Why it matters: LRSs refuse the statement. The usual mistake is an underscore.

    Example:

        {"context": {"language": "en_US"}}

    Use instead:

        {"context": {"language": "en-US"}}

    Source: RFC 5646; xAPI 1.0.3, Data 4.2.
    """


@rule("X008", "statement-bad-agent")
def BAD_AGENT() -> None:
    """What it checks: a person is named in exactly one way: `mbox` (`mailto:` and an address), `mbox_sha1sum` (40 hex
    digits), `openid` (a URI), or `account` with both `homePage` and `name`.

    Why it matters: LRSs refuse the statement, since they could not tell whose it is.

    Example:

        {"actor": {"mbox": "ana@district.example"}}

    Use instead:

        {"actor": {"mbox": "mailto:ana@district.example"}}

    Source: xAPI 1.0.3, Data 2.4.2.
    """


@rule("X009", "statement-bad-group")
def BAD_GROUP() -> None:
    """What it checks: a group without an identifier lists its members, and members are agents.

    Why it matters: LRSs refuse the statement.

    Example:

        {"actor": {"objectType": "Group", "name": "Team A"}}

    Use instead:

        {"actor": {"objectType": "Group", "member": [{"mbox": "mailto:ana@district.example"}]}}

    Source: xAPI 1.0.3, Data 2.4.2.2.
    """


@rule("X010", "statement-bad-object-type")
def BAD_OBJECT_TYPE() -> None:
    """What it checks: `objectType` is Activity (or left out), Agent, Group, StatementRef or SubStatement; that of an
    actor is Agent or Group.

    Why it matters: LRSs refuse the statement.

    Example:

        {"object": {"objectType": "activity", "id": "https://district.example/course"}}

    Use instead:

        {"object": {"objectType": "Activity", "id": "https://district.example/course"}}

    Source: xAPI 1.0.3, Data 2.4.4.
    """


@rule("X011", "substatement-not-plain")
def SUBSTATEMENT() -> None:
    """What it checks: a statement inside a statement has no id, stored, version or authority, holds no further one, and
    voids nothing.

    Why it matters: LRSs refuse the outer statement.

    Source: xAPI 1.0.3, Data 2.4.4.3.
    """


@rule("X012", "voiding-without-reference")
def VOIDING() -> None:
    """What it checks: the object of a statement with the verb `voided` is a StatementRef.

    Why it matters: LRSs refuse the statement, and nothing is voided.

    Example:

        {"verb": {"id": "http://adlnet.gov/expapi/verbs/voided"}, "actor": {"mbox": "mailto:ana@district.example"},
         "object": {"id": "https://district.example/course"}}

    Use instead:

        {"object": {"objectType": "StatementRef", "id": "1d1a5d6e-6d8c-4c44-9d2c-0a1c5f4e2b11"}}

    Source: xAPI 1.0.3, Data 2.3.2.
    """
