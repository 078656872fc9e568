"""The items of a manifest: what they refer to, what is shown, what is given to the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctlc_scorm.lint.manifest import Checks, Manifest
from ctlc_scorm.lint.structure import PLACEHOLDER
from ctlc_scorm.rules.package import items as rules
from ctlc_scorm.source.findings import Finding

PARAMETERS = re.compile(r"(?:[?&]?[^\s\"'<>?&#=]+(?:=[^\s\"'<>&#]*)?(?:&[^\s\"'<>&#]*)*)?(?:#[^\s\"'<>]*)?\Z")
LONGEST_PARAMETERS = 1000


def _references(manifest: Manifest) -> Iterator[Finding]:
    others = {one.get("identifier").strip() for one in manifest.elements if one.name in ("resource", "manifest")}
    for item in manifest.items:
        wanted, below = item.get("identifierref").strip(), item.all("item")
        if wanted and manifest.resources and wanted not in others and not PLACEHOLDER.search(wanted):
            hint = next((f"Write `{name}`." for name in manifest.by_id if name.lower() == wanted.lower()), "")
            yield rules.REFERENCE_DANGLING.at(item.span, f"no resource has the identifier `{wanted}`", hint)
        if not below and not wanted:
            yield rules.LEAF_WITHOUT_REF.at(item.span, "this item launches nothing and holds nothing")
        if below and wanted:
            yield rules.PARENT_WITH_REF.at(item.span, "this item launches something and holds other items")
        if "identifier" not in item.attributes:
            yield rules.ITEM_NO_ID.at(item.span, "this item has no identifier")


def _attributes(manifest: Manifest) -> Iterator[Finding]:
    for item in manifest.items:
        visible = item.attributes.get("isvisible", "true")
        if visible not in ("true", "false", "1", "0"):
            yield rules.VISIBLE_VALUE.at(item.span, f'`isvisible="{visible}"` is neither true nor false')
        given = item.get("parameters")
        if len(given) > LONGEST_PARAMETERS:
            yield rules.PARAMETERS.at(item.span, f"the parameters have {len(given)} characters")
        elif given and not PARAMETERS.match(given):
            yield rules.PARAMETERS.at(item.span, f"the parameters `{given[:60]}` are no query and no fragment")


CHECKS: Checks = (_references, _attributes)
