"""The metadata of a manifest: where they lie, and whether readers find what they look for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from ctlc_scorm.formats.xmltree import Element
from ctlc_scorm.lint.addresses import joined
from ctlc_scorm.lint.edition import ADLCP_12, ADLCP_2004, LOM_2004, XML
from ctlc_scorm.lint.manifest import Checks, Manifest
from ctlc_scorm.lint.structure import PLACEHOLDER
from ctlc_scorm.rules.package import metadata as rules
from ctlc_scorm.source.findings import Finding, Severity

GROUPS = (
    "general", "lifecycle", "metametadata", "technical", "educational", "rights", "relation", "annotation",
    "classification",
)  # fmt: skip
VOCABULARIES = {
    "structure", "aggregationlevel", "status", "role", "interactivitytype", "learningresourcetype",
    "interactivitylevel", "semanticdensity",
    "intendedenduserrole", "context", "difficulty", "cost", "copyrightandotherrestrictions", "kind",
    "purpose",
}  # fmt: skip
ASKED = ("title", "description", "metadatascheme", "format")
DURATION = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?\Z")
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*\Z")
PERSONAL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}|[A-Za-z]:\\(?:Users|Documents and Settings)\\[^\\\s]+")
LOMS_2004 = (LOM_2004, "http://www.imsglobal.org/xsd/imsmd_v1p2", "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1")


def _locations(manifest: Manifest) -> Iterator[Finding]:
    for data in manifest.elements:
        if data.name != "metadata":
            continue
        locations = [one for one in data.children if one.name == "location" and one.namespace in (ADLCP_12, ADLCP_2004)]
        if locations and _loms([data]):
            yield rules.METADATA_BOTH.at(locations[0].span, "beside this `location` stands a `lom`")
        for one in locations if not manifest.bare else ():
            name = joined(manifest.base, unquote(one.text.strip()))
            if name not in manifest.package.files and one.text.strip() not in manifest.package.files:
                yield rules.METADATA_MISSING.at(one.span, f"there is no `{name}` in the package")


def _loms(holders: list[Element]) -> list[Element]:
    return [one for data in holders for one in data.children if one.name.lower() == "lom"]


def _all_loms(manifest: Manifest) -> list[Element]:
    return _loms([one for one in manifest.elements if one.name == "metadata"])


def _namespaces(manifest: Manifest) -> Iterator[Finding]:
    allowed = (manifest.edition.lom,) if manifest.is_12 else LOMS_2004
    for lom in _all_loms(manifest):
        if lom.namespace not in allowed:
            level = Severity.WARNING if manifest.is_12 and lom.namespace == LOM_2004 else None
            rule = rules.CONTENT_2004 if level else rules.LOM_NAMESPACE
            yield rule.at(lom.span, f"this `lom` is in the namespace `{lom.namespace}`", level=level)


def _order(manifest: Manifest) -> Iterator[Finding]:
    for lom in _all_loms(manifest):
        last = 0
        for group in lom.children:
            name = group.name.lower()
            if manifest.is_12 and lom.namespace != LOM_2004 and name != group.name:
                yield rules.LOM_ORDER.at(group.span, f"`{group.name}` is `{name}` in SCORM 1.2")
            if name in GROUPS and GROUPS.index(name) < last:
                yield rules.LOM_ORDER.at(group.span, f"`{group.name}` stands too late")
                break
            last = GROUPS.index(name) if name in GROUPS else last


def _words(manifest: Manifest) -> Iterator[Finding]:
    for lom in _all_loms(manifest):
        for one in lom.walk():
            if manifest.is_12:
                yield from _word(one)
            if PERSONAL.search(one.text):
                yield rules.PERSONAL_DATA.at(one.span, "this holds an address or a folder of a person")


def _word(one: Element) -> Iterator[Finding]:
    name = one.name.lower()
    if name == "langstring":
        language = one.get(f"{XML} lang")
        if not LANGUAGE.match(language):
            told = f"`{language}` is no language" if language else "this text does not say its language"
            yield rules.LOM_LANGUAGE.at(one.span, told)
    elif name in VOCABULARIES and not all(_has_text(one, part) for part in ("source", "value")):
        yield rules.LOM_VOCABULARY.at(one.span, f"`{one.name}` has no `source` and `value` with a `langstring`")
    elif name == "typicallearningtime":
        for part in one.children:
            if part.name.lower() == "datetime" and not _is_duration(part.text.strip()):
                yield rules.LOM_DURATION.at(part.span, f"`{part.text.strip()}` is no duration")


def _is_duration(text: str) -> bool:
    return bool(DURATION.match(text) or PLACEHOLDER.search(text))


def _has_text(one: Element, name: str) -> bool:
    return any(part.name == name and any(text.name == "langstring" for text in part.children) for part in one.children)


def _complete(manifest: Manifest) -> Iterator[Finding]:
    for lom in _loms(manifest.root.all("metadata")) if manifest.is_12 else ():
        names = {one.name.lower() for one in lom.walk()}
        if missing := [name for name in ASKED if name not in names]:
            yield rules.LOM_INCOMPLETE.at(lom.span, f"this `lom` has no {', '.join(missing)}")


CHECKS: Checks = (_locations, _namespaces, _order, _words, _complete)
