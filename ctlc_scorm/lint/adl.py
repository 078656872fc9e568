"""What ADL adds to items: prerequisites, mastery scores, time limits, launch data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctlc_scorm.formats.xmltree import Element
from ctlc_scorm.lint.edition import ADLCP_12, ADLCP_2004
from ctlc_scorm.lint.manifest import Checks, Manifest
from ctlc_scorm.lint.prerequisites import ScriptError, identifiers
from ctlc_scorm.rules.package import items as rules
from ctlc_scorm.source.findings import Finding

LONGEST_SCRIPT = 200
LONGEST_DATA = {ADLCP_12: 255, ADLCP_2004: 4000}
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)\Z")
TIME = re.compile(r"\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?\Z")
ACTIONS = ("exit,message", "exit,no message", "continue,message", "continue,no message")
OF_SCO = {"masteryscore", "datafromlms", "maxtimeallowed", "timelimitaction"}


def _added(item: Element) -> list[tuple[str, Element]]:
    """What ADL added to an item, by lower-case name."""
    return [(one.name.lower(), one) for one in item.children if one.namespace in (ADLCP_12, ADLCP_2004)]


def _values(manifest: Manifest) -> Iterator[Finding]:
    for item in manifest.items:
        for name, one in _added(item):
            yield from _value(name, one)


def _value(name: str, one: Element) -> Iterator[Finding]:
    text = one.text.strip()
    if name == "masteryscore" and not (NUMBER.match(text) and 0 <= float(text) <= 100):
        yield rules.MASTERY_VALUE.at(one.span, f"`{text}` is not a number from 0 to 100")
    elif name == "maxtimeallowed" and not TIME.match(text):
        yield rules.MAX_TIME.at(one.span, f"`{text}` is not a time as HHHH:MM:SS")
    elif name == "timelimitaction" and one.text not in ACTIONS:
        yield rules.TIME_ACTION.at(one.span, f"{one.text!r} is none of the four actions")
    elif name == "datafromlms" and len(one.text) > LONGEST_DATA[one.namespace]:
        yield rules.LAUNCH_DATA_LONG.at(one.span, f"the launch data have {len(one.text)} characters")


def _without_sco(manifest: Manifest) -> Iterator[Finding]:
    for item in manifest.items:
        resource = manifest.by_id.get(item.get("identifierref").strip())
        if item.get("identifierref") and resource is None:
            continue
        if resource is None or manifest.type_of(resource).lower() == "asset":
            for name, one in _added(item):
                if name in OF_SCO:
                    yield rules.NO_EFFECT.at(one.span, f"`{one.name}` stands on an item that launches no SCO")


def _prerequisites(manifest: Manifest) -> Iterator[Finding]:
    known = {item.get("identifier") for item in manifest.items}
    needs: dict[str, set[str]] = {}
    for item in manifest.items:
        for name, one in _added(item):
            if name != "prerequisites":
                continue
            if one.get("type") != "aicc_script":
                yield rules.PREREQUISITES_TYPE.at(one.span, f"the type is `{one.get('type')}`", "Write `aicc_script`.")
            try:
                found = _script(one.text.strip(), known)
            except ScriptError as error:
                yield rules.PREREQUISITES.at(one.span, str(error))
                continue
            needs[item.get("identifier")] = found
            if item.get("identifier") in _reached(needs, item.get("identifier")):
                yield rules.PREREQUISITES.at(one.span, "this item waits for itself")


def _script(text: str, known: set[str]) -> set[str]:
    if len(text) > LONGEST_SCRIPT:
        raise ScriptError(f"the script has {len(text)} characters")
    found = identifiers(text) if text else set()
    for name in sorted(found - known):
        raise ScriptError(f"no item has the identifier `{name}`")
    return found


def _reached(needs: dict[str, set[str]], start: str) -> set[str]:
    """All that an item waits for, itself among them if it does so in a circle."""
    reached, waiting = set[str](), list(needs.get(start, ()))
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(needs.get(name, ()))
    return reached


CHECKS: Checks = (_values, _without_sco, _prerequisites)
