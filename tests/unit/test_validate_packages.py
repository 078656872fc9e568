"""Every faulty package of `tests/packages` has its one finding at its place, and its valid twin has none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ctlc_scorm import report
from ctlc_scorm.rules.all import rules
from ctlc_scorm.rules.registry import page
from ctlc_scorm.source.findings import Rule
from ctlc_scorm.validate.run import validate
from tests.unit import test_validate_zip as zips

FOLDER = Path(__file__).parents[1] / "packages"
EXPECTED = {
    line.split()[0]: tuple(line.split(maxsplit=3)[1:])
    for line in (FOLDER / "expected.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
}
ERRORS = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/*-error"))
VALID = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/*-valid"))
NOTICE = "P160"
"""That sequencing is not checked in depth: every package that has it gets this, and it is no fault."""


def found(name: str) -> list[tuple[str, ...]]:
    findings = report.ordered(validate(FOLDER / name).findings)
    return [(one.rule.code, one.severity.name.lower(), str(one.span)) for one in findings]


@pytest.mark.parametrize("name", ERRORS)
def test_the_fault_is_found_at_its_place_and_nothing_else_is_reported(name: str) -> None:
    expected = EXPECTED[name]
    assert [one for one in found(name) if one[0] != NOTICE or expected[0] == NOTICE] == [expected]


@pytest.mark.parametrize("name", VALID)
def test_nothing_is_found_in_the_twin(name: str) -> None:
    assert [one for one in found(name) if one[0] != NOTICE] == []


def test_every_faulty_package_has_its_twin_and_its_expectation() -> None:
    assert {name.removesuffix("-error") for name in ERRORS} == {name.removesuffix("-valid") for name in VALID}
    assert EXPECTED.keys() == set(ERRORS)


PACKAGE_RULES = [rule for code, rule in rules().items() if re.fullmatch(r"[PK]\d{3}", code)]
OWN = {"P152", "P153"}
"""What we ask of our own pages only; tried in `test_package_verify.py`."""


def test_every_rule_for_packages_has_a_pair() -> None:
    tried = {expected[0] for expected in EXPECTED.values()} | zips.TRIED | OWN
    assert {rule.code for rule in PACKAGE_RULES} == tried


@pytest.mark.parametrize("rule", PACKAGE_RULES, ids=lambda rule: rule.code)
def test_every_rule_for_packages_has_its_source(rule: Rule) -> None:
    assert "\nSource: " in page(rule)
