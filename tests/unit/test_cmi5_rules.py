"""The rules for cmi5 packages: each finds its fault at its place, and nothing else is reported."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ctlc_scorm.course.model import Objective
from ctlc_scorm.formats import TABLE
from ctlc_scorm.formats.cmi5_file import check_cmi5_file
from ctlc_scorm.package import CMI5, Package, write_zip
from ctlc_scorm.rules.all import rules
from ctlc_scorm.rules.package.cmi5 import check_cmi5
from ctlc_scorm.source.findings import Severity
from tests.unit.package_samples import MODULES, PLACE, sample, several, single
from tests.unit.rule_twins import Twin, assert_found, broken, found

AIM = Objective(id="see", text="See what calms.", span=PLACE)
COURSE = sample(modules=(MODULES[0], replace(MODULES[1], objectives=(AIM,))))
SOUND = {
    name: dict(TABLE["cmi5"].assemble(COURSE, site).files)
    for name, site in (("one", single(COURSE)), ("many", several(COURSE)))
}
W = Severity.WARNING
BASE = "https://example.org/sample"
ROOT = '<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">'
URL = "<url>index.html</url>"
UNIT = f'<au id="{BASE}/units/course" '
CALM = f'<au id="{BASE}/units/calm" '
OBJECTIVE_TITLE = '<title>\n        <langstring lang="en">See what calms.</langstring>\n      </title>'
AIMS = f'<objective idref="{BASE}/objectives/see"/>'
TITLE = '<langstring lang="en">A sample &amp; more</langstring>'
MASTERY = 'masteryScore="0.8"'
PAGE = b'<script type="application/json" id="data">{"final":null}</script>'
UUID = "0c9f4a52-6b3e-4d0e-9f0a-2b1c7a6d5e4f"
END = "</courseStructure>"
ABOUT = '<langstring lang="en">What it is about.</langstring>'
TEXTS = "".join(f'<{name}><langstring lang="en">More</langstring></{name}>' for name in ("title", "description"))
BLOCK = f'\n<block id="{BASE}/block">{TEXTS}'


def unit(name: object) -> str:
    return f'\n<au id="{BASE}/{name}" moveOn="Completed">{TEXTS}{URL}</au>'


TWINS = [
    Twin("C003", files={CMI5: None}),
    Twin("C003", files={CMI5: None, "course/cmi5.xml": b"<courseStructure/>"}),
    Twin("C003", files={CMI5: None, "CMI5.xml": b"<courseStructure/>"}),
    Twin("C004", "&amp; more", "& more", "<langstring"),
    Twin("C004", "<courseStructure ", "<!DOCTYPE a><courseStructure ", "<!DOCTYPE a>"),
    Twin("C004", 'encoding="UTF-8"', 'encoding="windows-1252"', "<?xml"),
    Twin("C005", "cmi5/v1/CourseStructure.xsd", "cmi5/v2/CourseStructure.xsd", "<courseStructure"),
    Twin("C005", URL, URL + "<launch/>", URL),
    Twin("C005", URL, "", UNIT),
    Twin("C005", URL, URL + URL, URL),
    Twin("C006", ROOT, ROOT.replace('"', "'"), "<courseStructure"),
    Twin("C007", UNIT, '<au id="unit-1" ', '<au id="unit-1"'),
    Twin("C007", f'<course id="{BASE}"', '<course id=""', "<course "),
    Twin("C008", CALM, f'<au id="{BASE}/units/start-here" ', "<au ", package="many"),
    Twin(
        "C009",
        "</block>",
        f"{BLOCK}{unit('more').replace('index', 'final')}</block></block>",
        "<block ",
        package="many",
    ),
    Twin(
        "C010", "</objectives>", f'<objective id="{BASE}/objectives/see">{TEXTS}</objective></objectives>', "<objective"
    ),
    Twin("C011", UNIT, f'<au id="{BASE}" ', f'<au id="{BASE}" ', severity=W),
    Twin("C012", AIMS, f'<objective idref="{BASE}/objectives/hear"/>', "<objective "),
    Twin("C013", TITLE, "", "<title>"),
    Twin("C013", OBJECTIVE_TITLE, "", "<objective "),
    Twin("C014", TITLE, TITLE.replace(' lang="en"', ""), "<langstring", severity=W),
    Twin("C014", TITLE, TITLE.replace('"en"', '"en_US"'), "<langstring", severity=W),
    Twin("C014", TITLE, TITLE + TITLE, "<langstring", severity=W),
    Twin("C014", TITLE, '<langstring lang="en"> </langstring>', "<langstring", severity=W),
    Twin("C015", ABOUT, f'<langstring lang="es">De qué va.</langstring>{ABOUT}', "<langstring", severity=W),
    Twin("C016", URL, f"<launchParameters>a</launchParameters>{URL}", "<launchParameters"),
    Twin("C017", "A sample &amp; more", "A <b>sample</b>", "<langstring"),
    Twin("C018", URL, "<url/>", "<url/>"),
    Twin("C018", URL, "<url>my page.html</url>", "<url>"),
    Twin("C018", URL, "<url>http:///index.html</url>", "<url>"),
    Twin("C018", URL, "<url>http://[x</url>", "<url>"),
    Twin("C019", URL, "<url> index.html</url>", "<url>"),
    Twin("C020", URL, "<url>index.html?actor=me</url>", "<url>"),
    Twin("C020", URL, "<url>index.html?returnURL=a</url>", "<url>", severity=W),
    Twin("C021", URL, "<url>gone.html</url>", "<url>"),
    Twin("C021", URL, "<url>index.html#start</url>", "<url>"),
    Twin("C021", URL, "<url>%69ndex.html</url>", "<url>"),
    Twin("C022", URL, "<url>index.html?a=1</url>", "<url>", files=dict.fromkeys(SOUND["one"].keys() - {CMI5})),
    Twin("C023", URL, "<url>https://example.org/course/index.html</url>", "<url>", severity=W),
    Twin("C024", AIMS, "", "<objectives>"),
    Twin("C024", END, f"{BLOCK}</block>{END}", "<block "),
    Twin("C025", 'moveOn="CompletedAndPassed"', 'moveOn="completed"', UNIT),
    Twin("C026", 'moveOn="CompletedAndPassed" ', "", UNIT, severity=W),
    Twin("C026", 'moveOn="CompletedAndPassed"', 'moveOn="NotApplicable"', UNIT, severity=W),
    Twin("C027", MASTERY, 'masteryScore="80"', UNIT),
    Twin("C027", MASTERY, 'masteryScore="-0.1"', UNIT),
    Twin("C027", MASTERY, 'masteryScore="1e-1"', UNIT),
    Twin("C028", MASTERY, 'masteryScore="0.80001"', UNIT, severity=W),
    Twin("C029", MASTERY, "", UNIT, severity=W),
    Twin("C029", files={"index.html": PAGE}, at=UNIT, severity=W),
    Twin("C030", 'launchMethod="AnyWindow"', 'launchMethod="anyWindow"', UNIT),
    Twin("C031", 'activityType="http', 'activityType="/http', UNIT, severity=W),
    Twin("C032", URL, f'<x:a xmlns:x="https://x.example"/>{URL}', "<x:a", severity=W),
    Twin("C033", 'moveOn="CompletedAndPassed"', 'moveOn="CompletedAndPassed" moveon="Completed"', UNIT),
    Twin("C034", URL, f"{URL}<launchParameters> a</launchParameters>", URL, severity=W),
    Twin("C034", URL, f"{URL}<entitlementKey>a </entitlementKey>", URL, severity=W),
    Twin("C035", URL, "<url>../index.html</url>", "<url>"),
    Twin("C035", URL, "<url>/index.html</url>", "<url>"),
    Twin("C035", URL, "<url>a\\index.html</url>", "<url>"),
    Twin("C035", files={"Index.html": b""}, at="<url>"),
    Twin("C036", END, "".join(map(unit, range(1000))) + END, f'<au id="{BASE}/999"', severity=W),
    Twin("C037", UNIT, f'<au id="urn:uuid:{UUID}" ', "<au ", severity=W),
    Twin("C037", UNIT, f'<au id="{BASE}/1764051234567" ', "<au ", severity=W),
    Twin("C038", files={f"media/{n}.txt": b"" for n in range(65_536)}, severity=W),
]


@pytest.mark.parametrize("name", SOUND)
def test_nothing_is_found_in_our_own_packages(name: str) -> None:
    assert check_cmi5(Package("x", SOUND[name])) == []


@pytest.mark.parametrize("twin", TWINS, ids=str)
def test_a_fault_is_found_at_its_place_and_nothing_else_is_reported(twin: Twin) -> None:
    assert_found(check_cmi5, broken(SOUND[twin.package], twin, CMI5), twin)


def test_every_rule_is_tried() -> None:
    containers = {"C001", "C002"}
    assert {twin.code for twin in TWINS} | containers == {code for code in rules() if code[0] == "C" and code[1] == "0"}


@pytest.mark.parametrize("data", [b"", b"\xff\xfe<", b"<courseStructure", b"\x00" * 40, b"<a>" * 50])
def test_nothing_is_too_broken(data: bytes) -> None:
    assert [code for code, _, _ in found(check_cmi5, Package("x", {CMI5: data}))] == ["C004"]


def test_a_file_that_is_neither_a_zip_nor_xml(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"Rar!")
    assert [finding.rule.code for finding in check_cmi5_file(tmp_path / "a.zip")] == ["C001"]


def test_a_zip_that_is_damaged(tmp_path: Path) -> None:
    write_zip(Package("x", SOUND["one"]), tmp_path / "a.zip")
    whole = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(whole[: len(whole) // 2])
    assert [finding.rule.code for finding in check_cmi5_file(tmp_path / "a.zip")] == ["C002"]


def test_a_zip_and_a_bare_structure_that_are_sound(tmp_path: Path) -> None:
    write_zip(Package("x", SOUND["one"]), tmp_path / "a.zip")
    assert check_cmi5_file(tmp_path / "a.zip") == []
    text = Package("x", SOUND["one"]).read(CMI5).replace(b"<url>index", b"<url>https://course.example/index")
    (tmp_path / "cmi5.xml").write_bytes(text)
    assert check_cmi5_file(tmp_path / "cmi5.xml") == []
