"""The resources of a manifest and their files."""

from __future__ import annotations

from ctlc_scorm.source.findings import Severity, rule


@rule("P080", "resources-missing")
def RESOURCES_MISSING() -> None:
    """What it checks: the manifest has one `resources`.

    Why it matters: there is nothing to launch.

    Source: imscp_rootv1p1p2.xsd.
    """


@rule("P081", "sco-without-href")
def SCO_WITHOUT_HREF() -> None:
    """What it checks: a resource that an item refers to says with `href` what is launched.

    Why it matters: learners would see an empty page.

    Source: devianl2/laravel-scorm src/Library/ScormLib.php; Moodle mod/scorm/datamodels/scormlib.php.
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

    Source: SCORM 1.2 CAM 2.3.2.6.
    """


@rule("P094", "resource-type", Severity.WARNING)
def RESOURCE_TYPE() -> None:
    """What it checks: the `type` of a resource is `webcontent`.

    Why it matters: readers that mind it show nothing for others.

    Example:

        <resource type="html">

    Use instead:

        <resource type="webcontent">

    Source: SCORM 1.2 CAM 2.3.2.6.
    """


@rule("P095", "scormtype-missing")
def TYPE_MISSING() -> None:
    """What it checks: a resource that an item refers to is `adlcp:scormtype="sco"` or `"asset"`.

    Why it matters: Moodle takes it for an asset otherwise, and marks it completed as soon as it is opened.

    Source: Moodle mod/scorm/datamodels/scormlib.php, scorm_get_manifest, and loadSCO.php.
    """


@rule("P096", "scormtype-value")
def TYPE_VALUE() -> None:
    """What it checks: `adlcp:scormtype` is `sco` or `asset`, in lower case.

    Why it matters: other values are taken for an asset, and nothing is tracked.

    Example:

        <resource adlcp:scormtype="SCO">

    Use instead:

        <resource adlcp:scormtype="sco">

    Source: adlcp_rootv1p2.xsd; Moodle mod/scorm/datamodels/scormlib.php.
    """


@rule("P097", "scormtype-no-namespace")
def TYPE_NO_NAMESPACE() -> None:
    """What it checks: `scormtype` has the prefix `adlcp:`.

    Why it matters: Moodle looks for `adlcp:scormtype` and takes the resource for an asset.

    Example:

        <resource scormtype="sco">

    Use instead:

        <resource adlcp:scormtype="sco">

    Source: Moodle mod/scorm/datamodels/scormlib.php.
    """


@rule("P098", "first-resource-not-launch", Severity.WARNING)
def FIRST_NOT_LAUNCH() -> None:
    """What it checks: the first resource with an `href` is that of the first item.

    Why it matters: Open edX launches the first resource whatever the items say.

    Source: overhangio/openedx-scorm-xblock, update_package_fields.
    """


@rule("P099", "dependency-dangling")
def DEPENDENCY_DANGLING() -> None:
    """What it checks: what a resource depends on is a resource of the manifest.

    Why it matters: the files that it needs are not found, and strict readers refuse the package.

    Source: imscp_rootv1p1p2.xsd.
    """


@rule("P100", "file-after-dependency", Severity.WARNING)
def FILE_AFTER_DEPENDENCY() -> None:
    """What it checks: in a resource every `file` comes before every `dependency`.

    Why it matters: readers that validate refuse it.

    Source: imscp_rootv1p1p2.xsd.
    """


@rule("P101", "unused-resource", Severity.NOTE)
def UNUSED_RESOURCE() -> None:
    """What it checks: an item or a resource in use leads to every resource that can be launched.

    Why it matters: learners never see it; Open edX may launch it.

    Source: overhangio/openedx-scorm-xblock, update_package_fields.
    """


@rule("P102", "launch-not-html", Severity.WARNING)
def LAUNCH_NOT_HTML() -> None:
    """What it checks: a SCO launches a page of HTML.

    Why it matters: a PDF or a film cannot call the LMS, and Flash is gone since 2020.

    Example:

        <resource adlcp:scormtype="sco" href="text.pdf">

    Use instead:

        <resource adlcp:scormtype="sco" href="text.html">

    Source: SCORM 1.2 RTE 3.2.
    """


@rule("P103", "no-sco-at-all")
def NO_SCO() -> None:
    """What it checks: at least one resource is a SCO.

    Why it matters: nothing is tracked; Moodle marks the course done when it is first seen.

    Source: Moodle mod/scorm/loadSCO.php.
    """


@rule("P104", "file-listed-twice", Severity.NOTE)
def LISTED_TWICE() -> None:
    """What it checks: a file is listed once.

    Why it matters: what belongs to several resources is one resource that they depend on; a second copy of the line is
    forgotten when the file changes its name.

    Source: IMS Content Packaging 1.1.2, best practice.
    """


@rule("P105", "placeholder")
def PLACEHOLDER() -> None:
    """What it checks: no value is a placeholder of a template, such as `@@title` or `[[title]]`.

    Why it matters: the template was not filled in: LMSs show the placeholder, and files of that name are not there.

    Example:

        <manifest identifier="[[course-identifier]]">

    Use instead:

        <manifest identifier="calm-corner">

    Source: adaptlearning/adapt-contrib-spoor; Didask/scol-r.
    """


@rule("P106", "resource-no-identifier")
def RESOURCE_NO_ID() -> None:
    """What it checks: every resource has an identifier.

    Why it matters: no item can launch it, and readers that key by it stop.

    Example:

        <resource type="webcontent" href="a.html">

    Use instead:

        <resource identifier="r-1" type="webcontent" href="a.html">

    Source: imscp_rootv1p1p2.xsd.
    """


@rule("P107", "dependency-circle", Severity.WARNING)
def DEPENDENCY_CIRCLE() -> None:
    """What it checks: resources do not depend on one another in a circle.

    Why it matters: a reader that follows them runs until it is stopped.

    Source: IMS Content Packaging 1.1.2.
    """
