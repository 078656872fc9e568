"""Metadata of a manifest, and what belongs to another edition."""

from __future__ import annotations

from ctlc_scorm.source.findings import Severity, rule


@rule("P110", "metadata-file-missing", Severity.WARNING)
def METADATA_MISSING() -> None:
    """What it checks: the file that `adlcp:location` names is in the package.

    Why it matters: Rustici's engine reports that it could not be opened.

    Source: pipwerks/scorm-api-wrapper#16.
    """


@rule("P111", "metadata-both", Severity.WARNING)
def METADATA_BOTH() -> None:
    """What it checks: `metadata` has either `adlcp:location` or a `lom`.

    Why it matters: the standard allows one; readers take either.

    Source: SCORM 1.2 CAM 2.2.4.
    """


@rule("P112", "lom-namespace", Severity.WARNING)
def LOM_NAMESPACE() -> None:
    """What it checks: `lom` is in the namespace of its edition.

    Why it matters: readers do not find the title and the description in it.

    Example:

        <lom xmlns="http://www.imsglobal.org/xsd/imsmd_v1p2">

    Use instead:

        <lom xmlns="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1">

    Source: SCORM 1.2 CAM 2.2.
    """


@rule("P113", "lom-order", Severity.WARNING)
def LOM_ORDER() -> None:
    """What it checks: the groups of a `lom` come in the order of the schema; in SCORM 1.2 their names are all in lower
    case.

    Why it matters: readers that validate refuse others; those that do not pass over names that they do not know.

    Example:

        <lifeCycle>

    Use instead:

        <lifecycle>

    Source: imsmd_rootv1p2p1.xsd.
    """


@rule("P114", "lom-vocabulary", Severity.NOTE)
def LOM_VOCABULARY() -> None:
    """What it checks: a vocabulary is `source` and `value`, each with a `langstring`.

    Why it matters: readers show nothing for others.

    Source: imsmd_rootv1p2p1.xsd.
    """


@rule("P115", "lom-duration", Severity.WARNING)
def LOM_DURATION() -> None:
    """What it checks: `typicallearningtime` is a duration of ISO 8601.

    Why it matters: readers that show or add up learning time drop it.

    Example:

        <datetime>01:30:00</datetime>

    Use instead:

        <datetime>PT1H30M</datetime>

    Source: ISO 8601; IMS Learning Resource Metadata 1.2.1.
    """


@rule("P116", "lom-language", Severity.NOTE)
def LOM_LANGUAGE() -> None:
    """What it checks: every `langstring` says its language (`x-none` is one).

    Why it matters: readers with several languages cannot choose.

    Example:

        <langstring>Stress</langstring>

    Use instead:

        <langstring xml:lang="en">Stress</langstring>

    Source: IMS Learning Resource Metadata 1.2.1; BCP 47.
    """


@rule("P117", "personal-data", Severity.NOTE)
def PERSONAL_DATA() -> None:
    """What it checks: metadata has no addresses of persons, and no folders of the author's computer.

    Why it matters: the package goes to many places, and everyone who has it can read them.

    Source: RFC 2426 (vCard).
    """


@rule("P118", "lom-incomplete", Severity.NOTE)
def LOM_INCOMPLETE() -> None:
    """What it checks: a `lom` of a course has `title`, `description`, `metadatascheme` and `format`. (The standard asks
    for `cost` and `copyrightandotherrestrictions` too, which a course without a licence cannot say.)

    Why it matters: the standard asks for them; no LMS known does.

    Source: SCORM 1.2 CAM 2.2.4.
    """


@rule("P120", "sequencing-in-12")
def SEQUENCING() -> None:
    """What it checks: there is no sequencing, navigation or presentation of SCORM 2004 in a 1.2 manifest.

    Why it matters: LMSs of 1.2 ignore it, so that the order and the locks that the author set do not hold.

    Source: SCORM 2004 CAM; pipwerks/scorm-api-wrapper#30.
    """


@rule("P121", "adlcp-2004-elements")
def ADLCP_2004() -> None:
    """What it checks: there are no elements of the 2004 namespace of ADL in a 1.2 manifest.

    Why it matters: LMSs of 1.2 do not see them: launch data and completion thresholds have no effect.

    Example:

        <adlcp:completionThreshold>

    Use instead:

        <adlcp:masteryscore>80</adlcp:masteryscore>

    Source: adlcp_v1p3.xsd.
    """


@rule("P122", "content-of-2004")
def CONTENT_2004() -> None:
    """What it checks: a package of SCORM 1.2 speaks the interface of 1.2 (a warning for metadata of 2004).

    Why it matters: a 1.2 LMS answers the calls of 2004 with an error, or the page finds no interface at all:
    nothing is tracked.

    Example:

        api.SetValue("cmi.completion_status", "completed")

    Use instead:

        api.LMSSetValue("cmi.core.lesson_status", "completed")

    Source: exelearning/iteexe#509; pipwerks/scorm-api-wrapper#27.
    """
