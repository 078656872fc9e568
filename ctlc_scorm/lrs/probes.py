"""What `lrs check` tries: each probe notes rows of the table."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import httpx
from tincan import Activity, Agent, Statement, StatementRef, Verb

from ctlc_scorm.lrs.visit import ACTIVITY, ACTOR, ORIGIN, VERSION, Visit, said

SENT = ("authorization", "content-type", "x-experience-api-version")
ETAGS = ("if-match", "if-none-match")


def connection(visit: Visit) -> None:
    url = httpx.URL(visit.endpoint)
    safe = url.scheme == "https" or url.host in ("127.0.0.1", "localhost")
    visit.note(
        "encrypted", safe, url.scheme, "Offer the LRS by https: browsers block http from a page of an https LMS."
    )


def version(visit: Visit) -> None:
    answer = visit.bare("GET", "about", headers={"X-Experience-API-Version": VERSION})
    known = [str(one) for one in record(answer).get("version", [])]
    found = ", ".join(known) or said(answer)
    ours = any(one.startswith("1.0") for one in known)
    visit.note("version", ours, found, "Does the LRS speak xAPI 1.0.3, and is /about open? The course sends 1.0.3.")


def record(answer: httpx.Response) -> dict[str, Any]:
    """The JSON object of an answer; empty if it is none."""
    try:
        found = answer.json() if answer.is_success else {}
    except ValueError:
        found = {}
    return found if isinstance(found, dict) else {}


def access(visit: Visit) -> bool:
    """Whether the key opens the door."""
    answer = visit.ask("GET", "statements", params={"limit": "1"})
    visit.note("key", answer.is_success, said(answer), "Which key and secret may read and write statements and State?")
    closed = visit.bare("GET", "statements", params={"limit": "1"}, headers={"X-Experience-API-Version": VERSION})
    shut = closed.status_code in (401, 403)
    visit.note(
        "closed without key", shut, said(closed), "Why does the LRS answer without a key? Records of staff are open."
    )
    return answer.is_success


def preflights(visit: Visit) -> None:
    """What a browser asks before it lets a page of another site send anything."""
    for resource in ("statements", "activities/state"):
        preflight(visit, resource)
    answer = visit.ask("GET", "statements", params={"limit": "1"}, headers={"Origin": ORIGIN})
    origin = answer.headers.get("access-control-allow-origin", "none")
    visit.note(
        "answers readable",
        origin in ("*", ORIGIN),
        f"allow-origin: {origin}",
        "Send Access-Control-Allow-Origin on all answers.",
    )
    exposed = words(answer.headers.get("access-control-expose-headers", ""))
    told = "exposed" if exposed & {"etag", "*"} else "not exposed"
    ask = "Expose ETag (Access-Control-Expose-Headers): without it, two devices overwrite each other's progress."
    visit.note("ETag readable", "yes" if told == "exposed" else "in part", told, ask)


def preflight(visit: Visit, resource: str) -> None:
    headers = {
        "Origin": ORIGIN,
        "Access-Control-Request-Method": "PUT",
        "Access-Control-Request-Headers": ",".join((*SENT, *ETAGS)),
    }
    answer = visit.bare("OPTIONS", resource, headers=headers)
    methods, allowed = (
        words(answer.headers.get(f"access-control-allow-{name}", "")) for name in ("methods", "headers")
    )
    origin = answer.headers.get("access-control-allow-origin", "")
    missing = [name for name in SENT if name not in allowed] + ([] if methods & {"put", "*"} else ["PUT"])
    good = answer.is_success and origin in ("*", ORIGIN) and not missing
    found = f"{answer.status_code}, origin {origin or 'none'}" + (f", without {', '.join(missing)}" if missing else "")
    ask = (
        "Answer OPTIONS without a key, with 2xx and no redirect, and allow the LMS's origin, PUT and the headers named."
    )
    visit.note(f"preflight {resource}", good, found, ask)
    if good and not set(ETAGS) <= allowed:
        visit.note(
            f"ETags {resource}", "in part", "If-Match is not allowed", "Allow If-Match and If-None-Match in preflights."
        )


def words(header: str) -> set[str]:
    return {one.strip().lower() for one in header.split(",") if one.strip()}


def statements(visit: Visit) -> None:
    """Saved by tincan, read back, sent again, changed, and one that must be refused."""
    name = str(uuid4())
    visit.written.append(name)
    sent = Statement(
        id=name,
        actor=Agent(account=ACTOR["account"]),
        verb=Verb(id="http://adlnet.gov/expapi/verbs/experienced", display={"en": "experienced"}),
        object=Activity(id=ACTIVITY),
    )
    saved = visit.remote().save_statement(sent)
    visit.note("statement saved", saved.success, str(saved.response.status), "May this key write statements?")
    got = later(lambda: visit.ask("GET", "statements", params={"statementId": name}))
    visit.note("statement read", got.is_success, said(got), "May this key read statements?")
    resent(visit)
    bad = visit.put(visit.statement(str(uuid4()), result={"score": {"scaled": 80}}))
    visit.note(
        "faults refused",
        "yes" if bad.status_code == 400 else "in part",
        said(bad),
        "Statements are not checked: is that meant?",
    )


def resent(visit: Visit) -> None:
    one = visit.statement(str(uuid4()))
    first, again = visit.put(one), visit.put(one)
    fine = first.is_success and (again.is_success or again.status_code == 409)
    found = f"{said(first)}, again {said(again)}"
    visit.note("sent again", fine, found, "A statement that is sent again after a broken connection must not fail.")
    other = visit.put(visit.statement(one["id"], "attempted"))
    ask = "Statements may be changed by sending their id again: is that meant?"
    visit.note("not changed", "yes" if other.status_code == 409 else "in part", said(other), ask)


def later(ask: Callable[[], httpx.Response], limit: float = 5.0) -> httpx.Response:
    """What is asked, until it succeeds: an LRS may need a moment."""
    end = time.monotonic() + limit
    while True:
        answer = ask()
        if answer.is_success or time.monotonic() > end:
            return answer
        time.sleep(0.25)


def state(visit: Visit) -> None:
    """Saved, read and deleted without tincan, whose save_state leaves out the registration and sends twice."""
    sent = b'{"pages": [1]}'
    saved = visit.state("PUT", content=sent, headers={"Content-Type": "application/json"})
    visit.note("State saved", saved.is_success, said(saved), "May this key write State (activities/state)?")
    got = visit.state("GET")
    same = got.is_success and got.content == sent
    visit.note("State read", same, said(got), "State must come back as it was sent, or progress is lost.")
    if saved.is_success:
        etags(visit, got.headers.get("etag", ""))
    gone = visit.state("DELETE")
    visit.note("State deleted", gone.is_success or gone.status_code == 404, said(gone), "May this key delete State?")


def etags(visit: Visit, etag: str) -> None:
    ask = "Are ETags kept on State (If-Match)? Without them, two devices overwrite each other's progress."
    stale = visit.state("PUT", json={"pages": []}, headers={"If-Match": '"0"'})
    fresh = visit.state("PUT", json={"pages": [1, 2]}, headers={"If-Match": etag or "*"})
    kept = bool(etag) and stale.status_code in (409, 412) and fresh.is_success
    found = f"ETag {etag or 'none'}, stale {stale.status_code}, fresh {fresh.status_code}"
    visit.note("ETags", "yes" if kept else "in part", found, ask)
    without = visit.state("PUT", json={"pages": [1]})
    ask = "State can be written only with If-Match: then preflights must allow it."
    visit.note("State without ETag", "yes" if without.is_success else "in part", said(without), ask)


def paging(visit: Visit) -> None:
    """Three statements in pages of two, oldest first."""
    names = [str(uuid4()) for _ in range(3)]
    for name in names:
        visit.put(visit.statement(name, "attempted"))
    params = {"registration": visit.registration, "verb": "http://adlnet.gov/expapi/verbs/attempted"}
    got = pages(visit, params | {"limit": "2", "ascending": "true"})
    ask = "Paging (`more`) must give every statement once; reports read the LRS page by page."
    visit.note("paging", got == names, f"{len(got)} of {len(names)} in pages of 2", ask)
    answer = visit.ask("GET", "statements", params={"limit": "1"})
    through = answer.headers.get("x-experience-api-consistent-through", "")
    visit.note(
        "consistent through", "yes" if through else "in part", through or "no header", "Reports then read with a delay."
    )


def pages(visit: Visit, params: dict[str, str]) -> list[str]:
    got: list[str] = []
    answer = visit.ask("GET", "statements", params=params)
    for _ in range(10):
        page = record(answer)
        got += [one["id"] for one in page.get("statements", [])]
        if not page.get("more"):
            break
        answer = visit.ask("GET", page["more"])
    return got


def voiding(visit: Visit) -> None:
    """Takes back what was written."""
    done = [void(visit, name) for name in visit.written]
    visit.note("voiding", all(done), f"{sum(done)} of {len(done)}", "The statements of this check could not be voided.")


def void(visit: Visit, name: str) -> bool:
    """Whether the statement is voided, or was never stored."""
    there = visit.ask("GET", "statements", params={"statementId": name}).is_success
    if not there:
        return True
    verb = Verb(id="http://adlnet.gov/expapi/verbs/voided", display={"en": "voided"})
    sent = Statement(actor=Agent(account=ACTOR["account"]), verb=verb, object=StatementRef(id=name))
    return bool(visit.remote().save_statement(sent).success)
