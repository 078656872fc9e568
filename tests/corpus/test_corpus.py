"""Manifests as tools write them: what is found in each, so that a false alarm or a loss is noticed.

- `expected.tsv` is the outcome for 74 manifests of public repositories, the errors and warnings looked at by hand, the
  notes by sample. The manifests are other people's work, most without a licence that we know: only their sums are here.
  `CTLC_CORPUS` names a folder that holds them under any names; each file in it whose sum is known is held to its line.
- `shapes/` are manifests of our own, written as those tools write theirs; they are always tried.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import pytest

from ctlc_scorm import report
from ctlc_scorm.rules.all import rules
from ctlc_scorm.validate.run import validate

HERE = Path(__file__).parent
OTHERS = re.compile(r"[TC]\d{3}@|K001@")
"""Rules of xAPI and cmi5, which have their own tests, and the note where there are none."""


def lines(name: str) -> list[list[str]]:
    text = (HERE / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


EXPECTED = {row[0]: row[1:] for row in lines("expected.tsv")}
SHAPES = {row[0]: row[1] for row in lines("shapes.tsv")}


def found(path: Path) -> tuple[str, str]:
    """The kind, and the rules with their places."""
    result = validate(path)
    places = [(one.rule.code, one.span.source.place(one.span.start)) for one in report.ordered(result.findings)]
    told = [f"{code}@{line}:{column}" for code, (line, column) in places]
    return result.kind.name, " ".join(one for one in told if not OTHERS.match(one)) or "-"


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_manifests_written_as_tools_write_them(name: str) -> None:
    assert found(HERE / "shapes" / name)[1] == SHAPES[name]


def test_every_shape_has_its_expectation() -> None:
    assert {path.name for path in (HERE / "shapes").iterdir()} == set(SHAPES)


def test_expectations_are_of_rules_that_there_are() -> None:
    codes = {
        finding.split("@")[0] for _, _, findings in EXPECTED.values() for finding in findings.split() if "@" in finding
    }
    assert codes <= rules().keys()
    assert len(EXPECTED) == 74


def test_the_corpus_where_it_is_at_hand() -> None:
    folder = os.environ.get("CTLC_CORPUS")
    paths = sorted(Path(folder).rglob("*.xml")) if folder else []
    sums = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
    known = {path: EXPECTED[sum] for path, sum in sums.items() if sum in EXPECTED}
    assert bool(known) == bool(folder), "none of the known manifests is there"
    wrong = {path.name: found(path) for path, row in known.items() if found(path) != (row[1], row[2])}
    assert wrong == {}
