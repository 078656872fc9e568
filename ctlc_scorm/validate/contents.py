"""inspect: what is in a package, as a tree for people and JSON for programs."""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from ctlc_scorm.formats.xmltree import Element
from ctlc_scorm.lint.addresses import bare, joined, of_resource
from ctlc_scorm.lint.contents import is_text
from ctlc_scorm.lint.manifest import Manifest
from ctlc_scorm.validate.opening import Folder, open_path
from ctlc_scorm.validate.run import LARGEST_TEXT, Result, validate
from ctlc_scorm.zips.archive import Archive

ORIGIN = re.compile(rb"https?://([A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?(?::\d{1,5})?)")
NAMESPACES = {"www.w3.org", "www.imsglobal.org", "www.imsproject.org", "www.adlnet.org", "ltsc.ieee.org", "w3id.org"}
LICENCE = re.compile(r"(^|/)(licen[cs]e|copying|notice)[^/]*$", re.IGNORECASE)
COMMONS = re.compile(rb"creativecommons\.org/(licenses|publicdomain)/([a-z-]+/[\d.]+)", re.IGNORECASE)


@dataclass
class Node:
    """An item of the table of contents, or an organization."""

    id: str
    title: str
    type: str = ""
    launches: str = ""
    mastery: str = ""
    items: list[Node] = field(default_factory=list)


@dataclass
class Contents:
    """What is in a package."""

    path: str
    title: str
    identifier: str
    files: int
    bytes: int
    by_ending: dict[str, int]
    organizations: list[Node]
    scripts: list[str]
    origins: list[str]
    licences: list[str]
    findings: dict[str, int]


def of(path: Path) -> Contents:
    """What is in a package. Raises OSError."""
    result = validate(path)
    origins, licences = _read(path)
    licences |= {name for name in result.sizes if LICENCE.search(name)}
    sizes = Counter[str]()
    for name, size in result.sizes.items():
        sizes[posixpath.splitext(name)[1].lower() or "(none)"] += size
    return Contents(
        path.as_posix(),
        " and ".join(kind.title for kind in result.kinds),
        result.manifest.root.get("identifier") if result.manifest else "",
        len(result.sizes),
        sum(result.sizes.values()),
        dict(sizes.most_common()),
        tree(result),
        sorted(name for name in result.sizes if name.lower().endswith((".js", ".mjs"))),
        sorted(origins),
        sorted(licences),
        dict(Counter(one.severity.name.lower() for one in result.findings)),
    )


def tree(result: Result) -> list[Node]:
    """The organizations with all their items."""
    manifest = result.manifest
    return [_node(manifest, one) for one in manifest.organizations] if manifest else []


def _node(manifest: Manifest, top: Element) -> Node:
    made = _alone(manifest, top)
    waiting = [(top, made)]
    while waiting:
        element, node = waiting.pop()
        for item in element.all("item"):
            child = _alone(manifest, item)
            node.items.append(child)
            waiting.append((item, child))
    return made


def _alone(manifest: Manifest, one: Element) -> Node:
    title = next((child.text.strip() for child in one.all("title")), "")
    resource = manifest.by_id.get(one.get("identifierref").strip())
    mastery = next((child.text.strip() for child in one.children if child.name == "masteryscore"), "")
    node = Node(one.get("identifier"), title, mastery=mastery)
    if resource:
        node.type = manifest.type_of(resource)
        node.launches = joined(of_resource(manifest, resource), bare(resource)) + one.get("parameters")
    return node


def _read(path: Path) -> tuple[set[str], set[str]]:
    """The sites that texts of the package name, and the licences."""
    origins, licences = set[str](), set[str]()
    opened = open_path(path)
    if isinstance(opened, list):
        return origins, licences
    try:
        for data in _texts(opened.files):
            origins |= {match[1].decode().lower() for match in ORIGIN.finditer(data)}
            licences |= {f"Creative Commons {match[2].decode().lower()}" for match in COMMONS.finditer(data)}
    finally:
        opened.close()
    return origins - NAMESPACES, licences


def _texts(files: Archive | Folder) -> Iterator[bytes]:
    return (files[name] for name in files if is_text(name) and files.size(name) <= LARGEST_TEXT)


def as_json(found: Contents) -> str:
    return json.dumps(asdict(found), ensure_ascii=False, indent=2)


def as_text(found: Contents) -> str:
    """For people."""
    lines = [f"{found.path}: {found.title}, identifier `{found.identifier}`"]
    lines += [f"{found.files:,} files, {found.bytes:,} bytes: " + _sizes(found.by_ending)]
    for one in found.organizations:
        lines += _branch(one, 0)
    for title, names in (("Scripts", found.scripts), ("Sites named", found.origins), ("Licences", found.licences)):
        lines.append(f"{title}: {', '.join(names) or 'none'}")
    lines.append("Findings: " + (", ".join(f"{n} {word}" for word, n in found.findings.items()) or "none"))
    return "\n".join(lines)


def _sizes(by_ending: dict[str, int]) -> str:
    return ", ".join(f"{ending} {size:,}" for ending, size in list(by_ending.items())[:8])


def _branch(top: Node, depth: int) -> list[str]:
    lines, waiting = [], [(top, depth)]
    while waiting:
        node, depth = waiting.pop()
        launch = f" -> {node.type or 'no type'} {node.launches}" if node.launches else ""
        mastery = f", mastery {node.mastery}" if node.mastery else ""
        lines.append(f"{'  ' * (depth + 1)}{node.title or '(no title)'} [{node.id}]{launch}{mastery}")
        waiting.extend((child, depth + 1) for child in reversed(node.items))
    return lines
