"""Checks of single values: ids, languages, durations, timestamps, numbers."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from ctlc_scorm.rules.statements import form, values
from ctlc_scorm.rules.statements.fault import Check, Fault, Faults, kind
from ctlc_scorm.source.findings import Rule

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x1f]+", re.IGNORECASE)
LANGUAGE = re.compile(
    r"([a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{4,8})(-[a-z]{4})?(-([a-z]{2}|\d{3}))?"
    r"(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*(-[0-9a-wyz](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?"
    r"|x(-[a-z0-9]{1,8})+|i(-[a-z0-9]{2,8})+",
    re.IGNORECASE,
)
NUMBER = r"\d+(?:[.,]\d+)?"
DURATION = re.compile(
    rf"P(?=\d|T\d)(?:{NUMBER}W|(?:{NUMBER}Y)?(?:{NUMBER}M)?(?:{NUMBER}D)?"
    rf"(?:T(?=\d)(?:{NUMBER}H)?(?:{NUMBER}M)?(?:{NUMBER}S)?)?)"
)
INNER_FRACTION = re.compile(r"[.,]\d+[YMDH].*\d")
TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d(:?\d\d)?)?")
MAILTO = re.compile(r"mailto:[^\s@]+@[^\s@]+")


def typed(want: type, words: str) -> Check:
    def run(value: object, path: str) -> Faults:
        if not isinstance(value, want):
            yield Fault(form.WRONG_TYPE, path, f"must be {words}, and is {kind(value)}")

    return run


text = typed(str, "a string")
boolean = typed(bool, "true or false")


def number(value: object, path: str) -> Faults:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        yield Fault(form.WRONG_TYPE, path, f"must be a number, and is {kind(value)}")


def whole(value: object, path: str) -> Faults:
    if isinstance(value, bool) or not isinstance(value, int):
        yield Fault(form.WRONG_TYPE, path, "must be a whole number")


def shaped(pattern: re.Pattern[str], rule: Rule, words: str) -> Check:
    def run(value: object, path: str) -> Faults:
        if not isinstance(value, str):
            yield from text(value, path)
        elif not pattern.fullmatch(value):
            yield Fault(rule, path, f"{value!r} is not {words}")

    return run


uuid = shaped(UUID, form.BAD_UUID, "a UUID")
iri = shaped(IRI, form.BAD_IRI, "an absolute IRI")
language = shaped(LANGUAGE, form.BAD_LANGUAGE, "a language tag")
mailto = shaped(MAILTO, form.BAD_AGENT, "mailto: and an address")
sha1 = shaped(re.compile(r"[0-9a-f]{40}", re.IGNORECASE), form.BAD_AGENT, "40 hex digits")
openid = shaped(IRI, form.BAD_AGENT, "a URI")
sha2 = shaped(re.compile(r"[0-9a-f]{56,128}", re.IGNORECASE), values.ATTACHMENT, "a SHA-2 in hex digits")
media_type = shaped(re.compile(r"[\w.+-]+/[\w.+-]+(\s*;.*)?"), values.ATTACHMENT, "a media type")
version_1_0 = shaped(re.compile(r"1\.0(\..+)?"), values.VERSION, "1.0 or 1.0.n")


def language_map(value: object, path: str) -> Faults:
    if not isinstance(value, dict):
        yield Fault(form.WRONG_TYPE, path, f"must be a language map, and is {kind(value)}")
        return
    for tag, words in value.items():
        yield from language(tag, path)
        yield from text(words, f"{path}.{tag}")


def extensions(value: object, path: str) -> Faults:
    if not isinstance(value, dict):
        yield Fault(form.WRONG_TYPE, path, f"must be an object, and is {kind(value)}")
        return
    for key in value:
        if not IRI.fullmatch(key):
            yield Fault(values.EXTENSION, path, f"the key {key!r} is not an absolute IRI")


def duration(value: object, path: str) -> Faults:
    if not isinstance(value, str):
        yield from text(value, path)
    elif not DURATION.fullmatch(value) or INNER_FRACTION.search(value):
        yield Fault(values.DURATION, path, f"{value!r} is not a duration such as PT12M30S")


def moment(value: str) -> datetime | None:
    """The time that a timestamp names; without a zone, in UTC."""
    if not TIMESTAMP.fullmatch(value):
        return None
    try:
        found = datetime.fromisoformat(value.replace(",", "."))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def timestamp(value: object, path: str) -> Faults:
    if not isinstance(value, str):
        yield from text(value, path)
        return
    found = moment(value)
    if found is None or re.search(r"-00(:?00)?$", value[10:]):
        yield Fault(values.TIMESTAMP, path, f"{value!r} is not a time such as 2025-11-25T08:30:00.000Z")
    elif found > soon():
        yield Fault(values.FUTURE, path, f"{value} is still to come")
    elif not re.search(r"Z|[+-]\d\d(:?\d\d)?$", value[10:]):
        yield Fault(values.NO_ZONE, path, f"{value} says no zone")


def soon() -> datetime:
    return datetime.now(UTC) + timedelta(hours=1)


def version(value: object, path: str) -> Faults:
    faults = list(version_1_0(value, path))
    yield from faults
    if not faults and value != "1.0.0":
        yield Fault(values.VERSION_GIVEN, path, f"{value} is better left out")
