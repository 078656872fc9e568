"""Statements in the LRS: stored, refused, voided, found page by page."""

from __future__ import annotations

import json
from collections.abc import Iterator

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctlc_scorm.lrs.query import Query
from ctlc_scorm.lrs.server import Lrs
from ctlc_scorm.lrs.statements import Statements
from ctlc_scorm.lrs.tables import connect
from tests.statements import CASES, Case
from tests.unit.lrs_client import ACTOR, AGENT, COURSE, codes, new_id, running, statement


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[Lrs, httpx.Client]]:
    with running() as pair:
        yield pair


@pytest.fixture
def client(server: tuple[Lrs, httpx.Client]) -> httpx.Client:
    server[0].core.wipe()
    return server[1]


def put(client: httpx.Client, sent: object, name: str) -> httpx.Response:
    return client.put("statements", params={"statementId": name}, json=sent)


def found(client: httpx.Client, **params: str) -> list[str]:
    answer = client.get("statements", params=params)
    assert answer.status_code == 200, answer.text
    return [one["id"] for one in answer.json()["statements"]]


def test_a_statement_is_put_and_read_back_with_what_the_lrs_sets(client: httpx.Client) -> None:
    name = new_id()
    assert put(client, statement(), name).status_code == 204
    answer = client.get("statements", params={"statementId": name})
    got = answer.json()
    assert got["id"] == name and got["actor"] == ACTOR and got["version"] == "1.0.0"
    assert got["stored"] == got["timestamp"] and got["authority"]["account"]["name"] == "preview"
    assert answer.headers["x-experience-api-version"] == "1.0.3"
    assert answer.headers["x-experience-api-consistent-through"] >= got["stored"]
    assert client.head("statements", params={"statementId": name}).content == b""


def test_the_same_again_is_fine_and_the_same_id_with_other_content_is_a_conflict(client: httpx.Client) -> None:
    name = new_id()
    assert put(client, statement(), name).status_code == 204
    assert put(client, statement(), name.upper()).status_code == 204
    assert put(client, statement(verb="attempted"), name).status_code == 409
    assert found(client) == [name]


def test_a_batch_is_kept_whole_or_not_at_all(client: httpx.Client) -> None:
    first = new_id()
    assert client.post("statements", json=[statement(id=first), statement()]).json()[0] == first
    refused = client.post("statements", json=[statement(id=new_id()), statement(id=first, verb="attempted")])
    assert refused.status_code == 409
    twice = new_id()
    again = client.post("statements", json=[statement(id=twice), statement(id=twice)])
    assert again.status_code == 400 and codes(again) == ["X027"]
    bad = client.post("statements", json=[statement(), statement(result={"score": {"scaled": 80}})])
    assert bad.status_code == 400 and codes(bad) == ["X013"] and "[1].result.score.scaled" in bad.text
    assert len(found(client)) == 2


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_corpus_gets_the_verdict_it_is_meant_to(client: httpx.Client, case: Case) -> None:
    answer = client.post("statements", json=case.statement)
    assert answer.status_code == (200 if case.valid else 400)
    assert case.valid or set(codes(answer)) == set(case.codes)


@pytest.mark.parametrize(
    ("method", "params", "body"),
    [
        ("PUT", {}, "{}"),
        ("PUT", {"statementId": "42"}, "{}"),
        ("PUT", {"statementId": "1d1a5d6e-6d8c-4c44-9d2c-0a1c5f4e2b11"}, "[]"),
        ("POST", {"statementId": "1d1a5d6e-6d8c-4c44-9d2c-0a1c5f4e2b11"}, "{}"),
        ("POST", {}, "{"),
        ("POST", {}, '{"result": {"score": {"scaled": NaN}}}'),
        ("GET", {"limit": "many"}, ""),
        ("GET", {"verb": "passed"}, ""),
        ("GET", {"agent": "{"}, ""),
        ("GET", {"agent": "{}"}, ""),
        ("GET", {"registration": "1"}, ""),
        ("GET", {"since": "yesterday"}, ""),
        ("GET", {"format": "short"}, ""),
        ("GET", {"ascending": "yes"}, ""),
        ("GET", {"statementID": "x"}, ""),
        ("GET", {"statementId": "1d1a5d6e-6d8c-4c44-9d2c-0a1c5f4e2b11", "verb": "a:b"}, ""),
    ],
)
def test_what_is_asked_wrongly_gets_400_with_words(
    client: httpx.Client, method: str, params: dict[str, str], body: str
) -> None:
    headers = {"content-type": "application/json"}
    answer = client.request(method, "statements", params=params, content=body, headers=headers)
    assert answer.status_code == 400 and answer.json()["error"]


def test_what_is_too_large_or_no_json_or_absent_says_so(client: httpx.Client) -> None:
    large = client.post("statements", json=statement(result={"response": "x" * (1 << 20)}))
    assert large.status_code == 413 and codes(large) == ["X023"]
    assert client.post("statements", content=b"x", headers={"content-type": "multipart/mixed"}).status_code == 400
    assert client.get("statements", params={"statementId": new_id()}).status_code == 404
    assert client.delete("statements").status_code == 405


def test_a_voided_statement_is_hidden_and_can_still_be_asked_for(client: httpx.Client) -> None:
    target, voiding = new_id(), new_id()
    reference = {"objectType": "StatementRef", "id": target}
    put(client, statement(), target)
    put(client, statement("voided") | {"object": reference}, voiding)
    assert found(client) == [voiding]
    assert client.get("statements", params={"statementId": target}).status_code == 404
    assert client.get("statements", params={"voidedStatementId": target}).json()["id"] == target
    put(client, statement("voided") | {"object": reference | {"id": voiding}}, new_id())
    assert client.get("statements", params={"statementId": voiding}).status_code == 200


def test_voiding_may_come_before_what_it_voids(client: httpx.Client) -> None:
    target = new_id()
    put(client, statement("voided") | {"object": {"objectType": "StatementRef", "id": target}}, new_id())
    put(client, statement(), target)
    assert client.get("statements", params={"voidedStatementId": target}).status_code == 200


def test_statements_are_found_by_what_they_mention(client: httpx.Client) -> None:
    registration, about, near, other = new_id(), new_id(), new_id(), new_id()
    grouping = {"contextActivities": {"grouping": [{"id": COURSE}]}, "registration": registration}
    put(client, statement("completed"), about)
    put(client, statement(thing=f"{COURSE}/page", context=grouping), near)
    put(client, statement(thing="urn:x:1") | {"actor": {"mbox": "mailto:ben@district.example"}}, other)
    assert found(client, activity=COURSE) == [about]
    assert found(client, activity=COURSE, related_activities="true") == [near, about]
    assert found(client, registration=registration.upper()) == [near]
    assert found(client, verb="http://adlnet.gov/expapi/verbs/completed") == [about]
    assert found(client, agent=AGENT) == [near, about]
    assert found(client, agent=AGENT, ascending="true", limit="1") == [about]


def test_groups_instructors_and_references_are_found(client: httpx.Client) -> None:
    grouped, taught, referring = new_id(), new_id(), new_id()
    ben = {"mbox": "mailto:ben@district.example"}
    put(client, statement() | {"actor": {"objectType": "Group", "member": [ben]}}, grouped)
    put(client, statement(context={"instructor": ben}), taught)
    put(client, statement("liked") | {"object": {"objectType": "StatementRef", "id": grouped}}, referring)
    assert found(client, agent=json.dumps(ben)) == [referring, grouped]
    assert found(client, agent=json.dumps(ben), related_agents="true") == [referring, taught, grouped]


def test_since_is_exclusive_and_until_inclusive(client: httpx.Client) -> None:
    names = [new_id() for _ in range(3)]
    for name in names:
        put(client, statement(), name)
    middle = client.get("statements", params={"statementId": names[1]}).json()["stored"]
    assert found(client, since=middle) == [names[2]]
    assert found(client, until=middle) == [names[1], names[0]]


def test_ids_and_canonical_are_formats(client: httpx.Client) -> None:
    definition = {"name": {"en": "Course", "es": "Curso"}}
    context = {"contextActivities": {"parent": [{"id": f"{COURSE}/m", "definition": definition}]}}
    sent = statement(context=context) | {"object": {"id": COURSE, "definition": definition}}
    client.post("statements", json=sent)
    short = client.get("statements", params={"format": "ids"}).json()["statements"][0]
    assert short["object"] == {"id": COURSE} and short["context"]["contextActivities"]["parent"] == [
        {"id": f"{COURSE}/m"}
    ]
    spanish = {"Accept-Language": "de, es;q=0.8, en;q=0.1"}
    own = client.get("statements", params={"format": "canonical"}, headers=spanish).json()["statements"][0]
    assert own["object"]["definition"]["name"] == {"es": "Curso"}
    assert client.get("activities", params={"activityId": COURSE}).json()["definition"] == definition


def test_a_person_gathers_names(client: httpx.Client) -> None:
    for name in ("Ana", "Ana María", "Ana"):
        client.post("statements", json=statement() | {"actor": ACTOR | {"name": name}})
    person = client.get("agents", params={"agent": AGENT}).json()
    assert person == {"objectType": "Person", "name": ["Ana", "Ana María"], "account": [ACTOR["account"]]}


def test_the_more_link_leads_through_all_pages(client: httpx.Client) -> None:
    names = [new_id() for _ in range(7)]
    client.post("statements", json=[statement(id=name) for name in names])
    got, page = list[str](), client.get("statements", params={"limit": "3", "activity": COURSE}).json()
    while True:
        got += [one["id"] for one in page["statements"]]
        if not page["more"]:
            break
        assert page["more"].startswith("/xapi/statements?")
        page = client.get(str(client.base_url.join(page["more"]))).json()
    assert got == names[::-1]


@given(st.integers(0, 40), st.integers(1, 9), st.booleans(), st.data())
def test_pages_hold_every_statement_once_in_order_even_when_more_come_meanwhile(
    count: int, limit: int, ascending: bool, data: st.DataObject
) -> None:
    store = Statements(connect())
    names = store.save([statement() for _ in range(count)])
    got, after = list[str](), ""
    while True:
        page = store.find(Query(limit=limit, ascending=ascending, after=after))
        got += [row["id"] for row in page.rows]
        after = page.last
        if not after:
            break
        new = store.save([statement() for _ in range(data.draw(st.integers(0, 1)))])
        names += new if ascending else []
    assert got == (names if ascending else names[:count][::-1])


def test_the_alternate_syntax_says_everything_in_a_form(client: httpx.Client) -> None:
    name = new_id()
    headers = {"Authorization": client.headers["authorization"], "X-Experience-API-Version": "1.0.3"}
    form = {**headers, "Content-Type": "application/json", "statementId": name, "content": json.dumps(statement())}
    with httpx.Client(base_url=client.base_url, trust_env=False) as bare:
        assert bare.post("statements?method=PUT", data=form).status_code == 204
        got = bare.post("statements?method=GET", data={**headers, "statementId": name})
        assert got.json()["id"] == name
        assert bare.post("statements?method=PUT&statementId=1", data=form).status_code == 400
        assert bare.post("statements?method=PUT", data={"statementId": name}).status_code == 400
