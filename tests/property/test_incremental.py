"""A build with the memory of earlier ones gives what a fresh build gives, whatever has changed in between."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from random import Random

import pytest

from ctlc_scorm import pipeline
from ctlc_scorm.report import as_json, ordered
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.memory import Beside, Memory

COURSE = Path(__file__).parents[1] / "golden" / "every-block" / "course"
ROUNDS = 12


def outcome(root: Path, memory: Memory) -> tuple[str, dict[str, bytes]]:
    compiled = pipeline.compile_course(root, memory=memory)
    built = pipeline.build(compiled, "scorm12", "single")
    package = built.package
    files = {name: package.read(name) for name in package.files} if package else {}
    return as_json(ordered(built.findings)), files


def change(root: Path, random: Random) -> None:
    """One thing that authors do, now and then a fault."""
    path = random.choice([path for path in sorted(root.rglob("*")) if path.suffix in (".md", ".yaml", ".bib", ".svg")])
    text = path.read_text("utf-8")
    lines = text.splitlines(keepends=True)
    at = random.randrange(len(lines)) if lines else 0
    deeds = [
        lambda: [*lines, "\n\nMore words, and a [link](01-start.md#nowhere).\n"],
        lambda: lines[:at] + lines[at + 1 :],
        lambda: [*lines[:at], *lines[at : at + 1] * 2, *lines[at + 1 :]],
        lambda: [*lines[:at], "## A heading\n", *lines[at:]],
        lambda: [text.replace("a", "e", 1)],
    ]
    path.write_text("".join(random.choice(deeds)()), "utf-8")


@pytest.mark.parametrize("seed", range(6))
def test_a_course_that_changes_is_built_as_if_it_were_new(seed: int, tmp_path: Path) -> None:
    root, random, memory = tmp_path / "course", Random(seed), Memory()
    shutil.copytree(COURSE, root)
    for _ in range(ROUNDS):
        assert outcome(root, memory) == outcome(root, Memory())
        if random.random() < 0.3:  # and back, as by an editor's undo
            shutil.rmtree(root)
            shutil.copytree(COURSE, root)
        change(root, random)


def test_an_id_that_moves_between_pages_is_found_twice_only_while_it_is_there_twice(tmp_path: Path) -> None:
    root, memory = tmp_path / "course", Memory()
    shutil.copytree(COURSE, root)
    first, second = sorted(root.glob("modules/*/*.md"))[:2]
    own, other = first.read_text("utf-8"), second.read_text("utf-8")
    block = "\n\n:::{reflection} a-new-one\nWhat do you see?\n:::\n"
    for one, two, twice in ((own + block, other + block, True), (own, other + block, False), (own, other, False)):
        first.write_text(one, "utf-8")
        second.write_text(two, "utf-8")
        findings, _ = outcome(root, memory)
        assert ("is used twice" in findings) is twice


def test_only_what_has_changed_is_made_again() -> None:
    memory, made = Memory(), list[str]()

    def recorded(text: str, findings: list[Finding]) -> str:
        made.append(text)
        return text

    for text in ("a", "a", "b", "a"):
        assert memory.recall("name", (text,), [], partial(recorded, text)) == text
    assert made == ["a", "b", "a"]


class Thing:
    pass


def test_a_value_beside_an_object_goes_with_it() -> None:
    made: list[int] = []

    def make(thing: Thing) -> int:
        made.append(id(thing))
        return len(made)

    beside = Beside(make)
    one = Thing()
    assert (beside(one), beside(one)) == (1, 1)
    del one
    assert beside.values == {}
