"""Tin Can packages: `tincan.xml` as its importers really read it."""

from __future__ import annotations

from ctlc_scorm.source.findings import Severity, rule


@rule("T001", "tincan-missing")
def MISSING() -> None:
    """What it checks: `tincan.xml` lies at the top of the package, spelt so.

    Why it matters: Moodle's launch plug-in looks for exactly this name at exactly this place; without it no activity
    appears.

    Source: davidpesce/moodle-mod_tincanlaunch lib.php.
    """


@rule("T002", "tincan-twice")
def TWICE() -> None:
    """What it checks: there is one `tincan.xml` in the package.

    Why it matters: an importer takes either, and learners may be given another course. Cornerstone refuses the zip.

    Source: Cornerstone, xAPI support.
    """


@rule("T003", "tincan-not-readable")
def NOT_READABLE() -> None:
    """What it checks: `tincan.xml` is well-formed UTF-8 without a document type, and begins with `tincan` in the
    namespace `http://projecttincan.com/tincan.xsd`.

    Why it matters: importers that validate refuse it, and others find no activity in it.

    Example:

        <tincan>

    Use instead:

        <tincan xmlns="http://projecttincan.com/tincan.xsd">
    """


@rule("T004", "tincan-no-launch")
def NO_LAUNCH() -> None:
    """What it checks: `activities` is the first child of the root, and the first activity in it is the one that is
    launched.

    Why it matters: Moodle takes the first child of the first child, whatever it is. The activity then has no page, or
    the id of a part instead of the course's, and never completes.

    Example:

        <activity id="https://example.org/course/module-1" type="...">...</activity>
        <activity id="https://example.org/course" type="..."><launch lang="en">index.html</launch></activity>

    Use instead: put the course first.
    """


@rule("T005", "tincan-several-launches")
def SEVERAL_LAUNCHES() -> None:
    """What it checks: one activity alone has a `launch` or a `resource`.

    Why it matters: a package is one activity of the LMS; which of two pages it opens is chance.

    Source: RusticiSoftware/launch lms_lrs.md.
    """


@rule("T006", "tincan-id-not-iri")
def ID_NOT_IRI() -> None:
    """What it checks: the id of every activity is an absolute IRI without spaces, and more than a scheme.

    Why it matters: LRSs refuse statements about anything else. A published package whose id was `http://` never
    completed in Moodle, since no statement could bear that id.

    Example:

        <activity id="course-1" type="...">

    Use instead:

        <activity id="https://example.org/course-1" type="...">

    Source: davidpesce/moodle-mod_tincanlaunch#138.
    """


@rule("T007", "tincan-launch-missing")
def LAUNCH_MISSING() -> None:
    """What it checks: the text of `launch` is the plain name of a file in the package, or an address on the web. It has
    no white space around it and no signs that do not belong in an address.

    Why it matters: importers take the text as it stands, untrimmed, and put it behind the folder's address. The page is
    then not found.

    Example:

        <launch lang="en"> my course.html </launch>

    Use instead:

        <launch lang="en">my-course.html</launch>
    """


@rule("T008", "tincan-language", Severity.WARNING)
def LANGUAGE() -> None:
    """What it checks: `name` and `description` have a `lang`, and it is a language tag of BCP 47.

    Why it matters: the text becomes a language map, whose key an LRS refuses when it is not a tag.

    Example:

        <name lang="en_US">Calm classrooms</name>

    Use instead:

        <name lang="en-US">Calm classrooms</name>
    """


@rule("T009", "tincan-reference")
def REFERENCE() -> None:
    """What it checks: there is no numeric character reference in an id or a `launch`, and no entity that XML does not
    know.

    Why it matters: Moodle's plug-in mends ampersands before it reads the file, and spoils these on the way.

    Example:

        <launch lang="en">what&#39;s-new.html</launch>

    Use instead:

        <launch lang="en">whats-new.html</launch>
    """


@rule("T010", "tincan-duplicate-id")
def DUPLICATE_ID() -> None:
    """What it checks: no two activities have the same id.

    Why it matters: the results of both are counted as those of one.
    """


@rule("T011", "tincan-odd-host", Severity.WARNING)
def ODD_HOST() -> None:
    """What it checks: the host in the id of an activity is lower case, has a dot and no underscore.

    Why it matters: some LRSs answer 400 to every statement with such an id.

    Example:

        <activity id="http://Course_ID2" type="...">

    Use instead:

        <activity id="https://example.org/course-2" type="...">

    Source: trax-project/trax-lrs#9.
    """


@rule("T012", "tincan-other-manifest", Severity.WARNING)
def OTHER_MANIFEST() -> None:
    """What it checks: there is no `imsmanifest.xml` and no `cmi5.xml` beside `tincan.xml`.

    Why it matters: an LMS that reads several standards chooses one by the manifest it finds first, which may be the
    other one.

    Source: adaptlearning/adapt-contrib-xapi#19.
    """
