"""The rules for Tin Can packages: each finds its fault at its place, and nothing else is reported."""

from __future__ import annotations

import pytest

from ctlc_scorm.formats import TABLE
from ctlc_scorm.package import TINCAN, Package
from ctlc_scorm.rules.all import rules
from ctlc_scorm.rules.package.tincan import check_tincan
from ctlc_scorm.source.findings import Severity
from tests.unit.package_samples import SAMPLE, single
from tests.unit.rule_twins import Twin, assert_found, broken, found

SOUND = dict(TABLE["xapi"].assemble(SAMPLE, single()).files)
COURSE = '<activity id="https://example.org/sample" '
MODULE = '<activity id="https://example.org/sample/modules/calm"'
LAUNCH = '<launch lang="en">index.html</launch>'
WARNING = Severity.WARNING

TWINS = [
    Twin("T001", files={TINCAN: None}),
    Twin("T001", files={TINCAN: None, "course/tincan.xml": b"<tincan/>"}),
    Twin("T001", files={TINCAN: None, "TinCan.xml": b"<tincan/>"}),
    Twin("T002", files={"old/tincan.xml": b"<tincan/>"}),
    Twin("T003", "<tincan ", "<tincans ", "<"),
    Twin("T003", "projecttincan.com/tincan.xsd", "projecttincan.com/other.xsd", "<tincan "),
    Twin("T003", "<tincan ", "<!DOCTYPE a><tincan ", "<!DOCTYPE a>"),
    Twin("T003", "&amp; more", "& more", "<name"),
    Twin("T004", "<activities>", "<extensions/><activities>", "<extensions/>"),
    Twin("T004", LAUNCH, "", COURSE),
    Twin("T005", '<description lang="en">Welcome</description>', LAUNCH, "<activity "),
    Twin("T006", COURSE, '<activity id="course-1" ', '<activity id="course-1"'),
    Twin("T006", COURSE, '<activity id="http://" ', '<activity id="http://"'),
    Twin("T006", COURSE, '<activity id="https://example.org/a b" ', "<activity "),
    Twin("T007", LAUNCH, '<launch lang="en"> index.html</launch>', "<launch"),
    Twin("T007", LAUNCH, '<launch lang="en">my page.html</launch>', "<launch"),
    Twin("T007", LAUNCH, '<launch lang="en">gone.html</launch>', "<launch"),
    Twin("T007", LAUNCH, '<launch lang="en"/>', "<launch"),
    Twin("T008", '<name lang="en">', "<name>", "<name>", severity=WARNING),
    Twin("T008", '<name lang="en">', '<name lang="en_US">', "<name", severity=WARNING),
    Twin("T009", LAUNCH, '<launch lang="en">inde&#120;.html</launch>', "<launch"),
    Twin("T009", COURSE, '<activity id="https://example.org/s&#97;mple" ', "<activity "),
    Twin("T009", "&amp; more", "&nbsp; more", "<name"),
    Twin("T010", MODULE, COURSE.strip(), "<activity "),
    Twin("T011", MODULE, '<activity id="http://Course_ID2/calm"', "<activity ", severity=WARNING),
    Twin("T011", MODULE, '<activity id="http://course/calm"', "<activity ", severity=WARNING),
    Twin("T012", files={"imsmanifest.xml": b"<manifest/>"}, severity=WARNING),
    Twin("T012", files={"cmi5.xml": b"<courseStructure/>"}, severity=WARNING),
]


def test_nothing_is_found_in_our_own_package() -> None:
    assert check_tincan(Package("x", SOUND)) == []


@pytest.mark.parametrize("twin", TWINS, ids=str)
def test_a_fault_is_found_at_its_place_and_nothing_else_is_reported(twin: Twin) -> None:
    assert_found(check_tincan, broken(SOUND, twin, TINCAN), twin)


def test_every_rule_is_tried() -> None:
    assert {twin.code for twin in TWINS} == {code for code in rules() if code.startswith("T0")}


@pytest.mark.parametrize("launch", ["https://example.org/course/index.html", "//example.org/course", "index.html?a=1"])
def test_what_a_launch_may_also_be(launch: str) -> None:
    twin = Twin("", LAUNCH, f'<launch lang="en">{launch}</launch>')
    assert found(check_tincan, broken(SOUND, twin, TINCAN)) == []


@pytest.mark.parametrize("data", [b"", b"\xff\xfe<", b"<tincan", b"\x00" * 40, b"<a>" * 50])
def test_nothing_is_too_broken(data: bytes) -> None:
    assert [code for code, _, _ in found(check_tincan, Package("x", {TINCAN: data}))] == ["T003"]
