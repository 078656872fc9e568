"""Credit: minutes that add up, held against what there is to do, and what they are called elsewhere."""

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from ctlc_scorm.cli import main
from ctlc_scorm.credit.estimate import NASBA_ITEM, READING, of_final, of_page
from ctlc_scorm.credit.schemes import schemes
from ctlc_scorm.credit.worksheet import worksheet
from ctlc_scorm.rules import credit as rules

from ..support import COURSE, FRONT, PAGE, compile_files, write_course

QUESTION = """
:::{choice} first
One two three?

- [ ] Four
  > Five six seven eight nine ten eleven twelve.
- [x] Thirteen
  > Fourteen fifteen sixteen seventeen eighteen nineteen twenty and more.
:::
"""


def course_of(minutes: int, more: str = "") -> str:
    return COURSE.replace("5", str(minutes)).replace(
        "{contact_minutes: " + str(minutes), f"{{contact_minutes: {minutes}{more}"
    )


def page_of(minutes: int, words: int, more: str = QUESTION) -> str:
    sentences = "We go on. " * (words // 3)
    return FRONT.replace("5", str(minutes)) + sentences + "\n" + more


def codes(folder: Path, files: dict[str, str]) -> list[str]:
    return sorted(
        {finding.rule.code for finding in compile_files(folder, files).findings if "CRD" in finding.rule.code}
    )


@pytest.mark.parametrize(
    ("scheme", "units"),
    [("iacet", 1.2), ("us-ma-pdp", 12), ("us-nh-ceu", 12), ("us-me-ceu", 1.2), ("us-me-credit", 0.8),
     ("us-vt-credit", 0.8), ("us-ri-plu", 12), ("us-ct", 12), ("us-tx-cpe", 12)],
)  # fmt: skip
def test_what_720_minutes_are_called(scheme: str, units: float) -> None:
    assert schemes()[scheme].units(720) == units


def test_units_are_rounded_down() -> None:
    assert (schemes()["iacet"].units(719), schemes()["iacet"].units(59)) == (1.1, 0)


def test_every_scheme_has_a_rule_a_source_and_a_day() -> None:
    assert len(schemes()) >= 9
    for scheme in schemes().values():
        assert scheme.rule.strip() and scheme.source.strip() and scheme.as_of <= date.today()


def test_a_page_takes_what_there_is_to_read_and_to_answer(tmp_path: Path) -> None:
    text = FRONT + "One two three four five.\n" + QUESTION + ":::{activity} walk\n:minutes: 8\nGo and look.\n:::\n"
    effort = of_page(compile_files(tmp_path, {PAGE: text}).course.pages[0])
    assert (effort.words, effort.items, effort.activities, effort.thinking) == (5 + 3, 1, 8, 25)
    assert effort.asked == 3 + 2 + (8 + 9) / 2
    assert effort.minutes == pytest.approx((effort.words + effort.asked) / READING + 8 + 25 / 60)
    assert effort.nasba == pytest.approx(effort.words / 180 + 8 + NASBA_ITEM)


def test_a_course_without_a_final_asks_for_none(tmp_path: Path) -> None:
    assert of_final(compile_files(tmp_path, {}).course).minutes == 0


@pytest.mark.parametrize(
    ("minutes", "words", "found"),
    [(60, 10_500, []), (60, 8_000, ["CRD003"]), (60, 13_500, ["CRD004"]), (5, 30, []), (5, 1_600, [])],
)
def test_declared_minutes_are_held_against_the_content(
    tmp_path: Path, minutes: int, words: int, found: list[str]
) -> None:
    files = {"course.yaml": course_of(minutes), PAGE: page_of(minutes, words)}
    assert codes(tmp_path, files) == found


def test_an_hour_without_a_question_is_no_contact_hour(tmp_path: Path) -> None:
    files = {"course.yaml": course_of(60), PAGE: page_of(60, 10_500, "")}
    assert codes(tmp_path, files) == ["CRD005"]


def test_a_rule_that_nobody_has_read_for_a_year_is_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"course.yaml": course_of(5, ", schemes: [iacet]")}
    assert codes(tmp_path, files) == []
    monkeypatch.setattr(rules, "today", lambda: schemes()["iacet"].as_of + timedelta(days=367))
    assert codes(tmp_path, files) == ["CRD007"]


def test_a_page_that_stands_in_for_another_is_not_counted_again(tmp_path: Path) -> None:
    other = FRONT.replace("---\n", "---\ninstead_of: 01-page.md\n", 1) + "Some other words.\n"
    course = compile_files(tmp_path, {"modules/01-one/02-other.md": other}).course
    sheet = worksheet(course)
    assert [row.counts for row in sheet.parts[0].pages] == [True, False]
    assert sheet.parts[0].whole.effort == sheet.parts[0].pages[0].effort


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(write_course(tmp_path, {"course.yaml": course_of(5, ", schemes: [iacet, us-nh-ceu]")}))


def printed(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["credit", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_json_names_contact_minutes_units_and_modules(folder: str) -> None:
    found = json.loads(printed(folder, "--output", "json"))
    assert (found["contact_minutes"], found["duration"]) == (5, "PT5M")
    assert [(unit["scheme"], unit["units"]) for unit in found["units"]] == [("iacet", 0), ("us-nh-ceu", 0)]
    assert [(module["id"], module["minutes"]) for module in found["modules"]] == [("one", 5)]
    assert sum(page["minutes"] for page in found["modules"][0]["pages"]) == 5


def test_csv_has_a_row_for_each_page_and_each_sum(folder: str) -> None:
    rows = list(csv.DictReader(io.StringIO(printed(folder, "--output", "csv"))))
    assert [(row["id"], row["declared"]) for row in rows] == [("one", "5"), ("one/page", "5"), ("sample", "5")]


def test_text_and_html_say_what_it_is(folder: str) -> None:
    assert "Declared: 5 minutes." in printed(folder)
    page = printed(folder, "--output", "html")
    assert "New Hampshire" in page and page.count("<tr>") == 4


def test_a_course_with_errors_has_no_worksheet(tmp_path: Path) -> None:
    course = write_course(tmp_path, {"course.yaml": course_of(5, ", ceu: 12")})
    result = CliRunner().invoke(main, ["credit", str(course)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "CRD008" in result.stderr
