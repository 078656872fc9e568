"""The addresses in a manifest."""

from __future__ import annotations

from ctlc_scorm.source.findings import Severity, rule


@rule("P082", "launch-file-missing")
def LAUNCH_MISSING() -> None:
    """What it checks: the file that a resource launches is in the package.

    Why it matters: learners would see an empty page or an error of the server.

    Source: SCORM 1.2 CAM 2.3.2.6; IRT-Open-Source/imsced#7.
    """


@rule("P083", "case-mismatch-href")
def CASE_MISMATCH() -> None:
    """What it checks: a file is named in the manifest with the same upper and lower case as in the package.

    Why it matters: it is found on the author's Windows and on no Linux server.

    Example:

        <file href="Index.html"/>

    Use instead:

        <file href="index.html"/>

    Source: IRT-Open-Source/imsced#7; polistrasmill.com, 2024-02-18.
    """


@rule("P084", "file-missing", Severity.WARNING)
def FILE_MISSING() -> None:
    """What it checks: every file that the manifest lists is in the package.

    Why it matters: Rustici's engine warns at import, and learners may meet a gap.

    Source: pipwerks/scorm-api-wrapper#16; SCORM 1.2 CAM 2.3.2.6.
    """


@rule("P087", "xml-base", Severity.WARNING)
def XML_BASE() -> None:
    """What it checks: there is no `xml:base`; it is an error when it does not end in `/`, is absolute, or has `..`.

    Why it matters: Open edX and the Laravel readers ignore it and miss every file; Moodle looks at that of the
    resource only.

    Example:

        <resource xml:base="content" href="a.html">

    Use instead:

        <resource href="content/a.html">

    Source: Moodle mod/scorm/datamodels/scormlib.php; learningequality/ricecooker#298.
    """


@rule("P088", "href-backslash")
def HREF_BACKSLASH() -> None:
    r"""What it checks: no `href` has a backslash.

    Why it matters: on Linux servers no file is found by it.

    Example:

        <file href="media\a.jpg"/>

    Use instead:

        <file href="media/a.jpg"/>

    Source: exelearning/iteexe#271; pipwerks/scorm-api-wrapper#16.
    """


@rule("P089", "href-escaping", Severity.WARNING)
def HREF_ESCAPING() -> None:
    """What it checks: spaces and letters beyond ASCII are escaped in an `href`, once.

    Why it matters: Open edX unescapes the address, Moodle does not; one of the two misses the file.

    Example:

        <file href="a corner.jpg"/>

    Use instead:

        <file href="a%20corner.jpg"/>

    Source: RFC 3986; overhangio/openedx-scorm-xblock, student_view.
    """


@rule("P090", "href-query", Severity.WARNING)
def HREF_QUERY() -> None:
    """What it checks: the `href` of a resource is the name of a file, without `?` or `#`.

    Why it matters: some readers look for a file of that whole name; `parameters` of an item is the place for it.

    Example:

        <resource href="index.html?start=1">

    Use instead:

        <item identifierref="r-1" parameters="?start=1">

    Source: overhangio/openedx-scorm-xblock, clean_path.
    """


@rule("P091", "href-absolute-path")
def HREF_ABSOLUTE() -> None:
    """What it checks: no `href` begins with `/`, a drive letter or `file:`.

    Why it matters: it leads to the top of the LMS, or to the author's disk.

    Example:

        <resource href="/index.html">

    Use instead:

        <resource href="index.html">

    Source: RFC 3986, 4.2.
    """


@rule("P092", "href-external", Severity.WARNING)
def HREF_EXTERNAL() -> None:
    """What it checks: no `href` leads to another site (an error for what is launched).

    Why it matters: a page of another origin cannot reach the interface of the LMS, and nothing is tracked.

    Example:

        <resource href="https://course.example/index.html">

    Use instead:

        <resource href="index.html">

    Source: gabrieldoty/simplify-scorm#12; Didask/scol-r#5.
    """


@rule("P093", "href-dotdot", Severity.WARNING)
def HREF_DOTDOT() -> None:
    """What it checks: no `href` has a part `..` (an error when it leaves the package).

    Why it matters: careful readers refuse it.

    Example:

        <file href="a/../b.js"/>

    Use instead:

        <file href="b.js"/>

    Source: RFC 3986, 5.2.4.
    """
