"""cmi5 sessions: tokens, launch data, order, modes, what is satisfied; and the LMSs that do otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import Any, Protocol

import httpx
import pytest

from ctlc_scorm.lrs.launch import LaunchSite
from ctlc_scorm.lrs.server import Lrs
from ctlc_scorm.rules.statements import statement_faults
from tests.unit.cmi5_unit import Unit
from tests.unit.launch_packages import cmi5
from tests.unit.lrs_client import codes, new_id

ONE, TWO = "https://district.example/one", "https://district.example/two"
Open = Callable[[str], LaunchSite]


class Launch(Protocol):
    def __call__(self, site: LaunchSite, au: str = TWO, mode: str = "Normal") -> Unit: ...


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """A launch site as the persona has it, opened once."""
    opened: dict[str, LaunchSite] = {}
    package = cmi5(tmp_path_factory.mktemp("package"))
    with ExitStack() as stack:

        def enter(persona: str) -> LaunchSite:
            if persona not in opened:
                lrs = stack.enter_context(Lrs())
                opened[persona] = stack.enter_context(LaunchSite(package, lrs, persona))
            return opened[persona]

        yield enter


@pytest.fixture
def site(sites: Open) -> Open:
    """The site with nothing in its LRS, and a learner who has just enrolled."""

    def fresh(persona: str) -> LaunchSite:
        found = sites(persona)
        found.lrs.core.wipe()
        found.lrs.core.behaviour = found.persona.behaviour
        found.enrol()
        return found

    return fresh


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False) as client:
        yield client


@pytest.fixture
def launched(client: httpx.Client) -> Launch:
    """A unit that was launched and not opened."""
    return lambda site, au=TWO, mode="Normal": Unit(client, site.launch(au, mode).url)


@pytest.fixture
def unit(launched: Launch) -> Launch:
    """A unit that was launched and opened."""

    def make(site: LaunchSite, au: str = TWO, mode: str = "Normal") -> Unit:
        made = launched(site, au, mode)
        made.open()
        return made

    return make


def verbs(site: LaunchSite) -> list[str]:
    return [one["verb"]["id"].rpartition("/")[2] for one in site.lrs.statements()]


def test_the_token_comes_once_and_names_the_fault_after_that(site: Open, launched: Launch) -> None:
    made = launched(site("cmi5"))
    assert set(made.fetch().json()) == {"auth-token"}
    again = made.fetch()
    assert again.status_code == 200 and again.json()["error-code"] == "1"
    assert made.client.get(made.params["fetch"]).status_code == 405
    none = made.client.post(made.params["fetch"].rpartition("/")[0] + "/none")
    assert none.json()["error-code"] == "2"


def test_the_launch_data_says_what_the_course_structure_says(site: Open, unit: Launch) -> None:
    opened = site("cmi5")
    made = unit(opened)
    session = opened.launch(ONE).session
    assert made.data["moveOn"] == "Passed" and made.data["masteryScore"] == 0.8 and made.data["launchMode"] == "Normal"
    assert made.data["launchParameters"] == "p" and made.data["returnURL"] == f"{opened.origin}/returned"
    assert made.data["contextTemplate"]["contextActivities"]["grouping"][0]["id"] == TWO
    assert made.params["activityId"] not in (TWO, ONE) and session
    write = made.state_of("LMS.LaunchData", "PUT", json={})
    assert write.status_code == 403


@pytest.mark.parametrize("persona", ["cmi5", "cmi5-strict"])
def test_a_whole_course_is_satisfied_from_within(site: Open, unit: Launch, persona: str) -> None:
    opened = site(persona)
    first, second = unit(opened, ONE), None
    assert [first.tell(verb) for verb in ("initialized", "completed", "terminated")] == [204, 204, 204]
    second = unit(opened)
    score = {"scaled": 0.9, "raw": 9, "min": 0, "max": 10}
    assert second.tell("initialized") == 204
    assert second.tell("experienced", defined=False) == 204
    assert second.put(second.statement("passed", score=score)).status_code == 204
    assert second.tell("terminated") == 204
    launches = ["launched", "initialized", "completed", "satisfied", "terminated"]
    assert verbs(opened) == [*launches, "launched", "initialized", "experienced", "passed", "satisfied", "terminated"]
    assert opened.verdict(ONE).status == "completed"
    assert (opened.verdict(TWO).status, opened.verdict(TWO).score) == ("passed", 0.9)
    assert all(not statement_faults(clean(one)) for one in opened.lrs.statements())


def clean(stored: dict[str, Any]) -> dict[str, Any]:
    return {name: part for name, part in stored.items() if name not in ("stored", "authority")}


def test_a_second_launch_ends_the_first(site: Open, unit: Launch) -> None:
    opened = site("cmi5")
    first = unit(opened)
    first.tell("initialized")
    second = unit(opened)
    assert verbs(opened) == ["launched", "initialized", "abandoned", "launched"]
    refused = first.put(first.statement("terminated"))
    assert refused.status_code == 403 and codes(refused) == ["X107"]
    assert second.tell("initialized") == 204


def test_a_statement_sent_again_is_fine_even_when_the_session_is_over(site: Open, unit: Launch) -> None:
    made = unit(site("cmi5-strict"))
    sent = made.statement("initialized")
    made.put(sent)
    made.tell("terminated")
    assert made.put(sent).status_code == 204


def test_without_preferences_read_catapult_takes_nothing(site: Open, launched: Launch) -> None:
    made = launched(site("cmi5-strict"))
    made.open(preferences=False)
    assert made.tell("initialized") == 403
    assert made.preferences().status_code == 404
    assert made.preferences("PUT", json={}).status_code == 403
    assert made.tell("initialized") == 204
    assert made.call("POST", "statements?method=PUT", data={"statementId": new_id()}).status_code == 400


Change = Callable[[dict[str, Any]], object]


def changed(sent: dict[str, Any], change: Change) -> dict[str, Any]:
    change(sent)
    return sent


FAULTS: dict[str, tuple[str, str, Change]] = {
    "X101": ("initialized", "other actor", lambda one: one["actor"].pop("name")),
    "X102": ("initialized", "other registration", lambda one: one["context"].update(registration=new_id())),
    "X103": (
        "initialized",
        "template",
        lambda one: one["context"]["contextActivities"]["grouping"].insert(0, {"id": ONE}),
    ),
    "X104": ("initialized", "other object", lambda one: one["object"].update(id=TWO)),
    "X105": ("initialized", "no timestamp", lambda one: one.pop("timestamp")),
    "X111": (
        "initialized",
        "moveon",
        lambda one: one["context"]["contextActivities"]["category"].append(
            {"id": "https://w3id.org/xapi/cmi5/context/categories/moveon"}
        ),
    ),
    "X112": ("initialized", "a result", lambda one: one.update(result={"completion": True})),
    "X116": (
        "initialized",
        "a foreign verb",
        lambda one: one["verb"].update(id="http://adlnet.gov/expapi/verbs/launched"),
    ),
}


@pytest.mark.parametrize("code", FAULTS)
def test_catapult_refuses_what_is_not_as_the_launch_said(site: Open, unit: Launch, code: str) -> None:
    made = unit(site("cmi5-strict"))
    verb, _, change = FAULTS[code]
    refused = made.put(changed(made.statement(verb), change))
    assert refused.status_code == 403 and code in codes(refused)
    assert made.tell("initialized") == 204


@pytest.mark.parametrize(
    ("before", "verb", "result", "code"),
    [
        ([], "terminated", {}, "X106"),
        (["initialized"], "initialized", {}, "X108"),
        (["initialized", "failed"], "passed", {}, "X109"),
        (["initialized"], "passed", {"score": {"scaled": 0.5}}, "X114"),
        (["initialized"], "failed", {"score": {"scaled": 0.9}}, "X114"),
        (["initialized"], "failed", {"score": {"scaled": -0.1}}, "X113"),
        (["initialized"], "failed", {"score": {"scaled": 0.1, "raw": 1}}, "X113"),
        (["initialized"], "completed", {"duration": 0}, ""),
        (["initialized"], "completed", {"success": True}, "X112"),
        (
            ["initialized"],
            "completed",
            {"extensions": {"https://w3id.org/xapi/cmi5/result/extensions/progress": 100}},
            "X117",
        ),
    ],
)
def test_catapult_refuses_what_comes_in_the_wrong_order_or_with_a_wrong_result(
    site: Open, unit: Launch, before: list[str], verb: str, result: dict[str, Any], code: str
) -> None:
    made = unit(site("cmi5-strict"))
    assert [made.tell(one) for one in before] == [204] * len(before)
    refused = made.put(made.statement(verb, **result))
    assert refused.status_code == (403 if code else 400)
    assert codes(refused) == [code or "X003"]


def test_a_batch_is_judged_in_its_order(site: Open, unit: Launch) -> None:
    made = unit(site("cmi5-strict"))
    batch = [made.statement("initialized"), made.statement("experienced", defined=False), made.statement("terminated")]
    assert made.call("POST", "statements", json=[batch[0], batch[2], batch[1]]).status_code == 403
    assert made.call("POST", "statements", json=batch).status_code == 200


def test_outcomes_come_once_in_a_registration_and_not_without_credit(site: Open, unit: Launch) -> None:
    opened = site("cmi5-strict")
    made = unit(opened)
    assert [made.tell(verb) for verb in ("initialized", "completed", "terminated")] == [204] * 3
    again = unit(opened)
    again.tell("initialized")
    refused = again.put(again.statement("completed"))
    assert codes(refused) == ["X110"]
    again.tell("passed")
    look = unit(opened)
    assert look.data["launchMode"] == "Review"
    look.tell("initialized")
    assert codes(look.put(look.statement("failed"))) == ["X115", "X109"]
    browse = unit(opened, ONE, "Browse")
    browse.tell("initialized")
    assert codes(browse.put(browse.statement("completed"))) == ["X115"]


def test_open_edx_drops_posts_and_all_state_but_one(site: Open, unit: Launch) -> None:
    opened = site("openedx-cmi5")
    made = unit(opened)
    assert made.params["activityId"] == "https://district.example/course" and "moveOn" not in made.data
    assert made.fetch().json().keys() == {"auth-token"}
    assert made.call("POST", "statements", json=made.statement("initialized")).json() == {"success": True}
    assert verbs(opened) == ["launched"]
    assert made.state_of("bookmark", "PUT", json={}).status_code == 200
    assert made.state_of("suspendData").json() == {}
    assert made.state_of("suspendData", "PUT", json={"a": 1}).status_code == 204
    assert made.state_of("suspendData").json() == {"a": 1}
    assert made.tell("initialized") == 204
    page = made.statement("experienced", defined=False) | {"verb": {"id": "urn:x:y", "display": {"en": "passed"}}}
    made.put(page)
    assert (opened.verdict(TWO).status, opened.verdict(TWO).score) == ("passed", 1.0)
    made.tell("failed")
    assert opened.verdict(TWO).status == "passed"


def test_bylight_goes_by_the_verb_alone(site: Open, unit: Launch) -> None:
    opened = site("bylight")
    made = unit(opened)
    assert made.params["activityId"] == TWO
    made.tell("initialized")
    sent = made.statement("completed", defined=False)
    made.put(sent)
    assert opened.verdict(TWO).status == "completed"
    assert made.put(sent).status_code == 400
    no_id = made.statement("experienced", defined=False)
    name = no_id.pop("id")
    assert made.call("PUT", "statements", params={"statementId": name}, json=no_id).status_code == 400
    assert made.call("GET", "about").status_code == 400
    assert made.fetch().status_code == 401
    batch = [made.statement("experienced", defined=False), {"actor": {}}]
    assert made.call("POST", "statements", json=batch).status_code == 400
    assert verbs(opened).count("experienced") == 1


def test_a_token_that_someone_else_fetched(site: Open, launched: Launch) -> None:
    opened = site("cmi5")
    opened.lrs.core.behaviour = replace(opened.lrs.core.behaviour, token_used=True)
    assert launched(opened).fetch().json()["error-code"] == "1"
