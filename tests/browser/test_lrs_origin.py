"""The LRS as a page of another origin meets it in Chromium, and as another's cmi5 library does."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from ctlc_scorm.lrs.behaviour import STANDARD
from ctlc_scorm.lrs.faults import Fault
from ctlc_scorm.lrs.launch import LaunchSite
from ctlc_scorm.lrs.personas import PERSONAS
from ctlc_scorm.lrs.server import Lrs
from ctlc_scorm.rules.statements.cmi5 import name_of
from tests.unit.launch_packages import CMI5

LIBRARY = Path(__file__).parents[1] / "node_modules/@xapi/cmi5/dist/Cmi5.umd.js"
TWO = "https://district.example/two"
PAGE = "<!doctype html><meta charset=utf-8><title>Unit</title><script src=Cmi5.js></script>"
CALL = """async ([endpoint, auth, method, extra]) => {
  const place = new URLSearchParams({activityId: "urn:x:y", stateId: "s", agent: '{"mbox":"mailto:a@b.example"}'});
  const own = {Authorization: auth, "X-Experience-API-Version": "1.0.3", "Content-Type": "application/json"};
  const headers = {...own, ...extra};
  const body = method === "PUT" ? "{}" : undefined;
  try {
    const answer = await fetch(`${endpoint}activities/state?${place}`, {method, headers, body});
    return [answer.status, answer.headers.get("ETag")];
  } catch (error) {
    return [error.name, null];
  }
}"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("package") / "cmi5.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("cmi5.xml", CMI5.format(url="index.html"))
        archive.writestr("index.html", PAGE)
        archive.write(LIBRARY, "Cmi5.js")
    return path


@pytest.fixture(scope="module")
def site(package: Path) -> Iterator[LaunchSite]:
    with Lrs() as lrs, LaunchSite(package, lrs, "cmi5") as site:
        yield site


@pytest.fixture
def page(site: LaunchSite, chromium: Browser) -> Iterator[Page]:
    site.lrs.core.wipe()
    site.lrs.core.faults.clear()
    site.lrs.core.behaviour = STANDARD
    with chromium.new_context() as context:
        yield context.new_page()


def call(page: Page, site: LaunchSite, method: str, **headers: str) -> list[Any]:
    extra = {name.replace("_", "-"): value for name, value in headers.items()}
    found: list[Any] = page.evaluate(CALL, [site.lrs.endpoint, site.lrs.core.authorization, method, extra])
    return found


def test_a_page_of_another_origin_keeps_its_state_with_etags(site: LaunchSite, page: Page) -> None:
    page.goto(f"{site.origin}/returned")
    assert call(page, site, "PUT", If_None_Match="*")[0] == 204
    status, etag = call(page, site, "GET")
    assert status == 200 and etag.startswith('"')
    assert call(page, site, "PUT", If_Match=etag)[0] == 204
    assert call(page, site, "PUT", If_Match='"0"')[0] == 412


def test_what_is_switched_off_is_off_for_the_page(site: LaunchSite, page: Page) -> None:
    page.goto(f"{site.origin}/returned")
    site.lrs.core.behaviour = replace(STANDARD, preflight_etags=False, etag_exposed=False)
    assert call(page, site, "PUT", If_None_Match="*") == ["TypeError", None]
    assert call(page, site, "PUT")[0] == 204
    assert call(page, site, "GET") == [200, None]


def test_a_connection_that_ends_is_an_error_of_the_network(site: LaunchSite, page: Page) -> None:
    page.goto(f"{site.origin}/returned")
    site.lrs.core.faults.append(Fault(drop="answer"))
    assert call(page, site, "PUT") == ["TypeError", None]
    site.lrs.core.faults.clear()
    assert call(page, site, "GET")[0] == 200
    site.lrs.core.faults.append(Fault(drop="request", methods="PUT"))
    assert call(page, site, "PUT", If_Match="*") == ["TypeError", None]
    assert {heard.status for heard in site.lrs.core.heard if heard.method == "PUT"} == {204}


PLAY = """async (score) => {
  const unit = new Cmi5();
  await unit.initialize();
  await unit.interactionTrueFalse("test", "q1", true, true);
  await unit.pass({scaled: score, raw: score * 10, min: 0, max: 10});
  await unit.complete();
  await unit.terminate();
  return JSON.stringify({data: unit.launchData, mode: unit.launchData.launchMode});
}"""


@pytest.mark.parametrize("persona", ["cmi5", "cmi5-strict", "bylight"])
def test_another_library_plays_a_unit_from_launch_to_end(site: LaunchSite, page: Page, persona: str) -> None:
    site.persona = PERSONAS[persona]
    site.lrs.core.behaviour = site.persona.behaviour
    site.enrol()
    page.goto(site.launch(TWO).url)
    told = json.loads(page.evaluate(PLAY, 0.9))
    assert told["mode"] == "Normal" and told["data"]["masteryScore"] == 0.8
    verbs = [name_of(one) for one in site.statements(TWO)]
    assert verbs == ["initialized", "answered", "passed", "completed", "terminated"]
    assert (site.verdict(TWO).status, site.verdict(TWO).score) == ("passed", 0.9)
