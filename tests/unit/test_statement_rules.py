"""The rules for statements: the corpus, the examples of their pages, and any JSON at all."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctlc_scorm.rules.all import rules
from ctlc_scorm.rules.registry import page
from ctlc_scorm.rules.statements import batch_faults, statement_faults
from ctlc_scorm.source.findings import Rule
from tests.statements import BASE, CASES, Case

PART = re.compile(r"^(Example|Use instead):\n\n((?:(?: {4}.*)?\n)+)", re.MULTILINE)
SHOWN = [rule for code, rule in rules().items() if re.match(r"X0", code) and "Example:" in rule.page]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "actor", "verb", "object", "objectType", "member", "mbox", "definition", "score"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_statement_breaks_the_rules_it_is_meant_to_and_no_other(case: Case) -> None:
    assert {fault.rule.code for fault in statement_faults(case.statement)} == {*case.codes, *case.warnings}
    assert case.valid == (not any(fault.refused for fault in statement_faults(case.statement)))


def examples(rule: Rule) -> dict[str, Any]:
    found = {part: json.loads(text) for part, text in PART.findall(page(rule) + "\n\n")}
    return {part: value if {"actor", "verb"} <= value.keys() else BASE | value for part, value in found.items()}


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_example_of_the_page_has_the_fault_and_what_is_used_instead_has_none(rule: Rule) -> None:
    shown = examples(rule)
    assert {fault.rule.code for fault in statement_faults(shown["Example"])} == {rule.code}
    assert statement_faults(shown["Use instead"]) == []


def test_the_corpus_has_a_case_for_every_rule_on_single_statements() -> None:
    broken = {code for case in CASES for code in (*case.codes, *case.warnings)}
    together = {"X023", "X027"}
    assert {code for code in rules() if code.startswith("X0")} - together == broken


@given(JSON)
def test_any_json_gets_faults_and_no_traceback(value: object) -> None:
    faults = statement_faults(value)
    assert faults and all(str(fault).startswith(fault.rule.code) for fault in faults)


@given(JSON, st.sampled_from(["actor", "verb", "object", "result", "context", "attachments", "timestamp", "id"]))
def test_any_json_in_a_place_of_a_sound_statement_gets_no_traceback(value: object, place: str) -> None:
    statement_faults(BASE | {place: value})


def test_an_id_twice_among_statements_sent_together_is_found_in_any_case_of_letters() -> None:
    name = "1d1a5d6e-6d8c-4c44-9d2c-0a1c5f4e2b11"
    faults = batch_faults([BASE | {"id": name}, BASE | {"id": name.upper()}])
    assert [fault.rule.code for fault in faults] == ["X027"]
