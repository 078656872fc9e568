"""The XML of a manifest as such: namespaces, prefixes, the order of elements, the version."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctlc_scorm.formats.xmltree import Element
from ctlc_scorm.lint.edition import (
    ADLCP_12,
    ADLCP_2004,
    IMSCP_12,
    IMSCP_2004,
    KNOWN,
    SEQUENCING,
    VERSION_2004,
    XSI,
    versions,
)
from ctlc_scorm.lint.manifest import Checks, Manifest
from ctlc_scorm.rules.package import metadata as other
from ctlc_scorm.rules.package import resources as late
from ctlc_scorm.rules.package import xml as rules
from ctlc_scorm.source.findings import Finding, Severity

NAMED = {IMSCP_12: "that of SCORM 1.2", IMSCP_2004: "that of SCORM 2004", "": "missing"}
ORDER = {
    "manifest": ("metadata", "organizations", "resources", "manifest"),
    "metadata": ("schema", "schemaversion"),
    "organization": ("title", "item", "metadata"),
    "item": ("title", "item", "metadata"),
}
LOWER = {"scormtype", "datafromlms", "timelimitaction", "masteryscore", "maxtimeallowed"}
PLACEHOLDER = re.compile(r"@@[\w.]+|\[\[[\w .-]+\]\]|\{\{[^{}]+\}\}|\$\{[\w.]+\}")


def wrong_root(manifest: Manifest) -> Iterator[Finding]:
    if manifest.root.name != "manifest":
        yield rules.WRONG_ROOT.at(manifest.root.span, f"the manifest begins with `{manifest.root.name}`")


def _namespace(manifest: Manifest) -> Iterator[Finding]:
    root, edition = manifest.root, manifest.edition
    if root.namespace != edition.cp:
        known = NAMED.get(root.namespace, f"`{root.namespace}`")
        message = f"the namespace is {known}, and not that of {edition.name}"
        yield rules.WRONG_NAMESPACE.at(root.span, message, f'Write xmlns="{edition.cp}".')
    if root.prefix:
        yield rules.PREFIXED.at(root.span, f"elements have the prefix `{root.prefix}:`", "Use a default namespace.")


def _prefixes(manifest: Manifest) -> Iterator[Finding]:
    for one in manifest.elements:
        for prefix, namespace in one.declared:
            if namespace in (ADLCP_12, ADLCP_2004) and prefix not in ("adlcp", ""):
                yield rules.ADLCP_RENAMED.at(one.span, f"ADL's namespace has the prefix `{prefix}`", "Call it `adlcp`.")


def _editions(manifest: Manifest) -> Iterator[Finding]:
    """What belongs to the other edition: once for each kind, where it first stands."""
    if manifest.is_12:
        yield from _of_2004(manifest)
    version = next(iter(versions(manifest.root)), None)
    if version and not manifest.is_12 and version.text.strip() == "1.2":
        yield rules.MIXED_EDITIONS.at(version.span, "the version is 1.2, and the namespaces are those of SCORM 2004")
    if not manifest.is_12 and (one := _first_with(manifest, ADLCP_12)):
        yield rules.MIXED_EDITIONS.at(one.span, "this is in ADL's namespace of SCORM 1.2")


def _of_2004(manifest: Manifest) -> Iterator[Finding]:
    for one in manifest.elements:
        if one.namespace in SEQUENCING:
            yield other.SEQUENCING.at(one.span, f"`{one.name}` is of SCORM 2004")
            break
    for one in manifest.elements:
        if one.namespace == ADLCP_2004 and one.name != "location":
            yield other.ADLCP_2004.at(one.span, f"`{one.name}` is of SCORM 2004")
    for one in manifest.elements:
        if any(key.startswith(f"{ADLCP_2004} ") for key in one.attributes):
            yield rules.MIXED_EDITIONS.at(one.span, "this has an attribute in ADL's namespace of SCORM 2004")
            break


def _first_with(manifest: Manifest, namespace: str) -> Element | None:
    named = f"{namespace} "
    return next(
        (
            one
            for one in manifest.elements
            if one.namespace == namespace or any(key.startswith(named) for key in one.attributes)
        ),
        None,
    )


def _camel_case(manifest: Manifest) -> Iterator[Finding]:
    for one in manifest.elements if manifest.is_12 else ():
        names = [key.rpartition(" ")[2] for key in one.attributes if key.startswith(f"{ADLCP_12} ")]
        names += [one.name] if one.namespace == ADLCP_12 else []
        for name in names:
            if name.lower() in LOWER and name != name.lower():
                level = Severity.WARNING if name == "dataFromLMS" else Severity.ERROR
                message = f"`adlcp:{name}` is `adlcp:{name.lower()}` in SCORM 1.2"
                yield rules.CAMEL_CASE.at(one.span, message, "Write it in lower case.", level=level)


def _version(manifest: Manifest) -> Iterator[Finding]:
    found = versions(manifest.root)
    text = found[0].text if found else ""
    if not text.strip():
        span = found[0].span if found else manifest.root.span
        yield rules.VERSION_MISSING.at(span, "the manifest does not say which edition it is")
    elif manifest.is_12 and text != "1.2":
        message = f"{text!r} is not the version `1.2`"
        yield rules.VERSION_UNKNOWN.at(found[0].span, message, "Write <schemaversion>1.2</schemaversion>.")
    elif not manifest.is_12 and text != "1.2" and not VERSION_2004.match(text):
        hint = "Write `2004 4th Edition`, `2004 3rd Edition` or `CAM 1.3`."
        yield rules.VERSION_UNKNOWN.at(found[0].span, f"{text!r} is no version of SCORM 2004", hint)


def _schema(manifest: Manifest) -> Iterator[Finding]:
    for data in manifest.root.all("metadata"):
        for one in data.all("schema"):
            if one.text.strip() != "ADL SCORM":
                yield rules.SCHEMA_NAME.at(one.span, f"the schema is {one.text.strip()!r}", "Write `ADL SCORM`.")


def _order(manifest: Manifest) -> Iterator[Finding]:
    cp = manifest.root.namespace
    for parent in manifest.elements:
        order = ORDER.get(parent.name) if parent.namespace == cp else None
        last = 0
        for child in parent.children if order else ():
            if child.namespace != cp:
                last = max(last, 1) if child.name in ("lom", "location") and parent.name == "metadata" else last
                continue
            place = order.index(child.name) if order and child.name in order else last
            if place < last and child is parent.all(child.name)[0]:
                yield rules.SCHEMA_ORDER.at(child.span, f"`{child.name}` stands too late in `{parent.name}`")
                break
            last = place


def _submanifests(manifest: Manifest) -> Iterator[Finding]:
    for one in manifest.elements[1:]:
        if one.name == "manifest" and one.namespace == manifest.root.namespace:
            yield rules.SUBMANIFEST.at(one.span, "this is a manifest within the manifest")


def _foreign(manifest: Manifest) -> Iterator[Finding]:
    told: set[str] = set()
    for one in manifest.elements:
        if one.namespace not in KNOWN | told | {manifest.root.namespace}:
            told.add(one.namespace)
            yield rules.FOREIGN_ELEMENT.at(one.span, f"`{one.name}` is of the namespace `{one.namespace}`")


def _schema_location(manifest: Manifest) -> Iterator[Finding]:
    for one in manifest.elements:
        words = one.get(f"{XSI} schemaLocation").split()
        if len(words) % 2:
            yield rules.SCHEMA_LOCATION.at(one.span, "a namespace has no place, or a place no namespace")
            continue
        for place in words[1::2]:
            local = ":" not in place and not place.startswith("/")
            if local and not manifest.bare and place.removeprefix("./") not in manifest.package.files:
                yield rules.XSD_MISSING.at(one.span, f"there is no `{place}` in the package")


def _placeholders(manifest: Manifest) -> Iterator[Finding]:
    found = [
        (one, match[0])
        for one in manifest.elements
        for value in (*one.attributes.values(), one.text)
        if (match := PLACEHOLDER.search(value))
    ]
    if found:
        more = f", the first of {len(found)}" if len(found) > 1 else ""
        hint = "Fill the template in."
        yield late.PLACEHOLDER.at(found[0][0].span, f"`{found[0][1]}` is a placeholder{more}", hint)


CHECKS: Checks = (
    _namespace, _prefixes, _editions, _camel_case, _version, _schema, _order, _submanifests, _foreign,
    _schema_location, _placeholders,
)  # fmt: skip
