"""An answer that is no success."""

from __future__ import annotations

from collections.abc import Sequence

from ctlc_scorm.rules.statements import Fault


class Refused(Exception):  # noqa: N818 (an outcome, not a fault of ours)
    """Status, and in words why; `faults` name the rules that were broken."""

    def __init__(self, status: int, why: str, faults: Sequence[Fault] = ()) -> None:
        super().__init__(why)
        self.status = status
        self.faults = faults

    def body(self) -> dict[str, object]:
        told = [{"code": one.rule.code, "path": one.path, "message": one.message} for one in self.faults]
        return {"error": str(self), **({"faults": told} if told else {})}
