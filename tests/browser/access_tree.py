"""What Chromium tells assistive technology of a page: its accessibility tree, and what can be wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from playwright.sync_api import Page

LANDMARKS = {"banner", "navigation", "main", "contentinfo", "complementary", "region", "search", "form"}
CONTROLS = {
    "button",
    "checkbox",
    "combobox",
    "radio",
    "textbox",
    "link",
    "tab",
    "DisclosureTriangle",
    "Date",
    "searchbox",
}
NAMED = CONTROLS | {
    "group",
    "radiogroup",
    "tablist",
    "tabpanel",
    "dialog",
    "Video",
    "Audio",
    "image",
    "navigation",
    "region",
}
SILENT = {"StaticText", "InlineTextBox", "LineBreak"}


@dataclass
class Node:
    """A thing that is told, with what is told of it; what is ignored is left out."""

    role: str
    name: str
    description: str = ""
    states: dict[str, Any] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, role: str, name: str = "") -> list[Node]:
        return [node for node in self.walk() if node.role == role and name in node.name]

    def one(self, role: str, name: str = "") -> Node:
        found = self.all(role, name)
        assert len(found) == 1, f"{len(found)} of {role} {name!r} in {[(n.role, n.name) for n in self.walk()]}"
        return found[0]

    @property
    def discloses(self) -> bool:
        """A disclosure, which has its name on what is pressed."""
        return bool(self.children) and self.children[0].role == "DisclosureTriangle"

    @property
    def text(self) -> str:
        return "".join(node.name for node in self.walk() if node.role == "StaticText")


def tree(page: Page) -> Node:
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    raw = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()
    root = next(node for node in raw.values() if not node.get("parentId"))
    return Node("root", "", children=list(_nodes(root, raw)))


def _nodes(raw: dict[str, Any], all: dict[str, dict[str, Any]]) -> Iterator[Node]:
    children = [node for id in raw.get("childIds", []) if id in all for node in _nodes(all[id], all)]
    if raw["ignored"]:
        yield from children
        return
    states = {one["name"]: one["value"].get("value") for one in raw.get("properties", [])}
    name, description = (str(raw.get(key, {}).get("value", "")).strip() for key in ("name", "description"))
    role = str(raw.get("role", {}).get("value", ""))
    yield Node(role, raw["name"].get("value", "") if role == "StaticText" else name, description, states, children)


def statuses(page: Page) -> list[str]:
    """The words in every live region, the empty ones too."""
    return [node.text for node in tree(page).all("status")]


def outline(root: Node) -> list[tuple[int, str]]:
    return [(int(node.states["level"]), node.name) for node in root.all("heading")]


def misnamed(page: Page) -> list[str]:
    """Things without a name, landmarks that cannot be told apart, headings that do not lead down by one."""
    root = tree(page)
    nameless = [node for node in root.walk() if node.role in NAMED and not node.name and not node.discloses]
    found = [f"no name: {node.role} {node.text[:40]!r}" for node in nameless]
    places = Counter((node.role, node.name) for node in root.walk() if node.role in LANDMARKS)
    found += [f"{count} landmarks {role} {name!r}" for (role, name), count in places.items() if count > 1]
    levels = outline(root)
    found += [f"an empty heading of level {level}" for level, name in levels if not name]
    if any(node.states.get("modal") for node in root.all("dialog")):
        return found
    for role in ("banner", "main", "contentinfo"):
        found += [] if places[(role, "")] == 1 else [f"{places[(role, '')]} of {role}"]
    found += [] if [level for level, _ in levels].count(1) == 1 and levels[0][0] == 1 else [f"outline: {levels}"]
    found += [
        f"{after[1]!r} is of level {after[0]}, after {before[1]!r}"
        for before, after in pairwise(levels)
        if after[0] > before[0] + 1
    ]
    return found
