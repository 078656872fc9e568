"""`ctlc-scorm lrs check`: can this LRS take our courses, and what is to be asked of its administrator?"""

from __future__ import annotations

from http.client import HTTPException
from urllib.parse import urlsplit

import httpx

from ctlc_scorm.lrs import probes
from ctlc_scorm.lrs.visit import Row, Visit

TIMEOUT = 20.0


class Unreachable(Exception):  # noqa: N818 (an outcome, not a fault of ours)
    """There is no LRS to talk to."""


def check(endpoint: str, key: str, secret: str, read_only: bool = False) -> list[Row]:
    """Every row of the table."""
    if not is_address(endpoint):
        raise Unreachable(f"{endpoint} is no address: it must begin with https://")
    with httpx.Client(timeout=TIMEOUT, follow_redirects=False) as client:
        visit = Visit(endpoint.rstrip("/") + "/", key, secret, client)
        try:
            run(visit, read_only)
        except (httpx.HTTPError, HTTPException, OSError) as error:
            raise Unreachable(f"{visit.endpoint} does not answer: {error or type(error).__name__}") from error
        return visit.rows


def is_address(endpoint: str) -> bool:
    try:
        url = urlsplit(endpoint)
        httpx.URL(endpoint)
    except (httpx.InvalidURL, ValueError):
        return False
    return url.scheme in ("http", "https") and bool(url.hostname)


def run(visit: Visit, read_only: bool) -> None:
    probes.connection(visit)
    probes.version(visit)
    may = probes.access(visit)
    probes.preflights(visit)
    if may and not read_only:
        probes.statements(visit)
        probes.state(visit)
        probes.paging(visit)
        probes.voiding(visit)


def as_text(rows: list[Row]) -> str:
    """The table, and what to ask."""
    width = max(len(row.what) for row in rows)
    lines = [f"{row.what:<{width}}  {row.result:<7}  {row.found}" for row in rows]
    asks = list(dict.fromkeys(row.ask for row in rows if row.ask))
    if asks:
        lines += ["", "Ask the administrator of the LRS:", *(f"  {at}. {ask}" for at, ask in enumerate(asks, 1))]
    return "\n".join([*lines, "", verdict(rows)])


def failed(rows: list[Row]) -> bool:
    return any(row.result == "no" for row in rows)


def verdict(rows: list[Row]) -> str:
    if failed(rows):
        return "This LRS cannot take a course as it is."
    if any(row.result == "in part" for row in rows):
        return "This LRS can take a course, with less safety."
    return "This LRS can take a course."
