"""SCORM 2004: what differs from 1.2, and what is not checked."""

from __future__ import annotations

from ctlc_scorm.source.findings import Severity, rule


@rule("P160", "sequencing-not-checked", Severity.NOTE)
def NOT_CHECKED() -> None:
    """What it checks: whether a package has sequencing; its structure and words are checked, and not what it does.

    Why it matters: rules can lock learners out or let them skip, which only a run in an LMS shows.

    Source: SCORM 2004 SN.
    """


@rule("P161", "scormtype-lower-case")
def LOWER_TYPE() -> None:
    """What it checks: in SCORM 2004 the attribute is `adlcp:scormType`.

    Why it matters: readers that mind the case take the SCO for an asset, and nothing is tracked.

    Example:

        <resource adlcp:scormtype="sco">

    Use instead:

        <resource adlcp:scormType="sco">

    Source: adlcp_v1p3.xsd.
    """


@rule("P162", "elements-of-12", Severity.WARNING)
def ELEMENTS_12() -> None:
    """What it checks: there are no elements of SCORM 1.2 in a 2004 manifest: `masteryscore`, `prerequisites`,
    `maxtimeallowed`.

    Why it matters: readers of 2004 do not know them, and mastery scores and locks have no effect.

    Example:

        <adlcp:masteryscore>80</adlcp:masteryscore>

    Use instead:

        <imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure>

    Source: adlcp_v1p3.xsd.
    """


@rule("P163", "sequencing-reference")
def SEQUENCING_REFERENCE() -> None:
    """What it checks: the `IDRef` of a `sequencing` is the `ID` of one in the `sequencingCollection`.

    Why it matters: the rules are lost, or the import stops.

    Source: imsss_v1p0.xsd.
    """


@rule("P164", "sequencing-vocabulary")
def SEQUENCING_WORDS() -> None:
    """What it checks: actions, conditions and their operators are words of the standard.

    Why it matters: engines refuse the manifest or pass over the rule.

    Example:

        <imsss:ruleAction action="skipp"/>

    Use instead:

        <imsss:ruleAction action="skip"/>

    Source: SCORM 2004 CAM 5.1; imsss_v1p0auxresource.xsd.
    """


@rule("P165", "measure-range")
def MEASURE() -> None:
    """What it checks: `minNormalizedMeasure` is from -1 to 1; `completionThreshold`, weights and `minProgressMeasure`
    are from 0 to 1.

    Why it matters: engines refuse it, or nobody can pass.

    Example:

        <imsss:minNormalizedMeasure>80</imsss:minNormalizedMeasure>

    Use instead:

        <imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure>

    Source: imsss_v1p0util.xsd.
    """


@rule("P166", "objective-id")
def OBJECTIVE_ID() -> None:
    """What it checks: in an activity the ids of objectives differ, and every objective but the primary one has an id.

    Why it matters: which objective a result belongs to is left to chance.

    Source: SCORM 2004 CAM 5.1.7.
    """


@rule("P167", "boolean-value")
def BOOLEAN() -> None:
    """What it checks: switches of sequencing such as `choice` and `flow` are `true` or `false`.

    Why it matters: engines refuse the manifest or take the value that they like.

    Example:

        <imsss:controlMode flow="yes"/>

    Use instead:

        <imsss:controlMode flow="true"/>

    Source: imsss_v1p0.xsd.
    """


@rule("P168", "fourth-edition-only", Severity.WARNING)
def FOURTH_ONLY() -> None:
    """What it checks: elements of the 4th edition stand in a package of the 4th edition: `adlcp:data`,
    `adlseq:objectives`, `completedByMeasure`.

    Why it matters: engines of earlier editions do not know them.

    Source: SCORM 2004 4th edition, CAM 3.4.
    """


@rule("P169", "target-objective-missing")
def TARGET_OBJECTIVE() -> None:
    """What it checks: every `mapInfo` says its `targetObjectiveID`.

    Why it matters: the objective is not shared, and what depends on it never happens.

    Source: imsss_v1p0objective.xsd.
    """
