"""The manifest of a SCORM 1.2 package, `imsmanifest.xml`."""

from __future__ import annotations

from ctlc_scorm.source.findings import Severity, rule


@rule("P002", "manifest-missing")
def MANIFEST_MISSING() -> None:
    """What it checks: `imsmanifest.xml` lies at the top of the package, spelt so.

    Why it matters: LMSs look for exactly this name at exactly this place, and refuse what has none.

    Source: Moodle mod/scorm/locallib.php; SCORM 1.2 CAM 2.3.1.
    """


@rule("P030", "manifest-not-well-formed")
def NOT_WELL_FORMED() -> None:
    """What it checks: the manifest is well-formed XML.

    Why it matters: nearly every LMS refuses it. A bare `&` in a title is the commonest cause.

    Example:

        <title>Stress & learning</title>

    Use instead:

        <title>Stress &amp; learning</title>
    """


@rule("P032", "encoding-not-utf8", Severity.WARNING)
def NOT_UTF8() -> None:
    """What it checks: the manifest is UTF-8, and declares nothing else.

    Why it matters: ILIAS and Chamilo guess at other encodings, and titles come out garbled or empty.

    Example:

        <?xml version="1.0" encoding="windows-1252"?>

    Use instead:

        <?xml version="1.0" encoding="UTF-8"?>
    """


@rule("P033", "doctype-present")
def DOCTYPE() -> None:
    """What it checks: the manifest has no DOCTYPE, and so no entities.

    Why it matters: entities can read files of the server or fill its memory; careful readers refuse the manifest.

    Example:

        <!DOCTYPE manifest>

    Use instead: leave the line out.
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
    """


@rule("P042", "schemaversion-missing", Severity.WARNING)
def VERSION_MISSING() -> None:
    """What it checks: `metadata/schemaversion` says which edition this is.

    Why it matters: most LMSs then take it for 1.2; Open edX fails when the element is there and empty.

    Use instead:

        <schemaversion>1.2</schemaversion>
    """


@rule("P043", "schemaversion-unknown")
def VERSION_UNKNOWN() -> None:
    """What it checks: the version is exactly `1.2`, with nothing before or after it.

    Why it matters: Open edX takes any other text, even `1.2` with a space after it, for SCORM 2004, and then does not
    offer the interface that the course looks for.

    Example:

        <schemaversion>1.2 </schemaversion>

    Use instead:

        <schemaversion>1.2</schemaversion>
    """


@rule("P050", "organizations-missing")
def ORGANIZATIONS_MISSING() -> None:
    """What it checks: the manifest has one `organizations`.

    Why it matters: without it there is no table of contents, and LMSs refuse the package.
    """


@rule("P051", "organizations-empty")
def ORGANIZATIONS_EMPTY() -> None:
    """What it checks: `organizations` holds an `organization`.

    Why it matters: Moodle then makes up one activity for each resource, others none at all.
    """


@rule("P053", "default-dangling")
def DEFAULT_DANGLING() -> None:
    """What it checks: the `default` of `organizations` is the identifier of an organization, in the same upper and
    lower case.

    Why it matters: LMSs start with it, and stop when it is not there.

    Example:

        <organizations default="ORG-1"><organization identifier="org-1">

    Use instead:

        <organizations default="org-1"><organization identifier="org-1">
    """


@rule("P055", "title-missing")
def TITLE_MISSING() -> None:
    """What it checks: every organization and every item has a title that is not blank.

    Why it matters: Open edX cannot import the package; others show an empty line in the menu.

    Example:

        <item identifier="item-1" identifierref="resource-1"><title/></item>

    Use instead:

        <item identifier="item-1" identifierref="resource-1"><title>Stress and learning</title></item>
    """


@rule("P056", "title-too-long", Severity.WARNING)
def TITLE_TOO_LONG() -> None:
    """What it checks: titles have at most 200 characters.

    Why it matters: LMSs keep no more and may refuse or cut it.

    Source: imscp_rootv1p1p2.xsd, titleType.
    """


@rule("P060", "identifierref-dangling")
def REFERENCE_DANGLING() -> None:
    """What it checks: what an item refers to is a resource of the manifest.

    Why it matters: there is nothing to launch; Open edX and Rustici's engine refuse the package.

    Example:

        <item identifier="item-1" identifierref="resource-2">

    Use instead:

        <item identifier="item-1" identifierref="resource-1">

    Source: pipwerks/scorm-api-wrapper#16.
    """


@rule("P061", "duplicate-identifier")
def DUPLICATE_IDENTIFIER() -> None:
    """What it checks: an identifier stands once in the manifest.

    Why it matters: Moodle keeps the last of two items with one identifier, and the other vanishes.
    """


@rule("P062", "identifier-not-ncname", Severity.WARNING)
def NOT_NCNAME() -> None:
    """What it checks: an identifier begins with a letter or `_` and goes on with letters, digits, `.`, `-` and `_`.

    Why it matters: schema validators refuse others, and some LMSs pass over such a resource in silence.

    Example:

        <item identifier="1st item">

    Use instead:

        <item identifier="item-1">
    """


@rule("P080", "resources-missing")
def RESOURCES_MISSING() -> None:
    """What it checks: the manifest has one `resources`.

    Why it matters: there is nothing to launch.
    """


@rule("P081", "sco-without-href")
def SCO_WITHOUT_HREF() -> None:
    """What it checks: a resource that an item refers to says with `href` what is launched.

    Why it matters: learners would see an empty page.
    """


@rule("P082", "launch-file-missing")
def LAUNCH_MISSING() -> None:
    """What it checks: the file that a resource launches is in the package.

    Why it matters: learners would see an empty page or an error of the server.
    """


@rule("P083", "case-mismatch-href")
def CASE_MISMATCH() -> None:
    """What it checks: a file is named in the manifest with the same upper and lower case as in the package.

    Why it matters: it is found on the author's Windows and on no Linux server.

    Example:

        <file href="Index.html"/>

    Use instead:

        <file href="index.html"/>
    """


@rule("P084", "file-missing", Severity.WARNING)
def FILE_MISSING() -> None:
    """What it checks: every file that the manifest lists is in the package.

    Why it matters: Rustici's engine warns at import, and learners may meet a gap.
    """


@rule("P085", "file-unlisted", Severity.NOTE)
def FILE_UNLISTED() -> None:
    """What it checks: every file of the package is listed in the manifest.

    Why it matters: some repositories throw away what is not listed.

    Source: exelearning/exelearning#912.
    """


@rule("P086", "href-not-in-files", Severity.WARNING)
def HREF_NOT_LISTED() -> None:
    """What it checks: what a resource launches is among the files of that resource.

    Why it matters: the standard asks for it, and readers that copy the listed files only leave the page out.
    """


@rule("P095", "scormtype-missing")
def TYPE_MISSING() -> None:
    """What it checks: a resource that an item refers to is `adlcp:scormtype="sco"` or `"asset"`.

    Why it matters: Moodle takes it for an asset otherwise, and marks it completed as soon as it is opened.
    """


@rule("P098", "first-resource-not-launch", Severity.WARNING)
def FIRST_NOT_LAUNCH() -> None:
    """What it checks: the first resource with an `href` is that of the first item.

    Why it matters: Open edX launches the first resource whatever the items say.
    """


@rule("P099", "dependency-dangling")
def DEPENDENCY_DANGLING() -> None:
    """What it checks: what a resource depends on is a resource of the manifest.

    Why it matters: the files that it needs are not found, and strict readers refuse the package.
    """


@rule("P103", "no-sco-at-all")
def NO_SCO() -> None:
    """What it checks: at least one resource is a SCO.

    Why it matters: nothing is tracked; Moodle marks the course done when it is first seen.
    """


@rule("P104", "file-listed-twice", Severity.NOTE)
def LISTED_TWICE() -> None:
    """What it checks: a file is listed once.

    Why it matters: what belongs to several resources is one resource that they depend on; a second copy of the line is
    forgotten when the file changes its name.
    """
