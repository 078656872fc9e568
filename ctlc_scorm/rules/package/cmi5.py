"""What is wrong in a cmi5 package, ours or anyone's: the schema, what it does not say, and what importers do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ctlc_scorm.formats.xmltree import XmlError, read_xml
from ctlc_scorm.rules.package import cmi5_ids, cmi5_structure, cmi5_texts, cmi5_units
from ctlc_scorm.rules.package import cmi5_rules as rules
from ctlc_scorm.rules.package.cmi5_model import FILE, NAMESPACE, Structure
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.text import Source

if TYPE_CHECKING:
    from ctlc_scorm.package import Package

MOST_ENTRIES = 65_535
CHECKS = (*cmi5_structure.CHECKS, *cmi5_ids.CHECKS, *cmi5_texts.CHECKS, *cmi5_units.CHECKS)


def check_cmi5(package: Package) -> list[Finding]:
    """Everything that is wrong, as far as `cmi5.xml` can be read. Alone, that file may lead elsewhere only."""
    if FILE not in package.files:
        return [_missing(package)]
    found = list(_many(package))
    data = package.read(FILE)
    source = Source(FILE, data.decode("utf-8", "replace"))
    try:
        structure = Structure(package, read_xml(source))
    except XmlError as error:
        return [*found, rules.NOT_WELL_FORMED.at(error.span, str(error))]
    foreign = [*_encoding(source, data), *_root(structure)]
    return found + (foreign or [finding for check in CHECKS for finding in check(structure)])


def _missing(package: Package) -> Finding:
    others = [name for name in sorted(package.files) if name.rpartition("/")[2].lower() == FILE]
    hint = f"It is there as `{others[0]}`: move it to the top, and name it `{FILE}`." if others else ""
    return rules.MISSING.at(Source(FILE, "").span(), f"there is no `{FILE}` at the top", hint)


def _many(package: Package) -> Iterator[Finding]:
    if len(package.files) > MOST_ENTRIES:
        yield rules.ZIP64.at(Source("", "").span(), f"{len(package.files):,} files need zip64")


def _encoding(source: Source, data: bytes) -> Iterator[Finding]:
    declared = re.match(r"\ufeff?<\?xml[^>]*encoding=[\"']([^\"']+)", source.text)
    if declared and declared[1].lower() not in ("utf-8", "utf8"):
        yield rules.NOT_WELL_FORMED.at(source.span(*declared.span(1)), f"the file says that it is {declared[1]}")
    elif "\ufffd" in source.text and b"\xef\xbf\xbd" not in data:
        at = source.text.index("\ufffd")
        yield rules.NOT_WELL_FORMED.at(source.span(at, at + 1), "this is not UTF-8")


def _root(structure: Structure) -> Iterator[Finding]:
    root = structure.root
    if root.name != "courseStructure":
        yield rules.NOT_VALID.at(root.span, f"the file begins with `{root.name}`")
    elif root.namespace != NAMESPACE:
        yield rules.NOT_VALID.at(root.span, f"the namespace is `{root.namespace}`", f'Write xmlns="{NAMESPACE}".')
