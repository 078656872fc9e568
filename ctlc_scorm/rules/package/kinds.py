"""Packages that are not of SCORM."""

from __future__ import annotations

from ctlc_scorm.source.findings import Severity, rule


@rule("K001", "contents-not-checked", Severity.NOTE)
def NOT_CHECKED() -> None:
    """What it checks: the rules for this kind of package (Common Cartridge, H5P, AICC and others) are known to this
    tool.

    Why it matters: only what holds for every zip was looked at; a SCORM import refuses such a package, and an LMS
    takes it by another way, if at all.

    Source: 1EdTech Common Cartridge; H5P specification; AICC CMI001.
    """


@rule("K002", "plain-content-package", Severity.WARNING)
def PLAIN_IMS() -> None:
    """What it checks: an IMS content package is one of SCORM.

    Why it matters: Moodle and Rustici's engine show it, and track nothing.

    Source: IMS Content Packaging 1.1.4.
    """


@rule("K003", "aicc-incomplete")
def AICC_INCOMPLETE() -> None:
    """What it checks: an AICC course has its four files `.crs`, `.au`, `.des` and `.cst`.

    Why it matters: Moodle reads all four, and finds no course without them.

    Source: AICC CMI001, 5; Moodle mod/scorm/datamodels/aicclib.php.
    """
