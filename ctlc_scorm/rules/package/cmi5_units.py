"""The assignable units of `cmi5.xml`: where they lead, and when they are done."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from urllib.parse import parse_qs, urlsplit

from ctlc_scorm.formats.xmltree import Element
from ctlc_scorm.rules.package import cmi5_unit_rules as rules
from ctlc_scorm.rules.package import ids
from ctlc_scorm.rules.package.cmi5_model import Structure
from ctlc_scorm.source.findings import Finding, Severity

MOVE_ON = ("NotApplicable", "Passed", "Completed", "CompletedAndPassed", "CompletedOrPassed")
PASSING = ("Passed", "CompletedAndPassed")
RESERVED = ("endpoint", "fetch", "actor", "registration", "activityId")
DATA = re.compile(rb'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)\Z")


def _urls(structure: Structure) -> Iterator[Finding]:
    for url in structure.named("url"):
        yield from _url(structure, url)


def _url(structure: Structure, url: Element) -> Iterator[Finding]:
    text = url.text.strip()
    if url.text != text:
        yield rules.URL_SPACE.at(url.span, "white space stands around the address")
    if not _parses(text):
        yield rules.BAD_URL.at(url.span, f"`{text}` is not an address" if text else "the address is empty")
        return
    yield from _query(url, text)
    if ids.is_foreign(text):
        yield from _elsewhere(structure, url, text)
    elif structure.bare:
        yield rules.BARE_RELATIVE.at(url.span, f"`{text}` leads to a file, and there are none")
    elif why := _outside(structure, text):
        yield rules.UNSAFE_PATH.at(url.span, f"`{text}` {why}")
    elif "#" in text or text.partition("?")[0] not in structure.package.files:
        what = "has a fragment" if "#" in text else "is not in the package"
        yield rules.FILE_MISSING.at(url.span, f"`{text}` {what}")


def _parses(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return (
        bool(text)
        and not re.search(r"[\s<>\"{}|^`]", text)
        and not (parts.scheme in ("http", "https") and not parts.netloc)
    )


def _query(url: Element, text: str) -> Iterator[Finding]:
    names = parse_qs(urlsplit(text).query, keep_blank_values=True)
    for name in RESERVED:
        if name in names:
            yield rules.RESERVED_NAME.at(url.span, f"`{name}` in the query is the LMS's")
    if "returnURL" in names:
        softer = replace(rules.RESERVED_NAME, severity=Severity.WARNING)
        yield softer.at(url.span, "`returnURL` in the query is added by some LMSs")


def _elsewhere(structure: Structure, url: Element, text: str) -> Iterator[Finding]:
    path = urlsplit(text).path.lstrip("/")
    inside = next((name for name in structure.package.files if path and path.endswith(name) and name != "cmi5.xml"), "")
    if inside:
        yield rules.ABSOLUTE_MEDIA.at(url.span, f"`{inside}` lies in the package, and `{text}` leads elsewhere")


def _outside(structure: Structure, text: str) -> str:
    path = text.partition("?")[0]
    if "\\" in path:
        return "has a backslash"
    if path.startswith("/"):
        return "leads to the top of the LMS"
    if any(part in ("..", ".") for part in path.split("/")):
        return "has a part `..` or `.`"
    alike = [name for name in structure.package.files if name.lower() == path.lower()]
    return "is the name of two files where case does not count" if len(alike) > 1 else ""


def _move_on(structure: Structure) -> Iterator[Finding]:
    for unit in structure.named("au"):
        value = unit.attributes.get("moveOn")
        if value is not None and value not in MOVE_ON:
            yield rules.BAD_MOVE_ON.at(unit.span, f"`{value}` is no value of moveOn", f"One of {', '.join(MOVE_ON)}.")
        elif value in (None, "NotApplicable"):
            yield rules.NO_MOVE_ON.at(unit.span, "this unit counts as done before anybody opened it")


def _mastery(structure: Structure) -> Iterator[Finding]:
    for unit in structure.named("au"):
        text = unit.attributes.get("masteryScore")
        value = _number(text) if text is not None else None
        if text is not None and (value is None or not 0 <= value <= 1):
            yield rules.BAD_MASTERY.at(unit.span, f"`{text}` is not a number from 0 to 1", "80 % is written 0.8.")
        elif value is not None and _places(value) > 4:
            yield rules.LONG_MASTERY.at(unit.span, f"`{text}` has more than 4 decimals")
        elif why := _contradiction(structure, unit, text is not None):
            yield rules.NOT_PASSABLE.at(unit.span, why)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.strip()) if NUMBER.match(text.strip()) else None
    except InvalidOperation:
        return None


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _contradiction(structure: Structure, unit: Element, mastery: bool) -> str:
    """Why a unit can hardly be passed, or is judged by a score that it never sends."""
    passing = unit.get("moveOn") in PASSING
    if passing and not mastery:
        return "this unit has to be passed and has no masteryScore"
    if (passing or mastery) and _unscored(structure, unit):
        return "this unit has no question that is scored, so it never sends passed or failed"
    return ""


def _unscored(structure: Structure, unit: Element) -> bool:
    """Known of pages of this compiler alone, whose data tell whether there is a final."""
    name = unit.all("url")[0].text.strip().partition("?")[0] if unit.all("url") else ""
    found = DATA.search(structure.package.read(name)) if name in structure.package.files else None
    try:
        data = json.loads(found[1]) if found else None
    except ValueError:
        return False
    return isinstance(data, dict) and "final" in data and data["final"] is None


def _values(structure: Structure) -> Iterator[Finding]:
    for unit in structure.named("au"):
        method = unit.attributes.get("launchMethod", "AnyWindow")
        if method not in ("AnyWindow", "OwnWindow"):
            yield rules.BAD_LAUNCH_METHOD.at(unit.span, f"`{method}` is neither AnyWindow nor OwnWindow")
        kind = unit.attributes.get("activityType")
        if kind is not None and not ids.is_iri(kind):
            yield rules.TYPE_NOT_IRI.at(unit.span, f"the activityType `{kind}` is not an absolute IRI")


def _padded(structure: Structure) -> Iterator[Finding]:
    for element in [*structure.named("launchParameters"), *structure.named("entitlementKey")]:
        if element.text != element.text.strip():
            yield rules.PADDED.at(element.span, f"white space stands around the `{element.name}`")


CHECKS = (_urls, _move_on, _mastery, _values, _padded)
