"""Pydantic models for what authors write, read so that every fault has its place and none hides another."""

from __future__ import annotations

import os
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Annotated, Any, ClassVar, TypeVar

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # or every run looks through all installed packages

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from ctlc_scorm.source.faults import MISSING_KEY, UNKNOWN_KEY, WRONG_VALUE
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.mends import respelt, rewritten, supplied
from ctlc_scorm.source.yaml import Document, Path

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Schema(BaseModel):
    """The base of the source schemas. Every field has a default, so that a faulty file still gives a model, with a gap;
    `required` names the keys whose absence is a finding."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    required: ClassVar[tuple[str, ...]] = ()
    usual: ClassVar[dict[str, str]] = {}
    """What is written for a needed key that is missing, where that says nothing about the content."""


S = TypeVar("S", bound=Schema)


def read_schema(model: type[S], document: Document, findings: list[Finding]) -> S:
    """A model of the document's data. Each fault becomes a finding and its value a gap."""
    data = document.data
    if not isinstance(data, dict):
        if not document.broken:
            findings.append(WRONG_VALUE.at(document.value(), "this must be a list of `key: value` lines"))
        return model()
    data = _filled(data)
    wrong: set[Path] = set()
    for _ in range(4):
        try:
            result = model.model_validate(data)
        except ValidationError as error:
            faults = {_path(fault["loc"], data): fault for fault in reversed(error.errors(include_url=False))}
            for path, fault in sorted(faults.items(), key=lambda found: len(found[0]), reverse=True):
                findings.append(_finding(model, document, fault))
                wrong.add(path)
                data = _without(data, path)
        else:
            findings += _missing(result, document, (), wrong)
            return result
    return model()


def _filled(data: Any) -> Any:
    """The data without keys that have no value."""
    if isinstance(data, dict):
        return {key: _filled(value) for key, value in data.items() if value is not None}
    return [_filled(value) for value in data] if isinstance(data, list) else data


def _path(location: Path, data: Any) -> Path:
    """The part of pydantic's location that exists in the data (it may end in names of union members)."""
    path: list[str | int] = []
    step: Any
    for step in location:
        if (isinstance(data, dict) and step in data) or (isinstance(data, list) and isinstance(step, int)):
            path.append(step)
            data = data[step]
    return tuple(path)


def _without(data: Any, path: Path) -> Any:
    """A copy of the data without the value at a path."""
    if not path:
        return {}
    head: Any = path[0]
    copy = data.copy()
    if path[1:]:
        copy[head] = _without(data[head], path[1:])
    elif isinstance(copy, list):
        copy[head] = {} if isinstance(copy[head], dict) else ""
    else:
        del copy[head]
    return copy


def _finding(model: type[Schema], document: Document, fault: Any) -> Finding:
    path = _path(fault["loc"], document.data)
    if fault["type"] == "extra_forbidden":
        return _unknown(model, document, path)
    name = next((step for step in reversed(path) if isinstance(step, str)), "this")
    hint, fix = HINTS.get(fault["type"], ""), rewritten(document, path, fault)
    return WRONG_VALUE.at(document.value(*path), f"`{name}`: {_words(fault)}", hint, fix=fix)


def _unknown(model: type[Schema], document: Document, path: Path) -> Finding:
    inner = _place(model, path[:-1])
    known = list(inner.model_fields)
    near = get_close_matches(str(path[-1]), known, 1)
    hint = f"Did you mean `{near[0]}`?" if near else f"Known here: {', '.join(known)}."
    message = f"`{path[-1]}` is not a key of this place"
    fix = respelt(document, path, [key for key in known if _takes(inner, key, document.at(path))])
    return UNKNOWN_KEY.at(document.key(*path), message, hint, fix=fix)


def _place(model: type[Schema], path: Path) -> type[Schema]:
    """The model of what stands at a path."""
    for step in path:
        if isinstance(step, str) and (field := model.model_fields.get(step)):
            model = _inner(field.annotation) or model
    return model


def _takes(model: type[Schema], key: str, value: Any) -> bool:
    """Whether a value would do under a key."""
    try:
        model.model_validate({key: _filled(value)})
    except ValidationError:
        return False
    return True


def _inner(annotation: Any) -> type[Schema] | None:
    if isinstance(annotation, type) and issubclass(annotation, Schema):
        return annotation
    return next((found for part in getattr(annotation, "__args__", ()) if (found := _inner(part))), None)


HINTS = {
    "string_pattern_mismatch": "An id is made of lower-case letters, digits and hyphens, and begins with a letter.",
    "float_parsing": "Write a plain number, such as 8 or 2.5.",
    "int_parsing": "Write a whole number, such as 3.",
}


def _words(fault: Any) -> str:
    given = fault.get("input")
    shown = f" (here: `{given}`)" if isinstance(given, str) and given else ""
    if fault["type"] == "string_pattern_mismatch":
        return f"this is not an id{shown}"
    message: str = fault["msg"]
    return message.removeprefix("Value error, ").removeprefix("Input ").replace("valid string", "text") + shown


def _missing(value: Any, document: Document, path: Path, wrong: set[Path]) -> Iterator[Finding]:
    """Every required key that is absent or empty, in this model and in those below it."""
    if isinstance(value, Schema):
        for name in value.required:
            if name not in value.model_fields_set and (*path, name) not in wrong:
                message, hint = f"`{name}` is missing here", f"Add `{name}: ...`."
                fix = supplied(document, name, value.usual.get(name, ""), list(type(value).model_fields))
                yield MISSING_KEY.at(document.key(*path, name), message, hint, fix=fix)
        parts: Any = ((name, getattr(value, name)) for name in sorted(value.model_fields_set))
    elif isinstance(value, list | tuple):
        parts = enumerate(value)
    else:
        parts = value.items() if isinstance(value, dict) else ()
    for step, part in parts:
        yield from _missing(part, document, (*path, step), wrong)
