"""The names of the files in a package."""

from __future__ import annotations

from ctlc_scorm.source.findings import Severity, rule


@rule("P006", "backslash-name")
def BACKSLASH_NAME() -> None:
    r"""What it checks: no name of a file has a backslash.

    Why it matters: on Linux servers a backslash does not part folders, so that one odd file appears beside the manifest
    and nothing finds it. Chamilo and Open edX had to mend this.

    Example:

        media\corner.jpg

    Use instead:

        media/corner.jpg

    Source: PKWARE APPNOTE 4.4.17.1.
    """


@rule("P007", "unsafe-name")
def UNSAFE_NAME() -> None:
    """What it checks: every name lies below the package: no leading `/` or drive letter, no part `..`, `.` or empty, no
    control characters.

    Why it matters: unpacked, such a file would land outside its folder; readers that know this refuse the whole zip.

    Example:

        ../media/corner.jpg

    Use instead:

        media/corner.jpg

    Source: Snyk, Zip Slip, 2018; PKWARE APPNOTE 4.4.17.
    """


@rule("P009", "case-collision")
def CASE_COLLISION() -> None:
    """What it checks: no two names are the same but for upper and lower case or the Unicode form of a letter. None lies
    inside another that is a file.

    Why it matters: where case does not count, on Windows and macOS and the servers that run on them, one of the two is
    lost. We do not write such a zip.

    Example:

        media/Corner.jpg
        media/corner.jpg

    Use instead:

        media/corner.jpg
        media/corner-with-chairs.jpg

    Source: NTFS and APFS, which keep case and do not mind it; Unicode UAX 15.
    """


@rule("P010", "name-not-portable", Severity.WARNING)
def NAME_NOT_PORTABLE() -> None:
    """What it checks: names have none of `< > : " | ? *`, and no part that ends in a dot or a space. They are none of
    the names that Windows keeps for devices (`con`, `aux`, `com1` ...), and have at most 240 characters.

    Why it matters: an LMS on Windows cannot write the file.

    Example:

        media/why?.jpg

    Use instead:

        media/why.jpg

    Source: Windows, Naming Files, Paths, and Namespaces.
    """


@rule("P011", "non-ascii-name", Severity.WARNING)
def NON_ASCII_NAME() -> None:
    """What it checks: names are made of ASCII letters, digits and signs.

    Why it matters: some LMSs read other letters in another encoding and then miss the file, or refuse the zip.

    Example:

        media/niña.jpg

    Use instead:

        media/nina.jpg

    Source: chamilo/chamilo-lms#4650, openequella/openEQUELLA#1868.
    """
