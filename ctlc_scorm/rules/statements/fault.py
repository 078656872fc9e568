"""A fault of a statement: the rule, where in the JSON, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from ctlc_scorm.rules.statements import form
from ctlc_scorm.source.findings import Rule, Severity


@dataclass(frozen=True, slots=True)
class Fault:
    """`path` is the place in the statement, as `result.score.scaled`."""

    rule: Rule
    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.rule.code} {self.path or 'statement'}: {self.message}"

    @property
    def refused(self) -> bool:
        """Whether an LRS must refuse the statement, and not only a careful reader."""
        return self.rule.severity == Severity.ERROR


Faults = Iterator[Fault]
Check = Callable[[object, str], Faults]
Shape = Mapping[str, Check]


def under(path: str, key: object) -> str:
    return f"{path}.{key}" if path else str(key)


def record(value: object, path: str, shape: Shape, required: tuple[str, ...] = ()) -> Faults:
    """A JSON object with these keys only, each as its check wants it."""
    if not isinstance(value, dict):
        yield Fault(form.WRONG_TYPE, path, f"must be an object, and is {kind(value)}")
        return
    for key, part in value.items():
        yield from field(key, part, path, shape)
    for key in required:
        if key not in value:
            yield Fault(form.PART_MISSING, path, f"has no {key}")


def field(key: str, part: object, path: str, shape: Shape) -> Faults:
    here = under(path, key)
    if key not in shape:
        near = get_close_matches(key, shape, 1) or [name for name in shape if name.lower() == key.lower()]
        yield Fault(form.UNKNOWN_KEY, here, "is no key of this place" + (f"; meant is {near[0]}" if near else ""))
    elif part is None:
        yield Fault(form.NULL, here, "is null; leave the key out")
    else:
        yield from shape[key](part, here)


def each(check: Check) -> Check:
    """An array whose items pass the check."""

    def run(value: object, path: str) -> Faults:
        if not isinstance(value, list):
            yield Fault(form.WRONG_TYPE, path, f"must be an array, and is {kind(value)}")
            return
        for at, item in enumerate(value):
            yield from check(item, f"{path}[{at}]")

    return run


def kind(value: object) -> str:
    """The JSON type in words."""
    if value is None:
        return "null"
    names = {bool: "a boolean", dict: "an object", list: "an array", str: "a string"}
    return names.get(type(value), "a number")
