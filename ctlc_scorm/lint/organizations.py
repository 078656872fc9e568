"""The table of contents of a manifest: organizations, titles, identifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctlc_scorm.formats.xmltree import Element
from ctlc_scorm.lint.manifest import Checks, Manifest
from ctlc_scorm.lint.structure import PLACEHOLDER
from ctlc_scorm.rules.package import organizations as rules
from ctlc_scorm.rules.package import resources as late
from ctlc_scorm.source.findings import Finding, Severity

NCNAME = re.compile(r"[^\W\d][\w.-]*\Z")
BROKEN = re.compile(r"\A\Z|\A\s|\s\Z|[<>\"&\x00-\x1f]")
LONGEST_TITLE, LONGEST_ID, LONGEST_ITEM_ID = 200, 255, 100
DEEPEST, MOST_ITEMS = 4, 200
GENERIC = {
    "manifest", "adapt_manifest", "rusticisoftwarescormdrivertemplate", "courseid", "course", "mymanifest", "manifest1",
    "manifest-1", "com.scorm.manifesttemplates.scorm12", "00", "single_sco", "test", "default", "imsmanifest",
}  # fmt: skip
HOLDERS = ("manifest", "organization", "item", "resource")


def _organizations(manifest: Manifest) -> Iterator[Finding]:
    holders = manifest.root.all("organizations")
    if len(holders) != 1:
        message = "there are several `organizations`" if holders else "there are no `organizations`"
        yield rules.ORGANIZATIONS_MISSING.at(holders[1].span if holders else manifest.root.span, message)
    elif not manifest.organizations:
        yield rules.ORGANIZATIONS_EMPTY.at(holders[0].span, "there is no organization")
    else:
        yield from _default(manifest, holders[0])
        if len(manifest.organizations) > 1:
            message = f"there are {len(manifest.organizations)} organizations"
            yield rules.SEVERAL_ORGANIZATIONS.at(manifest.organizations[1].span, message)


def _default(manifest: Manifest, holder: Element) -> Iterator[Finding]:
    default = holder.get("default")
    names = [one.get("identifier") for one in manifest.organizations]
    if not default:
        hint = f'Write default="{names[0]}".' if names[0] else ""
        yield rules.DEFAULT_MISSING.at(holder.span, "no organization is said to be the default", hint)
    elif default.strip() not in [name.strip() for name in names]:
        hint = f"Write `{names[0]}`." if len(names) == 1 else ""
        yield rules.DEFAULT_DANGLING.at(holder.span, f"no organization has the identifier `{default}`", hint)


def _titles(manifest: Manifest) -> Iterator[Finding]:
    for one in (*manifest.organizations, *manifest.items):
        title = next(iter(one.all("title")), None)
        text = title.text.strip() if title else ""
        if not text:
            yield rules.TITLE_MISSING.at((title or one).span, f"this {one.name} has no title")
        elif title and len(text) > LONGEST_TITLE:
            yield rules.TITLE_TOO_LONG.at(title.span, f"this title has {len(text)} characters")


def _identifiers(manifest: Manifest) -> Iterator[Finding]:
    first: dict[str, Element] = {}
    for one in manifest.elements:
        if one.name not in HOLDERS or one.namespace != manifest.root.namespace:
            continue
        if "identifier" not in one.attributes:
            if one.name == "resource":
                yield late.RESOURCE_NO_ID.at(one.span, "this resource has no identifier")
            continue
        name = one.get("identifier")
        if (other := first.setdefault(name, one)) is not one:
            message = f"the identifier `{name}` is here twice"
            yield rules.DUPLICATE_IDENTIFIER.at(one.span, message, related=(other.span,))
        else:
            yield from _identifier(one, name)


def _identifier(one: Element, name: str) -> Iterator[Finding]:
    if PLACEHOLDER.search(name):
        return
    if not NCNAME.match(name):
        level = Severity.ERROR if BROKEN.search(name) else None
        yield rules.NOT_NCNAME.at(one.span, f"{name!r} is not an identifier in XML", level=level)
    if len(name) > (LONGEST_ITEM_ID if one.name == "item" else LONGEST_ID):
        yield rules.ID_LONG.at(one.span, f"this identifier has {len(name)} characters")
    if one.name == "manifest" and name.strip().lower() in GENERIC:
        yield rules.ID_GENERIC.at(one.span, f"many courses have the identifier `{name}`")


def _size(manifest: Manifest) -> Iterator[Finding]:
    if len(manifest.items) > MOST_ITEMS:
        yield rules.DEEP_MENU.at(manifest.items[MOST_ITEMS].span, f"there are {len(manifest.items)} items")
    deep = next((item for item, depth in manifest.items_at_depth if depth > DEEPEST), None)
    if deep:
        yield rules.DEEP_MENU.at(deep.span, f"this item lies more than {DEEPEST} deep")
    scos = [one for one in manifest.used if manifest.type_of(one).lower() == "sco"]
    if len(scos) > 1:
        yield rules.MULTI_SCO.at(scos[1].span, f"there are {len(scos)} SCOs")
    for one in manifest.organizations:
        structure = one.attributes.get("structure")
        if structure is not None and structure != "hierarchical":
            yield rules.STRUCTURE.at(one.span, f"the structure is `{structure}`")


CHECKS: Checks = (_organizations, _titles, _identifiers, _size)
