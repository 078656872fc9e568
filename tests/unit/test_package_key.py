"""What lies beside a package: durations, ids in reports, the answer key."""

from __future__ import annotations

import csv
import io

import pytest

from ctlc_scorm.course.interaction import Component, Interaction
from ctlc_scorm.course.report_ids import report_id, report_ids
from ctlc_scorm.credit.durations import iso_duration, words
from ctlc_scorm.formats.key import key_csv
from tests.unit.package_samples import OPTIONS, SAMPLE, asking, module, page, sample


@pytest.mark.parametrize(
    ("minutes", "iso", "text"),
    [
        (720, "PT12H", "12 contact hours (720 minutes)"),
        (125, "PT2H5M", "2 contact hours 5 minutes (125 minutes)"),
        (61, "PT1H1M", "1 contact hour 1 minute (61 minutes)"),
        (60, "PT1H", "1 contact hour (60 minutes)"),
        (55, "PT55M", "55 minutes"),
        (2.5, "PT2M30S", "2.5 minutes"),
        (1, "PT1M", "1 minute"),
        (1 / 3, "PT20S", "0.33 minutes"),
        (0, "PT0M", "0 minutes"),
        (59.9999, "PT1H", "1 contact hour (60 minutes)"),
    ],
)
def test_minutes_as_durations_for_programs_and_for_people(minutes: float, iso: str, text: str) -> None:
    assert iso_duration(minutes) == iso
    assert words(minutes) == text


def test_reported_ids_name_the_module_or_the_final() -> None:
    assert report_ids(SAMPLE) == {"calm-corner": "m03-calm-corner", "last": "final-last"}
    assert report_id(SAMPLE, "calm-corner") == "m03-calm-corner"
    assert report_id(sample(modules=(), assessment=SAMPLE.assessment), "last") == "final-last"
    with pytest.raises(KeyError):
        report_id(SAMPLE, "nobody")


def test_the_key_has_a_line_for_everything_that_is_reported() -> None:
    assert key_csv(SAMPLE) == (
        "id,module,page,kind,prompt,right response,pattern,objectives\n"
        "m03-calm-corner,Calm & quiet,A corner,choice,?,Ask.,b,see\n"
        "final-last,Final,,choice,?,Wait.,a,\n"
    )


PAIRS = (Component("a", "Safety"), Component("b", "Peer support"))


@pytest.mark.parametrize(
    ("values", "right", "pattern"),
    [
        ({"kind": "choice", "options": OPTIONS, "correct": (("a", "b"),)}, "Wait.; Ask.", "a,b"),
        ({"kind": "true-false", "correct": (("false",),)}, "false", "f"),
        ({"kind": "fill-in", "correct": (("calm",), ("quiet, calm",))}, "calm | quiet, calm", "calm | quiet, calm"),
        ({"kind": "numeric", "correct": (("63.90",),), "tolerance": 0.5}, "63.90 ± 0.5", "63.9"),
        ({"kind": "numeric", "correct": (("-10",),)}, "-10", "-10"),
        ({"kind": "sequencing", "options": OPTIONS, "correct": (("b", "a"),)}, "1. Ask.; 2. Wait.", "b,a"),
        (
            {"kind": "matching", "options": OPTIONS, "targets": PAIRS, "correct": (("a.b", "b.a"),)},
            "Wait. → Peer support; Ask. → Safety",
            "a.b,b.a",
        ),
        ({"kind": "likert", "options": OPTIONS}, "", ""),
        ({"kind": "performance"}, "", ""),
    ],
)
def test_right_responses_stand_in_words_and_as_lms_report_them(
    values: dict[str, object], right: str, pattern: str
) -> None:
    course = sample(modules=(module(1, "m", "M", 5, page("m/p", "P", asking("q", **values))),), assessment=None)
    (line,) = csv.DictReader(io.StringIO(key_csv(course)))
    assert (line["id"], line["right response"], line["pattern"]) == ("m01-q", right, pattern)


def test_prompts_may_hold_anything() -> None:
    prompt = 'Say "yes",\nor not?'
    block = asking("q", prompt=prompt)
    course = sample(modules=(module(1, "m", "M", 5, page("m/p", "P", block)),), assessment=None)
    assert isinstance(block.interaction, Interaction)
    (line,) = csv.DictReader(io.StringIO(key_csv(course)))
    assert line["prompt"] == prompt
