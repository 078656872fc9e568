"""What the doctor says of one thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "missing", "wrong"]


@dataclass(frozen=True)
class Line:
    """One thing that was looked at: `missing` is needed for some commands only, `wrong` stands in the way."""

    name: str
    state: State
    says: str
    mend: str = ""
