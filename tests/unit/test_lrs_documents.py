"""State and profiles, who may ask, and what pages of other sites see."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest

from ctlc_scorm.lrs.behaviour import BYLIGHT, LATER, STANDARD
from ctlc_scorm.lrs.server import Lrs
from tests.unit.lrs_client import AGENT, COURSE, new_id, running

STATE = {"activityId": COURSE, "agent": AGENT, "stateId": "suspendData"}


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[Lrs, httpx.Client]]:
    with running() as pair:
        yield pair


@pytest.fixture
def client(server: tuple[Lrs, httpx.Client]) -> httpx.Client:
    server[0].core.wipe()
    server[0].core.behaviour = STANDARD
    return server[1]


def put(client: httpx.Client, body: object, **headers: str) -> int:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.put("activities/state", params=STATE, json=body, headers=names).status_code


def test_state_is_given_back_byte_for_byte_with_its_etag(client: httpx.Client) -> None:
    body = b'{ "pages": [1, 2],  "x": "\xc3\xa9" }'
    client.put("activities/state", params=STATE, content=body, headers={"content-type": "application/json"})
    got = client.get("activities/state", params=STATE)
    assert got.content == body and got.headers["content-type"] == "application/json"
    assert got.headers["etag"] == f'"{hashlib.sha1(body).hexdigest()}"'
    assert got.headers["last-modified"].endswith("GMT")


def test_a_write_that_did_not_see_the_other_is_refused(client: httpx.Client) -> None:
    assert put(client, {"a": 1}, if_none_match="*") == 204
    assert put(client, {"a": 2}, if_none_match="*") == 412
    etag = client.get("activities/state", params=STATE).headers["etag"]
    assert put(client, {"a": 2}, if_match=etag) == 204
    assert put(client, {"a": 3}, if_match=etag) == 412
    assert put(client, {"a": 3}, if_match="*") == 204
    assert client.get("activities/state", params=STATE).json() == {"a": 3}


def test_an_etag_of_nothing_does_not_match(client: httpx.Client) -> None:
    assert put(client, {}, if_match='"0"') == 412
    assert put(client, {}) == 204 and put(client, {}) == 204


def test_profiles_want_an_etag_and_later_versions_do_for_state_too(
    server: tuple[Lrs, httpx.Client], client: httpx.Client
) -> None:
    where = {"agent": AGENT, "profileId": "p"}
    assert client.put("agents/profile", params=where, json={}).status_code == 204
    assert client.put("agents/profile", params=where, json={}).status_code == 409
    assert put(client, {}) == 204
    server[0].core.behaviour = replace(STANDARD, state_needs_etag=True)
    assert put(client, {}) == 409
    server[0].core.behaviour = BYLIGHT
    assert put(client, {}, if_match='"0"') == 409


def test_a_post_merges_at_the_top_level_only(client: httpx.Client) -> None:
    client.post("activities/state", params=STATE, json={"a": {"x": 1}, "b": 1})
    client.post("activities/state", params=STATE, json={"a": {"y": 2}})
    assert client.get("activities/state", params=STATE).json() == {"a": {"y": 2}, "b": 1}
    text = {"content-type": "text/plain"}
    assert client.post("activities/state", params=STATE, content="x", headers=text).status_code == 400
    assert client.post("activities/state", params=STATE, json=[1]).status_code == 400


def test_one_lms_merges_all_the_way_down(server: tuple[Lrs, httpx.Client], client: httpx.Client) -> None:
    server[0].core.behaviour = BYLIGHT
    client.post("activities/state", params=STATE, json={"a": {"x": 1}})
    client.post("activities/state", params=STATE, json={"a": {"y": 2}})
    assert client.get("activities/state", params=STATE).json() == {"a": {"x": 1, "y": 2}}


def test_the_registration_is_part_of_the_place(client: httpx.Client) -> None:
    registered = STATE | {"registration": new_id()}
    put(client, {"a": 1})
    assert client.get("activities/state", params=registered).status_code == 404
    client.put("activities/state", params=registered, json={"a": 2})
    assert client.get("activities/state", params=STATE).json() == {"a": 1}


def test_ids_are_listed_and_all_are_cleared(client: httpx.Client) -> None:
    place = {"activityId": COURSE, "agent": AGENT}
    put(client, {})
    client.put("activities/state", params=STATE | {"stateId": "b"}, json={})
    assert client.get("activities/state", params=place).json() == ["b", "suspendData"]
    assert client.get("activities/state", params=place | {"since": "2999-01-01T00:00:00Z"}).json() == []
    assert client.delete("activities/state", params=STATE | {"stateId": "b"}).status_code == 204
    assert client.get("activities/state", params=place).json() == ["suspendData"]
    assert client.delete("activities/state", params=place).status_code == 204
    assert client.get("activities/state", params=place).json() == []


@pytest.mark.parametrize(
    ("resource", "params"),
    [
        ("activities/state", {"activityId": COURSE, "stateId": "a"}),
        ("activities/state", {"agent": AGENT, "stateId": "a"}),
        ("activities/state", STATE | {"activityID": "x"}),
        ("activities/state", STATE | {"agent": "{}"}),
        ("activities/state", STATE | {"registration": "1"}),
        ("activities/profile", {"activityId": "course", "profileId": "p"}),
        ("agents/profile", {"agent": AGENT, "profileId": "p", "registration": new_id()}),
        ("agents", {}),
        ("activities", {"activityId": "course"}),
    ],
)
def test_parameters_are_checked(client: httpx.Client, resource: str, params: dict[str, str]) -> None:
    assert client.get(resource, params=params).status_code == 400


def test_the_key_and_the_version_are_needed_and_about_needs_neither(client: httpx.Client) -> None:
    with httpx.Client(base_url=client.base_url, trust_env=False) as bare:
        version = {"X-Experience-API-Version": "1.0.3"}
        assert bare.get("statements", headers=version).status_code == 401
        assert bare.get("statements", headers=version | {"Authorization": "cHJldmlldw=="}).status_code == 401
        assert bare.get("statements", headers={"Authorization": client.headers["authorization"]}).status_code == 400
        assert "1.0.3" in bare.get("about").json()["version"]
    two = client.get("statements", headers={"X-Experience-API-Version": "2.0.0"})
    assert two.status_code == 400 and "1.0.3 is spoken here" in two.json()["error"]
    assert client.get("elsewhere").status_code == 404


def test_pages_of_other_sites_may_ask_and_see_the_etag(server: tuple[Lrs, httpx.Client], client: httpx.Client) -> None:
    asked = {"Origin": "http://127.0.0.1:1", "Access-Control-Request-Method": "PUT"}
    with httpx.Client(base_url=client.base_url, trust_env=False) as bare:
        allowed = bare.options("activities/state", headers=asked)
        assert allowed.status_code == 204 and allowed.headers["access-control-allow-origin"] == "*"
        assert "if-match" in allowed.headers["access-control-allow-headers"]
        assert "ETag" in bare.get("about").headers["access-control-expose-headers"]
        server[0].core.behaviour = replace(STANDARD, preflight_etags=False, etag_exposed=False)
        assert "if-match" not in bare.options("activities/state").headers["access-control-allow-headers"]
        assert "ETag" not in bare.get("about").headers["access-control-expose-headers"]


def test_a_later_version_says_so_and_wants_its_own_header(
    server: tuple[Lrs, httpx.Client], client: httpx.Client
) -> None:
    server[0].core.behaviour = LATER
    refused = client.get("statements")
    assert refused.status_code == 400 and "2.0.0 is spoken here" in refused.json()["error"]
    assert client.get("about").json()["version"] == ["2.0.0"]
    later = {"X-Experience-API-Version": "2.0.0"}
    assert client.get("statements", headers=later).headers["x-experience-api-version"] == "2.0.0"


def test_names_that_a_hostile_page_points_here_are_refused(client: httpx.Client) -> None:
    assert client.get("about", headers={"Host": "evil.example"}).status_code == 400


def test_what_is_in_a_file_is_there_again(tmp_path: object) -> None:
    path = f"{tmp_path}/lrs.sqlite"
    for expected in (204, 412):
        with (
            Lrs(path) as lrs,
            httpx.Client(base_url=lrs.endpoint, headers=dict(lrs.headers), trust_env=False) as client,
        ):
            assert put(client, {}, if_none_match="*") == expected
