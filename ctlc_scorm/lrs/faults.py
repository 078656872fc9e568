"""Faults by switch: what goes wrong, with which requests, and how often."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Drop = Literal["", "request", "answer"]


@dataclass
class Fault:
    """Meets requests whose method and resource begin as said, after `after` of them, `times` times (-1: for ever)."""

    status: int = 0
    """Answered instead of serving the request."""
    drop: Drop = ""
    """The connection ends before the request is served, or after it, before the answer. Browsers send a request once
    more by themselves when a connection that they kept ends so: it takes two `times` for a page to notice.
    """
    delay: float = 0
    served: bool = False
    """The request is served, and the status answered all the same."""
    methods: str = ""
    resource: str = ""
    after: int = 0
    times: int = -1

    def meets(self, method: str, resource: str) -> bool:
        """Whether it happens to this request; counts."""
        if (self.methods and method not in self.methods.split()) or not resource.startswith(self.resource):
            return False
        if self.after > 0:
            self.after -= 1
            return False
        if self.times == 0:
            return False
        self.times -= 1 if self.times > 0 else 0
        return True


@dataclass(frozen=True)
class Trouble:
    """All faults that meet one request."""

    status: int = 0
    served: bool = False
    drop: Drop = ""
    delay: float = 0


def trouble(faults: Iterable[Fault], method: str, resource: str) -> Trouble:
    met = [fault for fault in faults if fault.meets(method, resource)]
    failed = next((fault for fault in met if fault.status), Fault())
    dropped: Drop = next((fault.drop for fault in met if fault.drop), "")
    return Trouble(failed.status, failed.served, dropped, sum(fault.delay for fault in met))


NAMES = ("status", "drop", "delay", "served", "methods", "resource", "after", "times")


def parse(text: str) -> Fault:
    """A fault as the command line says it: `status=401,after=3,resource=statements`."""
    made = Fault()
    for part in filter(None, text.split(",")):
        name, _, value = part.partition("=")
        if name not in NAMES:
            raise ValueError(f"there is no {name!r} in a fault; there is {', '.join(NAMES)}")
        setattr(made, name, read(getattr(made, name), name, value))
    return made


def read(default: object, name: str, value: str) -> object:
    if isinstance(default, bool):
        return value == "true"
    if isinstance(default, str):
        return value
    return float(value) if name == "delay" else int(value)
