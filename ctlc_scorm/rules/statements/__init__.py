"""The rules for xAPI statements, as plain data over parsed JSON: `statement_faults(value)`.

An LRS must refuse a statement that breaks a rule of severity error; the warnings are for those who write statements.
"""

from __future__ import annotations

from ctlc_scorm.rules.statements import form, session, values
from ctlc_scorm.rules.statements.fault import Fault
from ctlc_scorm.rules.statements.statement import statement

__all__ = ["Fault", "batch_faults", "form", "session", "statement_faults", "values"]


def statement_faults(value: object) -> list[Fault]:
    """Everything that is wrong with one statement, in the order of its text."""
    return list(statement(value))


def batch_faults(found: list[object]) -> list[Fault]:
    """Everything that is wrong with statements that are sent together."""
    faults = [fault for at, one in enumerate(found) for fault in statement(one, f"[{at}]")]
    ids = [str(one["id"]).lower() for one in found if isinstance(one, dict) and "id" in one]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    return faults + [Fault(values.ID_TWICE, "id", f"{name} comes twice") for name in twice]
