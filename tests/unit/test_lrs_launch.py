"""The launch site: addresses as importers build them, packages as they read them, and what they show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from ctlc_scorm.lrs.importers import NotImported
from ctlc_scorm.lrs.launch import LaunchSite
from ctlc_scorm.lrs.personas import PERSONAS
from ctlc_scorm.lrs.server import Lrs
from tests.unit.launch_packages import CMI5, TINCAN, cmi5, tincan, zipped
from tests.unit.lrs_client import COURSE, statement


@pytest.fixture(scope="module")
def server() -> Iterator[Lrs]:
    with Lrs() as lrs:
        yield lrs


@pytest.fixture
def lrs(server: Lrs) -> Lrs:
    server.core.wipe()
    return server


def package(folder: Path, persona: str) -> Path:
    return tincan(folder) if persona.startswith("tincan") else cmi5(folder)


@pytest.mark.parametrize("persona", PERSONAS)
def test_the_address_opens_the_course_from_another_origin(lrs: Lrs, tmp_path: Path, persona: str) -> None:
    with LaunchSite(package(tmp_path, persona), lrs, persona) as site:
        launched = site.launch()
        assert site.origin != lrs.origin and launched.url.startswith(f"{site.origin}/content/index.html?")
        assert "<title>Course</title>" in httpx.get(launched.url, trust_env=False).text
        query = {name: found[0] for name, found in parse_qs(urlsplit(launched.url).query).items()}
        assert query["endpoint"] == lrs.endpoint and query["registration"] == site.registration
        assert query["actor"] == site.persona.actor_text()
        assert site.verdict().status == "incomplete"


def test_each_has_its_way_with_the_query(lrs: Lrs, tmp_path: Path) -> None:
    with LaunchSite(tincan(tmp_path), lrs, "tincan") as site:
        assert "auth=Basic%20" in site.launch().url
    with LaunchSite(tincan(tmp_path), lrs, "tincanlaunch") as site:
        assert (
            "auth=Basic+" in site.launch().url
            and f"activity_id={COURSE.replace(':', '%3A').replace('/', '%2F')}" in site.launch().url
        )
    with LaunchSite(tincan(tmp_path), lrs, "tincan-old") as site:
        assert "auth=cHJl" in site.launch().url and "activity_id" not in site.launch().url
    with LaunchSite(cmi5(tmp_path), lrs, "openedx-cmi5") as site:
        assert '&actor={"objectType": "Agent"' in site.launch().url
        assert "?m=1&endpoint=http%3A%2F%2F" in site.launch().url
    with LaunchSite(cmi5(tmp_path), lrs, "bylight") as site:
        assert site.launch().url.endswith("&returnURL=")


def test_tincanlaunch_trims_nothing(lrs: Lrs, tmp_path: Path) -> None:
    loose = tincan(tmp_path, launch="\n  index.html ")
    with LaunchSite(loose, lrs, "tincan") as site:
        assert "/content/index.html?" in site.launch().url
    with LaunchSite(loose, lrs, "tincanlaunch") as site:
        assert "/content/\n  index.html ?" in site.launch().url


def test_bylight_trims_nothing_and_needs_the_plain_namespace(lrs: Lrs, tmp_path: Path) -> None:
    with LaunchSite(cmi5(tmp_path, url=" index.html"), lrs, "bylight") as site:
        assert "/content/ index.html?" in site.launch("https://district.example/two").url
    prefixed = CMI5.replace("<", "<c:").replace("<c:/", "</c:").replace("<c:?", "<?").replace("xmlns=", "xmlns:c=")
    other = zipped(tmp_path / "prefixed.zip", cmi5__xml=prefixed.format(url="index.html"))
    with LaunchSite(other, lrs, "cmi5") as site:
        assert site.launch().session
    with pytest.raises(NotImported, match="without a prefix"):
        LaunchSite(other, lrs, "bylight").__enter__()


def test_packages_that_an_importer_does_not_know_are_refused(lrs: Lrs, tmp_path: Path) -> None:
    nested = zipped(tmp_path / "nested.zip", **{"inner/tincan__xml": TINCAN.format(launch="a.html")})
    with LaunchSite(nested, lrs, "tincan") as site:
        assert site.launch().url.startswith(f"{site.origin}/content/a.html?")
    with pytest.raises(NotImported, match="at the top"):
        LaunchSite(nested, lrs, "tincanlaunch").__enter__()
    with pytest.raises(NotImported, match="at the top"):
        LaunchSite(nested, lrs, "cmi5").__enter__()
    broken = CMI5.format(url="index.html")
    for change, words in (("0.8", "masteryScore"), ("Passed", "moveOn"), ("</au>", "cannot be read")):
        faulty = zipped(tmp_path / "faulty.zip", cmi5__xml=broken.replace(change, "x"))
        with pytest.raises(NotImported, match=words):
            LaunchSite(faulty, lrs, "cmi5").__enter__()
    with pytest.raises(NotImported, match="no zip"):
        LaunchSite(__file__, lrs, "cmi5").__enter__()
    with pytest.raises(NotImported, match="no launch"):
        LaunchSite(tincan(tmp_path, launch=""), lrs, "tincanlaunch").__enter__()


def test_tin_can_launchers_judge_by_the_launched_activity(lrs: Lrs, tmp_path: Path) -> None:
    with (
        LaunchSite(tincan(tmp_path), lrs, "tincan") as site,
        httpx.Client(base_url=lrs.endpoint, headers=dict(lrs.headers), trust_env=False) as client,
    ):
        context = {"registration": site.registration}
        client.post("statements", json=statement("passed", f"{COURSE}/test", context=context))
        assert site.verdict().status == "incomplete"
        client.post("statements", json=statement("failed", context=context, result={"score": {"raw": 4, "max": 10}}))
        assert (site.verdict().status, site.verdict().score) == ("failed", 0.4)
        client.post("statements", json=statement("passed", context=context, result={"score": {"scaled": 0.9}}))
        client.post("statements", json=statement("completed"))
        assert (site.verdict().status, site.verdict().score, site.verdict().completed) == ("passed", 0.9, False)
    with LaunchSite(tincan(tmp_path), lrs, "tincanlaunch") as site:
        assert site.verdict().status == "incomplete"
        mine = statement("completed") | {"actor": site.persona.actor}
        httpx.post(f"{lrs.endpoint}statements", json=mine, headers=dict(lrs.headers), trust_env=False)
        assert site.verdict().status == "completed"
