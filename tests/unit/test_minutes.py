"""The contact minutes of a course are the same, to the second, wherever they are told."""

import json
import re
from pathlib import Path

import pytest
from lxml import etree

from ctlc_scorm import pipeline
from ctlc_scorm.credit.show import as_json
from ctlc_scorm.credit.worksheet import worksheet
from ctlc_scorm.xapi.ids import extension

ROOT = Path(__file__).parents[2]
COURSES = [ROOT / "course_src", ROOT / "tests" / "golden" / "every-block" / "course"]
DATA = re.compile(rb'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)
DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?")


def minutes(duration: str) -> float:
    match = DURATION.fullmatch(duration)
    assert match, duration
    hours, rest, seconds = (int(part or 0) for part in match.groups())
    return hours * 60 + rest + seconds / 60


def learning_times(manifest: bytes) -> list[float]:
    """Of the course first, then of each SCO."""
    found = etree.fromstring(manifest).xpath("//*[local-name() = 'typicallearningtime']/*[local-name() = 'datetime']")
    assert isinstance(found, list)
    return [minutes(str(one.text)) for one in found if isinstance(one, etree._Element)]


@pytest.mark.parametrize("folder", COURSES, ids=lambda folder: folder.parent.name)
def test_the_same_minutes_everywhere(folder: Path) -> None:
    compiled = pipeline.compile_course(folder)
    course = compiled.course
    declared = course.contact_minutes

    def told(format_name: str) -> list[float]:
        built = pipeline.build(compiled, format_name, "modules")
        assert built.package, built.findings
        pages = [built.package.read(name) for name in built.package.files if name.endswith(".html")]
        data = [json.loads(match[1]) for page in pages if (match := DATA.search(page))]
        return [one["xapi"]["root"]["definition"]["extensions"][extension("contact-minutes")] for one in data]

    scorm = pipeline.build(compiled, "scorm12", "modules").package
    web = pipeline.build(compiled, "web", "single").package
    assert scorm and web
    whole, *parts = learning_times(scorm.read("imsmanifest.xml"))
    assert (whole, sum(parts)) == (declared, declared)
    assert told("xapi") == [declared]
    assert sum(told("cmi5")) == declared
    about = json.loads(web.read("course.jsonld"))
    assert {minutes(about["timeRequired"]), minutes(about["hasCourseInstance"]["courseWorkload"])} == {declared}
    sheet = json.loads(as_json(worksheet(course)))
    assert sheet["contact_minutes"] == declared == sum(module["minutes"] for module in sheet["modules"])
