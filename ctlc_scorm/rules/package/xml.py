"""The XML of a manifest, and the edition that it says it is."""

from __future__ import annotations

from ctlc_scorm.source.findings import Severity, rule


@rule("P030", "manifest-not-well-formed")
def NOT_WELL_FORMED() -> None:
    """What it checks: the manifest is well-formed XML.

    Why it matters: nearly every LMS refuses it. A bare `&` in a title is the commonest cause.

    Example:

        <title>Stress & learning</title>

    Use instead:

        <title>Stress &amp; learning</title>

    Source: XML 1.0, 2.1; exelearning/iteexe#22; adaptlearning/adapt_framework#2149.
    """


@rule("P032", "encoding-not-utf8", Severity.WARNING)
def NOT_UTF8() -> None:
    """What it checks: the manifest is UTF-8, and declares nothing else.

    Why it matters: ILIAS and Chamilo guess at other encodings, and titles come out garbled or empty.

    Example:

        <?xml version="1.0" encoding="windows-1252"?>

    Use instead:

        <?xml version="1.0" encoding="UTF-8"?>

    Source: XML 1.0, 4.3.3; ILIAS class.ilObjSCORMLearningModule.php.
    """


@rule("P033", "doctype-present")
def DOCTYPE() -> None:
    """What it checks: the manifest has no document type, and so no entities.

    Why it matters: entities can read files of the server or fill its memory; careful readers refuse the manifest.

    Example:

        <!DOCTYPE manifest>

    Use instead: leave the line out.

    Source: OWASP, XML External Entity Prevention.
    """


@rule("P034", "wrong-root")
def WRONG_ROOT() -> None:
    """What it checks: the first element is `manifest`.

    Why it matters: the file is something else, and LMSs find no course in it.

    Source: IMS Content Packaging 1.1.2.
    """


@rule("P035", "wrong-cp-namespace")
def WRONG_NAMESPACE() -> None:
    """What it checks: the manifest is in the namespace of SCORM 1.2.

    Why it matters: engines that go by namespace take it for another edition, or for none.

    Example:

        <manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1">

    Use instead:

        <manifest xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2">

    Source: imscp_rootv1p1p2.xsd; SCORM 1.2 CAM 2.3.
    """


@rule("P042", "schemaversion-missing", Severity.WARNING)
def VERSION_MISSING() -> None:
    """What it checks: `metadata/schemaversion` says which edition this is.

    Why it matters: most LMSs then take it for 1.2; Open edX fails when the element is there and empty.

    Use instead:

        <schemaversion>1.2</schemaversion>

    Source: Moodle mod/scorm/datamodels/scormlib.php; overhangio/openedx-scorm-xblock.
    """


@rule("P043", "schemaversion-unknown")
def VERSION_UNKNOWN() -> None:
    """What it checks: the version is exactly `1.2`, with nothing before or after it.

    Why it matters: Open edX takes any other text, even `1.2` with a space after it, for SCORM 2004. It then does not
    offer the interface that the course looks for.

    Example:

        <schemaversion>1.2 </schemaversion>

    Use instead:

        <schemaversion>1.2</schemaversion>

    Source: overhangio/openedx-scorm-xblock; Moodle mod/scorm/datamodels/scormlib.php.
    """


@rule("P031", "manifest-bom", Severity.WARNING)
def BOM() -> None:
    """What it checks: the manifest begins with `<?xml` or `<`: no byte order mark (and it is an error when a space or
    line comes before `<?xml`).

    Why it matters: the XML reader of ILIAS choked on the mark and has to strip it; most others take it.

    Source: ILIAS class.ilObjSCORMLearningModule.php, readObject.
    """


@rule("P036", "manifest-prefixed", Severity.WARNING)
def PREFIXED() -> None:
    """What it checks: the elements of the manifest have no prefix.

    Why it matters: Chamilo, ILIAS and the Laravel readers compare the names of elements as text, and see nothing;
    Open edX looks at the default namespace only.

    Example:

        <imscp:manifest xmlns:imscp="http://www.imsproject.org/xsd/imscp_rootv1p1p2">

    Use instead:

        <manifest xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2">

    Source: Chamilo public/main/lp/scorm.class.php; ILIAS class.ilSCORMPackageParser.php.
    """


@rule("P037", "adlcp-prefix-renamed")
def ADLCP_RENAMED() -> None:
    """What it checks: the prefix of ADL's namespace is `adlcp`.

    Why it matters: Moodle, ILIAS, Chamilo and the Laravel readers look for the text `adlcp:scormtype` and find no
    SCO.

    Example:

        <manifest xmlns:adl="http://www.adlnet.org/xsd/adlcp_rootv1p2">

    Use instead:

        <manifest xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">

    Source: Moodle mod/scorm/datamodels/scormlib.php; devianl2/laravel-scorm src/Library/ScormLib.php.
    """


@rule("P038", "mixed-editions")
def MIXED_EDITIONS() -> None:
    """What it checks: namespaces and version are those of one edition.

    Why it matters: LMSs choose the interface by the version and read attributes by the namespace; the course then
    finds the wrong one and nothing is tracked.

    Example:

        <schemaversion>1.2</schemaversion> with xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"

    Use instead:

        <schemaversion>1.2</schemaversion> with xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"

    Source: pipwerks/scorm-api-wrapper#30.
    """


@rule("P039", "camelcase-adlcp-in-12")
def CAMEL_CASE() -> None:
    """What it checks: the words of ADL are in lower case in SCORM 1.2: `scormtype`, `datafromlms`, `timelimitaction`,
    `masteryscore` (a warning for `dataFromLMS` alone, which Articulate Rise has written).

    Why it matters: readers that mind the case drop them; without `scormtype` Moodle's phone app and others track
    nothing.

    Example:

        <resource adlcp:scormType="sco">

    Use instead:

        <resource adlcp:scormtype="sco">

    Source: adlcp_rootv1p2.xsd.
    """


@rule("P040", "schemalocation-odd", Severity.NOTE)
def SCHEMA_LOCATION() -> None:
    """What it checks: `xsi:schemaLocation` is pairs of a namespace and a place.

    Why it matters: Rustici's engine may warn; no reader known refuses it.

    Source: XML Schema 1.0 part 1, 2.6.3; exelearning/exelearning#915.
    """


@rule("P041", "xsd-not-included", Severity.NOTE)
def XSD_MISSING() -> None:
    """What it checks: a schema file that `xsi:schemaLocation` names is in the package.

    Why it matters: the standard asks for it; of the readers known only Sakai's opens it.

    Source: SCORM 1.2 CAM 2.3.1; exelearning/exelearning#915.
    """


@rule("P044", "schema-not-adl", Severity.WARNING)
def SCHEMA_NAME() -> None:
    """What it checks: `metadata/schema` is `ADL SCORM`.

    Why it matters: readers that choose by it take the package for plain IMS content.

    Example:

        <schema>IMS Content</schema>

    Use instead:

        <schema>ADL SCORM</schema>

    Source: adlcp_rootv1p2.xsd.
    """


@rule("P045", "schema-order", Severity.WARNING)
def SCHEMA_ORDER() -> None:
    """What it checks: elements come in the order of the schema: `metadata`, `organizations`, `resources` in a
    manifest, `schema` before `schemaversion`, `title` first in organizations and items.

    Why it matters: readers that validate, such as Rustici's engine in strict mode, refuse others.

    Source: imscp_rootv1p1p2.xsd.
    """


@rule("P046", "submanifest", Severity.WARNING)
def SUBMANIFEST() -> None:
    """What it checks: no manifest lies within the manifest.

    Why it matters: Chamilo passes over it, and hardly any LMS has tried it.

    Source: Chamilo public/main/lp/scorm.class.php.
    """


@rule("P047", "foreign-element", Severity.NOTE)
def FOREIGN_ELEMENT() -> None:
    """What it checks: elements are those of IMS and ADL.

    Why it matters: a validator without the schema of another namespace refuses the manifest.

    Source: imscp_rootv1p1p2.xsd, grp.any.
    """


@rule("P048", "too-deep")
def TOO_DEEP() -> None:
    """What it checks: elements are nested at most 200 deep, there are at most 200,000 of them, and the manifest has at
    most 32 MiB.

    Why it matters: readers run out of memory or stop.

    Source: libxml2, XML_PARSE_HUGE.
    """


@rule("P049", "processing-instruction", Severity.WARNING)
def INSTRUCTION() -> None:
    """What it checks: there are no processing instructions but `<?xml ...?>`.

    Why it matters: careful readers refuse them, and no LMS needs them.

    Source: XML 1.0, 2.6.
    """
