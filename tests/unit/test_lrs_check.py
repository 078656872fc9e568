"""`ctlc-scorm lrs check` and `ctlc-scorm lrs serve`."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from ctlc_scorm.cli import main
from ctlc_scorm.lrs.behaviour import STANDARD, Behaviour
from ctlc_scorm.lrs.check import check
from ctlc_scorm.lrs.commands import PERSONAS as NAMED
from ctlc_scorm.lrs.faults import Fault
from ctlc_scorm.lrs.launch import LaunchSite
from ctlc_scorm.lrs.personas import PERSONAS
from ctlc_scorm.lrs.server import Lrs
from ctlc_scorm.lrs.visit import Row
from tests.learning_locker import free_port
from tests.unit.launch_packages import cmi5, tincan
from tests.unit.lrs_client import running


@pytest.fixture(scope="module")
def server() -> Iterator[Lrs]:
    with running() as (lrs, _):
        yield lrs


@pytest.fixture
def lrs(server: Lrs, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lrs]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    server.core.wipe()
    yield server
    server.core.behaviour = STANDARD
    server.core.faults.clear()


def rows(lrs: Lrs, key: str = "preview", read_only: bool = False) -> dict[str, Row]:
    return {row.what: row for row in check(lrs.endpoint, key, "preview", read_only)}


def lacking(found: dict[str, Row]) -> dict[str, str]:
    return {what: row.result for what, row in found.items() if row.result != "yes"}


def test_our_own_lrs_can_take_a_course_and_keeps_nothing_of_the_check(lrs: Lrs) -> None:
    found = rows(lrs)
    assert lacking(found) == {} and len(found) > 15
    assert {one["verb"]["id"].rpartition("/")[2] for one in lrs.statements()} == {"voided"}
    assert lrs.core.base.execute("SELECT count(*) FROM document").fetchone()[0] == 0


@pytest.mark.parametrize(
    ("behaviour", "expected"),
    [
        (replace(STANDARD, etag_exposed=False), {"ETag readable": "in part"}),
        (
            replace(STANDARD, preflight_etags=False),
            {"ETags statements": "in part", "ETags activities/state": "in part"},
        ),
        (replace(STANDARD, state_needs_etag=True), {"State without ETag": "in part"}),
        (replace(STANDARD, about=False), {"version": "no"}),
        (replace(STANDARD, resent=400), {"sent again": "no"}),
    ],
    ids=["etag hidden", "no etag in preflights", "etag needed", "no about", "resent refused"],
)
def test_what_an_lrs_lacks_is_named_with_what_to_ask(lrs: Lrs, behaviour: Behaviour, expected: dict[str, str]) -> None:
    lrs.core.behaviour = behaviour
    found = rows(lrs)
    assert lacking(found) == expected
    assert all(found[what].ask for what in expected)


def test_a_wrong_key_ends_the_check_early(lrs: Lrs) -> None:
    found = rows(lrs, key="other")
    assert lacking(found) == {"key": "no"}
    assert "State saved" not in found and "401" in found["key"].found


def test_read_only_writes_nothing(lrs: Lrs) -> None:
    assert "State saved" not in rows(lrs, read_only=True)
    assert {heard.method for heard in lrs.core.heard} == {"GET", "OPTIONS"}


def test_state_that_cannot_be_written_is_a_no(lrs: Lrs) -> None:
    lrs.core.faults.append(Fault(status=500, resource="activities/state"))
    assert lacking(rows(lrs))["State saved"] == "no"


def test_a_service_of_statements_alone_is_told_from_an_lrs(learning_locker: str, lrs: Lrs) -> None:
    found = {row.what: row for row in check(learning_locker, "any", "thing")}
    assert found["statement saved"].result == found["paging"].result == found["voiding"].result == "yes"
    assert found["State saved"].result == found["closed without key"].result == "no"


def test_the_command_prints_the_table_and_what_to_ask(lrs: Lrs) -> None:
    run = CliRunner().invoke(
        main, ["lrs", "check", lrs.endpoint.rstrip("/"), "--key", "preview", "--secret", "preview"]
    )
    assert run.exit_code == 0 and "This LRS can take a course." in run.output
    lrs.core.behaviour = replace(STANDARD, etag_exposed=False)
    asked = ["lrs", "check", lrs.endpoint, "--key", "preview"]
    part = CliRunner().invoke(main, asked, env={"LRS_SECRET": "preview"})
    assert part.exit_code == 0 and "with less safety" in part.output and "  1. Expose ETag" in part.output
    wrong = CliRunner().invoke(main, [*asked, "--secret", "x", "--output", "json"])
    assert wrong.exit_code == 1
    assert {"what", "result", "found", "ask"} == set(json.loads(wrong.output)[0])


def test_nobody_there_is_said_plainly(lrs: Lrs) -> None:
    run = CliRunner().invoke(main, ["lrs", "check", f"http://127.0.0.1:{free_port()}/"])
    assert run.exit_code == 2 and "does not answer" in run.output


@pytest.mark.parametrize("endpoint", ["lrs.district.example", "http://", "ftp://lrs.example/", "http://["])
def test_an_endpoint_that_is_no_address_is_said_plainly(endpoint: str) -> None:
    run = CliRunner().invoke(main, ["lrs", "check", endpoint])
    assert run.exit_code == 2 and "is no address" in run.output


def test_a_site_that_is_no_lrs_gets_a_table_and_no_traceback(lrs: Lrs, tmp_path: Path) -> None:
    with LaunchSite(tincan(tmp_path), lrs) as site:
        run = CliRunner().invoke(main, ["lrs", "check", f"{site.origin}/content/"])
    assert run.exit_code == 1 and "This LRS cannot take a course as it is." in run.output


def test_the_command_line_knows_every_persona() -> None:
    assert list(NAMED) == list(PERSONAS)


def test_serve_runs_an_lrs_and_launches_a_package(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "ctlc_scorm",
        "lrs",
        "serve",
        str(tincan(tmp_path)),
        "--fault",
        "status=429,times=1",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            said = [process.stdout.readline().strip() for _ in range(3)]
            endpoint, url = said[0].rpartition(": ")[2], said[2].partition(": ")[2]
            assert "not for production" in said[0] and "<title>Course" in httpx.get(url, trust_env=False).text
            assert httpx.get(f"{endpoint}about", trust_env=False).status_code == 429
            assert "not for production" in httpx.get(f"{endpoint}about", trust_env=False).text
        finally:
            process.terminate()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["--fault", "when=now"], "there is no 'when' in a fault"),
        (["--persona", "cmi5", "tincan"], "finds no course"),
        (["--persona", "cmi5", "--au", "urn:x:none", "cmi5"], "has no unit"),
        (["--file", "/no/such/folder/lrs.sqlite"], "unable to open"),
        (["--port", "1", "--fault", "status=x"], "invalid literal"),
    ],
)
def test_what_cannot_be_served_is_said_plainly(tmp_path: Path, asked: list[str], words: str) -> None:
    packages = {"tincan": str(tincan(tmp_path)), "cmi5": str(cmi5(tmp_path))}
    given = [packages.get(word, word) if at == len(asked) - 1 else word for at, word in enumerate(asked)]
    run = CliRunner().invoke(main, ["lrs", "serve", *given])
    assert run.exit_code == 2 and words in run.output
