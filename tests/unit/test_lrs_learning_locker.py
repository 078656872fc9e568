"""The same statements go to our LRS and to Learning Locker's service, and the verdicts are compared."""

from __future__ import annotations

import json
from collections.abc import Iterator

import httpx
import pytest

from tests.learning_locker import HEADERS
from tests.statements import CASES, Case
from tests.unit.lrs_client import new_id, running, statement

DIFFERENT = {
    "no zone": 400,
    "activity only a scheme": 200,
    "sha1 too short": 200,
    "group in a group": 200,
    "team an agent": 200,
    "a day that does not exist": 200,
    "an option twice": 200,
    "option with a space": 200,
}
"""What Learning Locker answers where it differs, by the name of the case. It wants a zone, which the standard only
recommends; the rest it does not look at.
"""


@pytest.fixture(scope="module")
def theirs(learning_locker: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=learning_locker, headers=HEADERS, trust_env=False) as client:
        yield client


@pytest.fixture(scope="module")
def ours() -> Iterator[httpx.Client]:
    with running() as (_, client):
        yield client


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_both_give_the_same_verdict(ours: httpx.Client, theirs: httpx.Client, case: Case) -> None:
    own, other = (client.post("statements", json=case.statement) for client in (ours, theirs))
    assert own.status_code == (200 if case.valid else 400)
    assert other.status_code == DIFFERENT.get(case.name, own.status_code), other.text


def test_the_table_of_differences_names_cases_that_there_are() -> None:
    assert DIFFERENT.keys() <= {case.name for case in CASES}


@pytest.fixture(params=["ours", "theirs"])
def client(request: pytest.FixtureRequest) -> httpx.Client:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, httpx.Client)
    return found


def put(client: httpx.Client, name: str, sent: object) -> int:
    return client.put("statements", params={"statementId": name}, json=sent).status_code


def test_the_same_again_is_taken_and_other_content_is_a_conflict(client: httpx.Client) -> None:
    name, sent = new_id(), statement(timestamp="2025-11-25T08:30:00.000Z")
    assert [put(client, name, sent), put(client, name, sent)] == [204, 204]
    assert put(client, name, statement("attempted")) == 409


def test_the_version_in_the_statement_is_no_other_content(client: httpx.Client) -> None:
    name, sent = new_id(), statement(timestamp="2025-11-25T08:30:00.000Z")
    assert [put(client, name, sent), put(client, name, sent | {"version": "1.0.0"})] == [204, 204]


def test_a_voided_statement_is_hidden(client: httpx.Client) -> None:
    name, registration = new_id(), new_id()
    put(client, name, statement(context={"registration": registration}))
    put(client, new_id(), statement("voided") | {"object": {"objectType": "StatementRef", "id": name}})
    assert client.get("statements", params={"statementId": name}).status_code == 404
    assert client.get("statements", params={"voidedStatementId": name}).json()["id"] == name


def test_the_newest_come_first_in_one_page(client: httpx.Client) -> None:
    names, registration = [new_id() for _ in range(12)], new_id()
    for name in names:
        put(client, name, statement(context={"registration": registration}))
    page = client.get("statements", params={"registration": registration, "limit": "50"}).json()
    assert [one["id"] for one in page["statements"]] == names[::-1] and page["more"] == ""


def test_a_preflight_needs_no_key_and_allows_what_a_course_sends(client: httpx.Client) -> None:
    wanted = "authorization,content-type,x-experience-api-version,if-match"
    headers = {
        "Origin": "http://127.0.0.1:1",
        "Access-Control-Request-Method": "PUT",
        "Access-Control-Request-Headers": wanted,
    }
    answer = httpx.options(f"{client.base_url}statements", headers=headers, trust_env=False)
    allowed = answer.headers["access-control-allow-headers"].replace(" ", "").lower().split(",")
    assert answer.is_success and set(wanted.split(",")) <= set(allowed)


def test_the_alternate_syntax_is_taken(client: httpx.Client) -> None:
    headers = {name: client.headers[name] for name in ("Authorization", "X-Experience-API-Version")}
    sent = json.dumps(statement())
    form = {**headers, "Content-Type": "application/json", "statementId": new_id(), "content": sent}
    answer = httpx.post(f"{client.base_url}statements", params={"method": "PUT"}, data=form, trust_env=False)
    assert answer.status_code == 204
