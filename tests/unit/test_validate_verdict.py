"""What LMSs are said to do, and that it is said from evidence."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from ctlc_scorm.cli import main
from ctlc_scorm.rules.all import rules
from ctlc_scorm.validate.lines import report_on
from ctlc_scorm.validate.verdict import EFFECTS, known

PACKAGES = Path(__file__).parents[1] / "packages"
KINDS = {"scorm12", "scorm2004", "tincan", "cmi5", "aicc", "imscc", "imscp", "h5p", "none"}


def effect(name: str, lms: str) -> str:
    (verdict,) = report_on(PACKAGES / name, lms=[lms]).lms
    return verdict.effect


def test_all_six_are_there_with_evidence_and_date() -> None:
    assert set(known()) == {"moodle", "canvas", "openedx", "ilias", "blackboard", "brightspace"}
    codes = rules()
    for lms in known().values():
        assert lms["date"] and lms["title"]
        assert set(lms["kinds"]) <= KINDS and set(lms["rules"]) <= set(codes)
        for about in (*lms["kinds"].values(), *lms["rules"].values()):
            assert about["effect"] in EFFECTS and about["says"] and about["evidence"]


@pytest.mark.parametrize(
    ("name", "lms", "expected"),
    [
        ("layout/in-folder-error", "moodle", "refuses"),
        ("layout/in-folder-error", "openedx", "takes"),
        ("layout/in-folder-valid", "moodle", "takes"),
        ("resources/scormtype-missing-error", "moodle", "breaks"),
        ("resources/scormtype-missing-valid", "canvas", "takes"),
        ("scorm2004/sequencing-error", "moodle", "risks"),
        ("layout/in-folder-valid", "brightspace", "unknown"),
        ("kinds/h5p-error", "ilias", "unknown"),
    ],
)
def test_verdicts(name: str, lms: str, expected: str) -> None:
    assert effect(name, lms) == expected


def test_they_are_printed_with_their_reasons() -> None:
    folder = str(PACKAGES / "layout/in-folder-error")
    done = CliRunner().invoke(main, ["validate", folder, "--lms", "moodle,brightspace"])
    assert "Moodle refuses the package (2026-11)" in done.output
    assert 'P003: answers "badimsmanifestlocation" [mod/scorm/locallib.php, scorm_validate_package]' in done.output
    assert "Brightspace is not known (2026-11)" in done.output
    wrong = CliRunner().invoke(main, ["validate", folder, "--lms", "other"])
    assert wrong.exit_code == 2 and "nothing is known of other" in wrong.output
