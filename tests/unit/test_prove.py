"""The parts of a proof that need no browser: the table, the answer key, what can be asked for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from playwright.sync_api import Browser

from ctlc_scorm import pipeline
from ctlc_scorm.cli import main
from ctlc_scorm.credit.durations import clock, period, timespan
from ctlc_scorm.formats.key import key_csv
from ctlc_scorm.lms.personas import TITLES
from ctlc_scorm.lrs.personas import PERSONAS
from ctlc_scorm.prove import table
from ctlc_scorm.prove.hands import Lost
from ctlc_scorm.prove.key import beside, read_key
from ctlc_scorm.prove.personas import BY_KIND
from ctlc_scorm.prove.play import Play, judge, noted
from ctlc_scorm.prove.run import CannotProveError, chosen, is_ours, kind_of
from ctlc_scorm.prove.sitting import Sitting
from ctlc_scorm.prove.stage import Report
from ctlc_scorm.prove.table import Cell, Row, as_json, as_text

COURSE = Path(__file__).parents[1] / "golden" / "every-block" / "course"
PACKAGES = Path(__file__).parents[1] / "packages"
SCHEMA = json.loads(Path(table.__file__).with_name("output.schema.json").read_text("utf-8"))


def rows() -> list[Row]:
    good = Row("strict", "Strict", {"launched": Cell("yes"), "score": Cell("100"), "broken": Cell("0")})
    bad = Row("moodle", "Moodle", {"launched": Cell("yes"), "broken": Cell("0")})
    bad.put("score", False, "90", "every answer was right, so 100 is due")
    score = Cell("none", "without", "It has none.")
    odd = Row("openedx", "Open edX", {"launched": Cell("yes"), "score": score, "broken": Cell("0")})
    return [good, bad, odd]


def test_the_table_marks_what_is_bad_and_gives_each_reason_below() -> None:
    assert as_text(rows()).splitlines() == [
        "         launched  score  broken",
        "strict   yes       100    0",
        "moodle   yes       !! 90  0",
        "openedx  yes       none   0",
        "",
        "!! moodle, score: every answer was right, so 100 is due",
        "   openedx, score: It has none.",
    ]
    assert [row.is_good for row in rows()] == [True, False, True]


def test_the_table_fits_a_hundred_columns() -> None:
    row = Row("expiring-session", "A session")
    for column in ("launched", "passed", "offline"):
        row.put(column, True, "yes")
    for column, text in (("completed", "16 of 16"), ("score", "100"), ("resumed", "32 of 32"), ("state", "1,672")):
        row.put(column, True, text)
    row.put("broken", False, "12")
    row.put("time", False, "12:34:56", "a reason of many words, " * 20)
    assert max(map(len, as_text([row]).splitlines())) <= 100


def test_json_follows_its_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    data = json.loads(as_json("a.zip", "scorm12", rows()))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(data)] == []
    assert (data["good"], [one["good"] for one in data["personas"]]) == (False, [True, False, True])
    assert set(table.COLUMNS) == set(
        SCHEMA["properties"]["personas"]["items"]["properties"]["cells"]["propertyNames"]["enum"]
    )


def test_the_key_of_a_build_gives_every_right_response_as_the_player_takes_it(tmp_path: Path) -> None:
    course = pipeline.compile_course(COURSE).course
    path = tmp_path / "every-block-1.0.0-answer-key.csv"
    path.write_text(key_csv(course), "utf-8")
    key = read_key(path)
    asked = [one for page in course.pages for one in page.interactions if one.correct]
    found = {one.id: key[name] for one in asked for name in key if name.endswith(one.id)}
    assert len(found) == len(asked) > 8
    for one in asked:
        if one.kind in ("numeric", "fill-in"):
            assert len(found[one.id]) == 1
        else:
            assert tuple(found[one.id]) == one.correct[0]


def test_the_key_lies_beside_its_package_and_no_other(tmp_path: Path) -> None:
    for name in ("a-1.0.0-answer-key.csv", "a-1.0.0-scorm12.zip", "a-1.0.1-scorm12.zip"):
        (tmp_path / name).touch()
    assert beside(tmp_path / "a-1.0.0-scorm12.zip") == tmp_path / "a-1.0.0-answer-key.csv"
    assert beside(tmp_path / "a-1.0.1-scorm12.zip") is None


def test_personas_are_those_of_the_little_lms_and_the_little_lrs() -> None:
    assert [persona.name for persona in BY_KIND["scorm12"]] == list(TITLES)
    assert [one.name for kind in ("tincan", "cmi5") for one in BY_KIND[kind]] == list(PERSONAS)


def test_what_is_asked_for_is_there_or_is_named() -> None:
    assert [one.name for one in chosen("cmi5", "bylight, cmi5")] == ["bylight", "cmi5"]
    with pytest.raises(CannotProveError, match="there is no persona moodle for this package; there are cmi5, "):
        chosen("cmi5", "moodle")


def test_a_package_of_another_kind_is_not_proved() -> None:
    kind = "layout/no-manifest-error"
    with pytest.raises(CannotProveError, match=r"is made for|not opened"):
        kind_of(PACKAGES / kind)
    assert not is_ours(PACKAGES / "hrefs/file-missing-valid")


def test_faults_of_the_call_are_one_sentence(tmp_path: Path) -> None:
    package = PACKAGES / "hrefs/file-missing-valid"
    (tmp_path / "key.csv").write_text("a,b\n", "utf-8")
    for arguments, said in (
        ([str(tmp_path / "no.zip")], "is not there"),
        ([str(package), "--persona", "nobody"], "there is no persona nobody"),
        ([str(package), "--key", str(tmp_path / "key.csv")], "is not an answer key"),
        ([str(package), "--chromium", str(tmp_path / "none")], "there is no browser at"),
    ):
        done = CliRunner().invoke(main, ["prove", *arguments])
        assert (done.exit_code, said in done.output) == (2, True), done.output
        assert len([line for line in done.output.splitlines() if line.startswith("Error")]) == 1


def test_times_are_read_and_shown() -> None:
    assert [clock(0.4), clock(61), clock(3600 * 12 + 5)] == ["0:00:00", "0:01:01", "12:00:05"]
    assert [timespan("0001:05:09.50"), timespan("12:00:00"), timespan("1:2:3"), timespan("")] == [
        3909.5,
        43200,
        None,
        None,
    ]
    assert [period("PT1H2M3.5S"), period("P1DT1S"), period("PT0S")] == [3723.5, 86401, 0]
    assert [period(text) for text in ("?", "P", "PT", "1H", "")] == [None] * 5


@pytest.mark.parametrize(
    ("told", "expected"),
    [(None, "without"), (400.0, "good"), (2000.0, "bad")],
    ids=["none, which this LMS cannot give", "true", "more than has passed, which nothing excuses"],
)
def test_an_excuse_covers_what_an_lms_cannot_give_and_no_more(told: float | None, expected: str) -> None:
    persona = next(one for one in BY_KIND["scorm12"] if one.name == "openedx")
    row = Row(persona.name, persona.title)
    state = Play(FakeStage(), persona, cast(Browser, None), None, row, sittings=[cast(Sitting, Spent())], ended=True)
    judge(state, [Report(True, True, 100, told)], taken=5)
    assert row.cells["time"].state == expected
    assert row.cells["completed"].state == "good"


def test_what_went_wrong_on_the_way_is_excused_by_nothing() -> None:
    persona = next(one for one in BY_KIND["scorm12"] if one.name == "rustici")
    row = Row(persona.name, persona.title)
    state = Play(FakeStage(), persona, cast(Browser, None), None, row, at="offline", offline=[False])
    with noted(state):
        raise Lost("it is still not saved")
    judge(state, [Report(False, False, None, None)], taken=5)
    assert (row.cells["offline"].state, row.cells["offline"].why) == ("bad", "it is still not saved")


@dataclass
class Spent:
    active: float = 400
    idle: float = 10


class FakeStage:
    """An LMS with nothing in it."""

    parts = ("",)

    def url(self, part: str) -> str:
        raise AssertionError(part)

    def report(self, part: str) -> Report:
        raise AssertionError(part)

    def broken(self) -> list[str]:
        return []

    def largest(self) -> int:
        return 7
