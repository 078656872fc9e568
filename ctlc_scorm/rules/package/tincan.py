"""What is wrong in a Tin Can package, ours or anyone's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ctlc_scorm.formats.xmltree import Element, XmlError, read_xml
from ctlc_scorm.rules.package import ids
from ctlc_scorm.rules.package import tincan_rules as rules
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.text import Source

if TYPE_CHECKING:
    from ctlc_scorm.package import Package

FILE = "tincan.xml"
NAMESPACE = "http://projecttincan.com/tincan.xsd"
LAUNCHING = ("launch", "resource")
PLAIN = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=:@%/?-]+\Z")


@dataclass(frozen=True)
class Manifest:
    """A `tincan.xml` that could be read, beside the files of its package."""

    package: Package
    elements: list[Element]

    @property
    def root(self) -> Element:
        return self.elements[0]

    @property
    def activities(self) -> list[Element]:
        return [one for one in self.elements if one.name == "activity" and one.namespace == NAMESPACE]

    @property
    def launches(self) -> list[Element]:
        return [one for activity in self.activities for name in LAUNCHING for one in activity.all(name)]


def check_tincan(package: Package) -> list[Finding]:
    """Everything that is wrong, as far as `tincan.xml` can be read."""
    found = [*_second(package), *_others(package)]
    if FILE not in package.files:
        return [_missing(package)]
    data = package.read(FILE)
    source = Source(FILE, data.decode("utf-8", "replace"))
    try:
        manifest = Manifest(package, read_xml(source))
    except XmlError as error:
        rule = rules.REFERENCE if "undefined entity" in str(error) else rules.NOT_READABLE
        return [*found, rule.at(error.span, str(error))]
    foreign = [*_encoding(source, data), *_root(manifest)]
    return found + (foreign or [finding for check in CHECKS for finding in check(manifest)])


def _named(package: Package) -> list[str]:
    return [name for name in sorted(package.files) if name.rpartition("/")[2].lower() == FILE]


def _missing(package: Package) -> Finding:
    others = _named(package)
    hint = f"It is there as `{others[0]}`: move it to the top, and name it `{FILE}`." if others else ""
    return rules.MISSING.at(Source(FILE, "").span(), f"there is no `{FILE}` at the top", hint)


def _second(package: Package) -> Iterator[Finding]:
    if FILE in package.files:
        for name in _named(package):
            if name != FILE:
                yield rules.TWICE.at(Source(name, "").span(), f"there is a second `{FILE}`, `{name}`")


def _others(package: Package) -> Iterator[Finding]:
    for name in ("imsmanifest.xml", "cmi5.xml"):
        if name in package.files and FILE in package.files:
            yield rules.OTHER_MANIFEST.at(Source(name, "").span(), f"`{name}` lies beside `{FILE}`")


def _encoding(source: Source, data: bytes) -> Iterator[Finding]:
    at = source.text.find("\ufffd")
    if at >= 0 and b"\xef\xbf\xbd" not in data:
        yield rules.NOT_READABLE.at(source.span(at, at + 1), "this is not UTF-8")


def _root(manifest: Manifest) -> Iterator[Finding]:
    root = manifest.root
    if root.name != "tincan":
        yield rules.NOT_READABLE.at(root.span, f"the file begins with `{root.name}`")
    elif root.namespace != NAMESPACE:
        yield rules.NOT_READABLE.at(root.span, f"the namespace is `{root.namespace}`", f'Write xmlns="{NAMESPACE}".')


def _launched(manifest: Manifest) -> Iterator[Finding]:
    first = manifest.root.children[0] if manifest.root.children else None
    if first is None or first.name != "activities":
        yield rules.NO_LAUNCH.at((first or manifest.root).span, "the root does not begin with `activities`")
    elif not first.children or first.children[0].name != "activity":
        yield rules.NO_LAUNCH.at(first.span, "`activities` does not begin with an `activity`")
    elif not any(first.children[0].all(name) for name in LAUNCHING):
        yield rules.NO_LAUNCH.at(first.children[0].span, "the first activity has no `launch`")


def _once(manifest: Manifest) -> Iterator[Finding]:
    launched = [one for one in manifest.activities if any(one.all(name) for name in LAUNCHING)]
    for other in launched[1:]:
        yield rules.SEVERAL_LAUNCHES.at(other.span, "this activity has a launch, too", related=(launched[0].span,))


def _ids(manifest: Manifest) -> Iterator[Finding]:
    for activity in manifest.activities:
        id = activity.get("id")
        if not ids.is_iri(id):
            yield rules.ID_NOT_IRI.at(activity.span, f"the id `{id}` is not an absolute IRI")
        elif why := ids.odd_host(id):
            yield rules.ODD_HOST.at(activity.span, f"the host in `{id}` {why}")
    yield from ids.repeated(rules.DUPLICATE_ID, manifest.activities)


def _files(manifest: Manifest) -> Iterator[Finding]:
    for launch in manifest.launches:
        text = launch.text
        if why := _why_not(manifest.package, text):
            yield rules.LAUNCH_MISSING.at(launch.span, f"`{text}` {why}")


def _why_not(package: Package, text: str) -> str:
    if text != text.strip():
        return "has white space around it"
    if ids.is_foreign(text):
        return ""
    if not PLAIN.match(text):
        return "is empty, or has a sign that is not safe in an address"
    return "" if text.partition("?")[0] in package.files else "is not in the package"


def _languages(manifest: Manifest) -> Iterator[Finding]:
    for activity in manifest.activities:
        for text in (one for name in ("name", "description") for one in activity.all(name)):
            language = text.get("lang")
            if not ids.is_language(language):
                what = f"`{language}` is not a language tag" if language else f"this `{text.name}` has no `lang`"
                yield rules.LANGUAGE.at(text.span, what)


def _references(manifest: Manifest) -> Iterator[Finding]:
    for element, text in [
        *((activity, ids.tag(activity)) for activity in manifest.activities),
        *((launch, ids.raw(launch)) for launch in manifest.launches),
    ]:
        if ids.REFERENCE.search(text):
            yield rules.REFERENCE.at(element.span, "a numeric character reference stands here")


CHECKS = (_launched, _once, _ids, _files, _languages, _references)
