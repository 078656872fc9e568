"""Faults by switch, as a client meets them."""

from __future__ import annotations

import time
from collections.abc import Iterator

import httpx
import pytest

from ctlc_scorm.lrs.faults import Fault, parse
from ctlc_scorm.lrs.server import Lrs
from tests.unit.lrs_client import new_id, running, statement


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[Lrs, httpx.Client]]:
    with running() as pair:
        yield pair


@pytest.fixture
def lrs(server: tuple[Lrs, httpx.Client]) -> Iterator[Lrs]:
    server[0].core.wipe()
    yield server[0]
    server[0].core.faults.clear()


@pytest.fixture
def client(server: tuple[Lrs, httpx.Client], lrs: Lrs) -> httpx.Client:
    return server[1]


@pytest.mark.parametrize("status", [401, 409, 412, 429, 500])
def test_a_status_comes_after_so_many_and_so_often(lrs: Lrs, client: httpx.Client, status: int) -> None:
    lrs.core.faults.append(Fault(status=status, after=1, times=2, resource="statements", methods="POST"))
    got = [client.post("statements", json=statement()).status_code for _ in range(4)]
    assert got == [200, status, status, 200]
    assert client.get("statements").status_code == 200
    assert len(lrs.statements()) == 2
    assert [heard.status for heard in lrs.core.heard] == [*got, 200]


def test_it_may_be_told_to_wait(lrs: Lrs, client: httpx.Client) -> None:
    lrs.core.faults.append(Fault(status=429, times=1))
    assert client.get("statements").headers["retry-after"] == "1"


def test_a_request_may_be_served_and_answered_as_if_not(lrs: Lrs, client: httpx.Client) -> None:
    lrs.core.faults.append(Fault(status=500, served=True, times=1))
    assert client.post("statements", json=statement()).status_code == 500
    assert len(lrs.statements()) == 1


@pytest.mark.parametrize(("drop", "kept"), [("request", 0), ("answer", 1)])
def test_the_connection_ends_before_or_after_the_request_is_served(
    lrs: Lrs, client: httpx.Client, drop: str, kept: int
) -> None:
    lrs.core.faults.append(parse(f"drop={drop},times=1"))
    name, sent = new_id(), statement()
    with pytest.raises(httpx.TransportError):
        client.put("statements", params={"statementId": name}, json=sent)
    assert len(lrs.statements()) == kept
    assert client.put("statements", params={"statementId": name}, json=sent).status_code == 204
    assert len(lrs.statements()) == 1


def test_answers_may_come_late_and_preflights_do_not(lrs: Lrs, client: httpx.Client) -> None:
    lrs.core.faults.append(Fault(delay=0.2))
    began = time.monotonic()
    client.options("statements")
    assert time.monotonic() - began < 0.2
    client.get("statements")
    assert time.monotonic() - began >= 0.2


def test_faults_are_read_from_the_command_line() -> None:
    assert parse("status=401,after=3,resource=statements") == Fault(status=401, after=3, resource="statements")
    assert parse("delay=0.5,served=true") == Fault(delay=0.5, served=True)
    with pytest.raises(ValueError, match="there is no 'when' in a fault"):
        parse("when=now")
