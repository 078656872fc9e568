"""What earlier runs made, so that a run over a changed course makes anew only what the change touches."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, cast

from ctlc_scorm.source.findings import Finding

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class _Kept:
    inputs: tuple[object, ...]
    value: object
    findings: tuple[Finding, ...]


@dataclass
class Memory:
    """Values by name, each with what it was made of. A command that runs once starts with an empty one."""

    kept: dict[Hashable, _Kept] = field(default_factory=dict)

    def recall(
        self, name: Hashable, inputs: tuple[object, ...], findings: list[Finding], make: Callable[[list[Finding]], V]
    ) -> V:
        """The value of that name, made again if any input is another than it was. What was found in making it is
        added to `findings` each time.
        """
        kept = self.kept.get(name)
        if kept is None or not _same(kept.inputs, inputs):
            found: list[Finding] = []
            value = make(found)
            kept = self.kept[name] = _Kept(inputs, value, tuple(found))
        findings += kept.findings
        return cast(V, kept.value)


def _same(before: tuple[object, ...], now: tuple[object, ...]) -> bool:
    return len(before) == len(now) and all(one is other or one == other for one, other in zip(before, now, strict=True))


class Beside(Generic[K, V]):
    """A value for each object, made once and kept as long as the object lives."""

    def __init__(self, make: Callable[[K], V]) -> None:
        self.make = make
        self.values: dict[int, tuple[weakref.ref[Any], V]] = {}

    def __call__(self, subject: K) -> V:
        found = self.values.get(id(subject))
        if found is None or found[0]() is not subject:
            number = id(subject)
            ref = weakref.ref(subject, lambda gone: self.forget(number, gone))
            found = self.values[number] = (ref, self.make(subject))
        return found[1]

    def forget(self, number: int, gone: weakref.ref[Any]) -> None:
        found = self.values.get(number)
        if found is not None and found[0] is gone:
            del self.values[number]
