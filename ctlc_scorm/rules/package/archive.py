"""The zip itself, before anything in it is read."""

from __future__ import annotations

from ctlc_scorm.source.findings import Severity, rule


@rule("P001", "not-a-zip")
def NOT_A_ZIP() -> None:
    """What it checks: the file is a whole zip: its table of contents can be read, and agrees with what stands before
    each file.

    Why it matters: every LMS refuses it; Moodle says "badarchive". A download or upload that broke off is the usual
    cause.

    Source: Moodle mod/scorm/locallib.php, scorm_validate_package; PKWARE APPNOTE 4.3.
    """


@rule("P002", "manifest-missing")
def MANIFEST_MISSING() -> None:
    """What it checks: there is an `imsmanifest.xml` (or `tincan.xml`, `cmi5.xml`, or the `.cst` of AICC), spelt so.

    Why it matters: LMSs look for exactly this name, and refuse what has none.

    Source: Moodle mod/scorm/locallib.php; SCORM 1.2 CAM 2.3.1; Kademi/kademi-dev#5330.
    """


@rule("P003", "manifest-in-folder")
def IN_FOLDER() -> None:
    """What it checks: `imsmanifest.xml` lies at the top of the package and not in a folder.

    Why it matters: Moodle, Blackboard, and the Laravel readers refuse the package; Chamilo and Open edX take it,
    and so hide the fault. It comes from zipping a folder and not what is in it.

    Example:

        course/imsmanifest.xml

    Use instead:

        imsmanifest.xml

    Source: Moodle mod/scorm/locallib.php (badimsmanifestlocation); Blackboard KB 000073491;
    ILIAS-eLearning/ILIAS#10111.
    """


@rule("P004", "manifest-case")
def MANIFEST_CASE() -> None:
    """What it checks: the name of the manifest is all in lower case.

    Why it matters: Moodle, Open edX and the Laravel readers compare names letter by letter and find no manifest.

    Example:

        IMSManifest.xml

    Use instead:

        imsmanifest.xml

    Source: Moodle mod/scorm/locallib.php; overhangio/openedx-scorm-xblock openedxscorm/scormxblock.py.
    """


@rule("P005", "several-manifests", Severity.WARNING)
def SEVERAL_MANIFESTS() -> None:
    """What it checks: only one file is called `imsmanifest.xml`.

    Why it matters: Open edX launches the one that comes first in the zip, which may be a forgotten sample.

    Source: overhangio/openedx-scorm-xblock openedxscorm/scormxblock.py, extract_package.
    """


@rule("P008", "duplicate-entry")
def DUPLICATE_ENTRY() -> None:
    """What it checks: a name stands once in the zip.

    Why it matters: some readers take the first of the two, others the last, and nobody is told.

    Source: PKWARE APPNOTE 4.3.12.
    """


@rule("P012", "encrypted")
def ENCRYPTED() -> None:
    """What it checks: no file is encrypted.

    Why it matters: no LMS asks for a password; the import fails.

    Source: PKWARE APPNOTE 4.4.4, bit 0.
    """


@rule("P013", "odd-compression")
def ODD_COMPRESSION() -> None:
    """What it checks: every file is stored or deflated (methods 0 and 8).

    Why it matters: the readers of many platforms cannot unpack others. Windows writes method 9 for large archives.

    Source: PKWARE APPNOTE 4.4.5; the import troubleshooting of MarineLMS (rippleops.atlassian.net).
    """


@rule("P014", "zip64", Severity.WARNING)
def ZIP64() -> None:
    """What it checks: a zip that needs no zip64 records has none.

    Why it matters: old readers in PHP and Java 6 refuse it.

    Source: PKWARE APPNOTE 4.3.14.
    """


@rule("P015", "link-entry")
def LINK_ENTRY() -> None:
    """What it checks: no entry is a link, a device or another thing that is not a file or a folder.

    Why it matters: readers drop it or take the zip for an attack.

    Source: PKWARE APPNOTE 4.4.15; POSIX sys/stat.h.
    """


@rule("P016", "os-junk", Severity.NOTE)
def OS_JUNK() -> None:
    """What it checks: there is nothing that an operating system or a tool left behind: `__MACOSX/`, `.DS_Store`,
    `Thumbs.db`, `desktop.ini`, `._*`, `.git/`.

    Why it matters: it makes the package larger; Chamilo can take `__MACOSX/._imsmanifest.xml` for the manifest.

    Source: Chamilo public/main/lp/scorm.class.php, import_package.
    """


@rule("P017", "zip-bomb")
def ZIP_BOMB() -> None:
    """What it checks: unpacked, the package has at most 2 GiB and 20,000 files. No file of more than 10 MiB grows more
    than 200 times. No two files share their bytes.

    Why it matters: servers guard themselves against such zips, and it would fill the disk of those that do not.

    Source: D. Fifield, A better zip bomb, WOOT 2019.
    """


@rule("P018", "large-package", Severity.WARNING)
def LARGE_PACKAGE() -> None:
    """What it checks: the zip has at most 100 MiB (a note from 50 MiB on).

    Why it matters: many LMSs take uploads of at most 100 MB; PHP itself takes 2 MB unless it is told otherwise.

    Source: PHP manual, upload_max_filesize.
    """


@rule("P019", "empty-file", Severity.WARNING)
def EMPTY_FILE() -> None:
    """What it checks: no page, script or style sheet has zero bytes (an error for the page that is launched and for
    the manifest).

    Why it matters: Moodle takes the upload and fails later; learners see an empty page.

    Source: Moodle mod/scorm/locallib.php.
    """


@rule("P020", "trailing-or-leading-data", Severity.WARNING)
def EXTRA_DATA() -> None:
    """What it checks: nothing stands before the first file or after the end of the zip.

    Why it matters: strict readers refuse it, and what stands there may be a leftover of a broken transfer.

    Source: PKWARE APPNOTE 4.3.6.
    """


@rule("P021", "data-descriptor-stored", Severity.WARNING)
def STREAMED_STORED() -> None:
    """What it checks: a file that is stored says its size before its bytes.

    Why it matters: readers that take the zip as a stream, such as Java's ZipInputStream, cannot tell where it ends.

    Source: PKWARE APPNOTE 4.4.4, bit 3.
    """


@rule("P022", "server-file", Severity.WARNING)
def SERVER_FILE() -> None:
    """What it checks: there are no programs for servers or desktops: `.php`, `.asp`, `.jsp`, `.cgi`, `.exe`, `.bat`,
    `.htaccess` and the like.

    Why it matters: Chamilo and Peritus LEARN refuse the package; others take the file out.

    Source: Chamilo public/main/lp/scorm.class.php; perituslearning.freshdesk.com 103000041770.
    """


@rule("P023", "wrapped-zip")
def WRAPPED_ZIP() -> None:
    """What it checks: the package is not a zip within a zip.

    Why it matters: LMSs look for the manifest and find none.

    Source: PKWARE APPNOTE 4.3.
    """


@rule("P024", "crc-mismatch")
def CRC_MISMATCH() -> None:
    """What it checks: every file has the check sum and the size that the zip says.

    Why it matters: it cannot be unpacked, or is not what the author packed.

    Source: PKWARE APPNOTE 4.4.7.
    """


@rule("P025", "duplicate-basename", Severity.NOTE)
def SAME_BASENAME() -> None:
    """What it checks: no two listed files in different folders have the same name, when pages name them.

    Why it matters: Open edX serves files by their last name only, and mixes up `a/style.css` and `b/style.css`.

    Source: overhangio/openedx-scorm-xblock openedxscorm/scormxblock.py, find_file_path.
    """


@rule("P026", "not-looked-at", Severity.NOTE)
def NOT_LOOKED_AT() -> None:
    """What it checks: every page and script is small enough to be looked at (20 MiB each, 300 MiB in all).

    Why it matters: what is larger was not checked, so that nothing can be said of it.

    Source: The limits of this tool.
    """
