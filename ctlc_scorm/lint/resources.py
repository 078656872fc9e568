"""The resources of a manifest: their types, what they launch, how they depend on one another."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from ctlc_scorm.formats.xmltree import Element
from ctlc_scorm.lint.addresses import bare, is_plain, listed_names
from ctlc_scorm.lint.edition import ADLCP_2004
from ctlc_scorm.lint.manifest import Checks, Manifest
from ctlc_scorm.rules.package import archive
from ctlc_scorm.rules.package import resources as rules
from ctlc_scorm.rules.package import scorm2004 as later
from ctlc_scorm.source.findings import Finding

PAGES = (".html", ".htm", ".xhtml")
MOST_RELATED = 20


def _resources(manifest: Manifest) -> Iterator[Finding]:
    holders = manifest.root.all("resources")
    if len(holders) != 1:
        message = "there are several `resources`" if holders else "there are no `resources`"
        yield rules.RESOURCES_MISSING.at(holders[1].span if holders else manifest.root.span, message)
    elif {manifest.type_of(one) for one in manifest.used} == {"asset"}:
        yield rules.NO_SCO.at(holders[0].span, "no resource is a SCO")
    first = next((one for one in manifest.resources if one.get("href")), None)
    if first and manifest.used and first is not manifest.used[0]:
        message = "this is the first resource with an href, and not what the first item launches"
        yield rules.FIRST_NOT_LAUNCH.at(first.span, message, related=(manifest.used[0].span,))


def _types(manifest: Manifest) -> Iterator[Finding]:
    for one in manifest.resources:
        key = next((key for key in one.attributes if key.rpartition(" ")[2].lower() == "scormtype"), "")
        value = manifest.type_of(one)
        if key and value not in ("sco", "asset"):
            yield rules.TYPE_VALUE.at(one.span, f"`{value}` is neither `sco` nor `asset`")
        if key and " " not in key:
            yield rules.TYPE_NO_NAMESPACE.at(
                one.span, f"`{key}` has no prefix", f"Write `adlcp:{manifest.edition.type}`."
            )
        elif key == f"{ADLCP_2004} scormtype" and not manifest.is_12:
            yield later.LOWER_TYPE.at(one.span, "`adlcp:scormtype` is `adlcp:scormType` in SCORM 2004")
        if one.attributes.get("type") != "webcontent":
            yield rules.RESOURCE_TYPE.at(one.span, f"the type is `{one.get('type')}`", 'Write type="webcontent".')


def _launches(manifest: Manifest) -> Iterator[Finding]:
    for one in manifest.used:
        if not manifest.type_of(one):
            message = f"an item refers to this resource, which has no `adlcp:{manifest.edition.type}`"
            yield rules.TYPE_MISSING.at(one.span, message)
        if not one.get("href"):
            yield rules.SCO_WITHOUT_HREF.at(one.span, "an item refers to this resource, which launches nothing")
        elif is_plain(one.get("href")) and posixpath.normpath(bare(one)) not in _files(manifest, one):
            yield rules.HREF_NOT_LISTED.at(one.span, f"`{bare(one)}` is not among the files of this resource")
        ending = posixpath.splitext(bare(one))[1].lower()
        if manifest.type_of(one) == "sco" and ending and ending not in PAGES:
            yield rules.LAUNCH_NOT_HTML.at(one.span, f"`{bare(one)}` is no page of HTML")


def _files(manifest: Manifest, resource: Element) -> set[str]:
    """The files that a resource lists, or one that it depends on."""
    seen, waiting, found = {id(resource)}, [resource], set[str]()
    while waiting:
        one = waiting.pop()
        found.update(posixpath.normpath(bare(file)) for file in one.all("file"))
        fresh = [need for need in _needs(manifest, one) if id(need) not in seen]
        seen.update(map(id, fresh))
        waiting.extend(fresh)
    return found


def _dependencies(manifest: Manifest) -> Iterator[Finding]:
    for resource in manifest.resources:
        seen = False
        for child in resource.children:
            if child.namespace == resource.namespace and child.name == "file" and seen:
                yield rules.FILE_AFTER_DEPENDENCY.at(child.span, "this file stands after a dependency")
                break
            seen |= child.name == "dependency"
        for dependency in resource.all("dependency"):
            wanted = dependency.get("identifierref")
            if wanted not in manifest.by_id:
                yield rules.DEPENDENCY_DANGLING.at(dependency.span, f"no resource has the identifier `{wanted}`")


def _needs(manifest: Manifest, one: Element) -> list[Element]:
    wanted = [dependency.get("identifierref") for dependency in one.all("dependency")]
    return [manifest.by_id[name] for name in wanted if name in manifest.by_id]


def _circles(manifest: Manifest) -> Iterator[Finding]:
    """Resources without a way out are left when those that need nothing more are taken away again and again."""
    left = {id(one): {id(need) for need in _needs(manifest, one)} for one in manifest.resources}
    wanted_by: dict[int, list[int]] = {}
    for name, needs in left.items():
        for need in needs:
            wanted_by.setdefault(need, []).append(name)
    done = [name for name, needs in left.items() if not needs]
    while done:
        gone = done.pop()
        for name in wanted_by.get(gone, ()):
            left[name].discard(gone)
            if not left[name]:
                done.append(name)
    one = next((one for one in manifest.resources if left[id(one)]), None)
    if one:
        yield rules.DEPENDENCY_CIRCLE.at(one.span, "this resource depends on itself in a circle")


def _unused(manifest: Manifest) -> Iterator[Finding]:
    reached, waiting = {id(one) for one in manifest.used}, list(manifest.used)
    while waiting:
        fresh = [one for one in _needs(manifest, waiting.pop()) if id(one) not in reached]
        reached.update(map(id, fresh))
        waiting.extend(fresh)
    unused = [one for one in manifest.resources if one.get("href") and id(one) not in reached and manifest.used]
    if unused:
        more = f" and to {len(unused) - 1} more" if len(unused) > 1 else ""
        related = tuple(one.span for one in unused[1:MOST_RELATED])
        yield rules.UNUSED_RESOURCE.at(unused[0].span, f"no item leads to this resource{more}", related=related)


def _same_basenames(manifest: Manifest) -> Iterator[Finding]:
    first: dict[str, str] = {}
    twins = []
    for name, element in listed_names(manifest):
        other = first.setdefault(posixpath.basename(name), name)
        if other != name:
            twins.append((name, other, element))
    if twins:
        name, other, element = twins[0]
        more = f", and {len(twins) - 1} more" if len(twins) > 1 else ""
        yield archive.SAME_BASENAME.at(element.span, f"`{name}` and `{other}` have the same last name{more}")


CHECKS: Checks = (_resources, _types, _launches, _dependencies, _circles, _unused, _same_basenames)
