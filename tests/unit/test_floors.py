"""Imports point one way: the floors of the map in ctlc_scorm/README.md, and no cycle between modules."""

from __future__ import annotations

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import ctlc_scorm

ROOT = Path(ctlc_scorm.__file__).parent


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in ROOT.rglob("*.py")}


def imports(path: Path) -> set[str]:
    """The project's modules that a module imports when it is loaded or run; imports for types alone do not count."""
    found = set()
    tree = ast.parse(path.read_text("utf-8"))
    typing_only = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if node in typing_only:
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("ctlc_scorm"):
            found |= {n if (n := f"{node.module}.{alias.name}") in MODULES else node.module for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.startswith("ctlc_scorm.")}
    return found & MODULES.keys()


GRAPH = {name: imports(path) for name, path in MODULES.items()}


def floors() -> dict[str, int]:
    """The floor of each part, from the numbered list in the map: a part may use those below it."""
    text = (ROOT / "README.md").read_text("utf-8")
    return {
        part: int(number)
        for number, parts in re.findall(r"^\| (\d+) \| ([^|]+) \|", text, flags=re.MULTILINE)
        for part in re.findall(r"`([\w.]+)`", parts)
    }


def part_of(module: str, known: dict[str, int]) -> str:
    name = module.removeprefix("ctlc_scorm.")
    while name not in known:
        assert "." in name, f"`{name}` has no floor in ctlc_scorm/README.md"
        name = name.rpartition(".")[0]
    return name


def test_no_module_imports_itself_through_others() -> None:
    list(TopologicalSorter(GRAPH).static_order())


def test_imports_point_down_the_floors_of_the_map() -> None:
    known = floors()
    wrong = [
        f"{module} -> {target}"
        for module, targets in GRAPH.items()
        for target in targets
        if module != "ctlc_scorm" and target != "ctlc_scorm"
        if (own := part_of(module, known)) != (other := part_of(target, known)) and known[other] >= known[own]
    ]
    assert wrong == []


def test_blocks_and_formats_do_not_know_each_other() -> None:
    crossing = [
        f"{module} -> {target}"
        for module, targets in GRAPH.items()
        for target in targets
        if {tuple(module.split(".")[1:2]), tuple(target.split(".")[1:2])} == {("blocks",), ("formats",)}
    ]
    assert crossing == []
