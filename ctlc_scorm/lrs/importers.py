"""Packages as importers read them: tincan.xml and cmi5.xml, with the habits of each."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ctlc_scorm.lrs.course import MET, Au, Part

BARE_AMPERSAND = re.compile(r"&(?!\w{2,6};)")


class NotImported(ValueError):  # noqa: N818 (an outcome, not a fault of ours)
    """The importer finds no course in the package."""


@dataclass(frozen=True)
class TinCan:
    """The activity that is launched. `folder` is where tincan.xml lies."""

    id: str
    title: str
    launch: str
    folder: Path


def read_tincan(folder: Path) -> TinCan:
    """As the guideline says: the activity that has a launch, with texts trimmed."""
    found = sorted(folder.rglob("tincan.xml"), key=lambda path: len(path.parts))
    if len(found) != 1:
        raise NotImported(f"{len(found)} files tincan.xml instead of one")
    for activity in ET.parse(found[0]).getroot().findall("{*}activities/{*}activity"):
        if (launch := (activity.findtext("{*}launch") or "").strip()) and activity.get("id"):
            return TinCan(activity.get("id", ""), text(activity, "name"), launch, found[0].parent)
    raise NotImported("no activity has a launch")


def read_tincanlaunch(folder: Path) -> TinCan:
    """As Moodle's tincanlaunch: the first child of the first child, nothing trimmed, entities mended by a pattern."""
    path = folder / "tincan.xml"
    if not path.is_file():
        raise NotImported("tincan.xml does not lie at the top")
    root = ET.fromstring(BARE_AMPERSAND.sub("&amp;", path.read_text("utf-8")))
    activity = next((child for first in root for child in first), None)
    launch = None if activity is None else activity.find("{*}launch")
    if activity is None or launch is None or not launch.text:
        raise NotImported("the first activity has no launch")
    return TinCan(activity.get("id", ""), text(activity, "name"), launch.text, folder)


def text(node: ET.Element, name: str) -> str:
    """The text of an element, or of the first langstring in it."""
    inner = node.findtext(f"{{*}}{name}/{{*}}langstring")
    return (inner if inner is not None else node.findtext(f"{{*}}{name}") or "").strip()


Read = Callable[[Path], ET.Element]


def strict_root(folder: Path) -> ET.Element:
    path = folder / "cmi5.xml"
    if not path.is_file():
        raise NotImported("cmi5.xml does not lie at the top")
    return ET.parse(path).getroot()


def root_without_namespace(folder: Path) -> ET.Element:
    """As Moodle's cmi5: the namespace is cut out of the text, and names are read without one."""
    path = folder / "cmi5.xml"
    if not path.is_file():
        raise NotImported("cmi5.xml does not lie at the top")
    root = ET.fromstring(re.sub(r'xmlns="[^"]*"', "", path.read_text("utf-8")))
    if root.find("course") is None:
        raise NotImported("no <course> without a prefix")
    return root


def read_cmi5(folder: Path, root: Read = strict_root, trim: bool = True) -> Part:
    """A course with its blocks and AUs."""
    top = root(folder)
    course = top.find("{*}course")
    if course is None or not course.get("id"):
        raise NotImported("no course with an id")
    return part(top, course.get("id", ""), text(course, "title"), trim)


def read_bylight(folder: Path) -> Part:
    return read_cmi5(folder, root_without_namespace, trim=False)


def part(node: ET.Element, ident: str, title: str, trim: bool) -> Part:
    """A course or a block with what lies in it."""
    inner = [(one.tag.rpartition("}")[2], one) for one in node]
    return Part(ident, title, tuple(child(kind, one, trim) for kind, one in inner if kind in ("au", "block")))


def child(kind: str, node: ET.Element, trim: bool) -> Au | Part:
    return au(node, trim) if kind == "au" else part(node, node.get("id", ""), text(node, "title"), trim)


def au(node: ET.Element, trim: bool) -> Au:
    url = node.findtext("{*}url") or ""
    move_on = node.get("moveOn", "NotApplicable")
    if move_on not in MET:
        raise NotImported(f"moveOn is {move_on!r}")
    return Au(
        id=node.get("id", ""),
        title=text(node, "title"),
        url=url.strip() if trim else url,
        move_on=move_on,
        mastery=mastery(node.get("masteryScore")),
        launch_method=node.get("launchMethod", "AnyWindow"),
        parameters=text(node, "launchParameters"),
        entitlement=text(node, "entitlementKey"),
    )


def mastery(text: str | None) -> float | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        raise NotImported(f"masteryScore is {text!r}") from None
