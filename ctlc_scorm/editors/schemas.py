"""JSON Schemas (draft 2020-12) of what people write in YAML, made from the models that the compiler reads it with."""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from textwrap import dedent
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from ctlc_scorm.course.files import FILES, below
from ctlc_scorm.course.schema import PageFile
from ctlc_scorm.course.theme import COLORS
from ctlc_scorm.credit.schemes import SchemeFile, schemes
from ctlc_scorm.source.schema import Schema

DRAFT = "https://json-schema.org/draft/2020-12/schema"
PLACES: dict[str, tuple[str, str, Any]] = {
    "course": ("course.yaml", "The course, its minutes and its modules", FILES["course.yaml"]),
    "page": ("modules/*/*.md", "The front matter of a page: the lines between `---` at its head", PageFile),
    "blueprint": ("assessment/blueprint.yaml", "The final assessment", FILES["assessment/blueprint.yaml"]),
    "glossary": ("glossary.yaml", "The terms of the course, by id", FILES["glossary.yaml"]),
    "support": ("support.yaml", "The lines under *Need support?*, in their order", FILES["support.yaml"]),
    "facts": ("facts.yaml", "Figures and addresses that age, by id", FILES["facts.yaml"]),
    "theme": ("theme.yaml", "Colors, fonts and the logo", FILES["theme.yaml"]),
    "credit-scheme": ("ctlc_scorm/credit/schemes/*.yaml", "What contact minutes are called elsewhere", SchemeFile),
}
"""The schemas by name: where what they describe is written, a title, the kind of it."""


def json_schema(name: str) -> dict[str, Any]:
    """The schema of a name in `PLACES`."""
    path, title, kind = PLACES[name]
    made = TypeAdapter(kind).json_schema(schema_generator=_Generator)
    models = {model.__name__: model for model in _models(kind)}
    for part in (made, *made.get("$defs", {}).values()):
        _finish(part, models.get(part.get("title", "")))
    return {
        "$schema": DRAFT,
        "title": title,
        "description": f"{path}: {title}.",
        **_without(made, "title", "description"),
    }


def write_schemas(out: Path, names: Iterable[str] = PLACES) -> list[Path]:
    """Write the schemas of these names into a folder; gives their files. Raises OSError."""
    out.mkdir(parents=True, exist_ok=True)
    paths = {name: out / f"{name}.schema.json" for name in names}
    for name, path in paths.items():
        path.write_bytes(as_text(name).encode("utf-8"))
    return list(paths.values())


def as_text(name: str) -> str:
    return json.dumps(json_schema(name), ensure_ascii=False, indent=2) + "\n"


class _Generator(GenerateJsonSchema):
    """Texts may look like numbers (`value: 988`): the compiler takes every plain value as it is written."""

    def str_schema(self, schema: Any) -> dict[str, Any]:
        made = super().str_schema(schema)
        return made if "pattern" in made else {**made, "type": ["string", "number", "boolean"]}


def _models(kind: Any) -> Iterator[type[Schema]]:
    """Every model in a kind."""
    if isinstance(kind, type) and issubclass(kind, Schema):
        yield kind
        for key in kind.model_fields:
            yield from _models(below(kind, key))
    elif (inner := below(kind)) is not None:
        yield from _models(inner)


def _finish(part: dict[str, Any], model: type[Schema] | None) -> None:
    """What only the models know: needed keys, help, and no default where a value is needed."""
    _tidy_mapping(part)
    if model is None:
        return
    part["description"] = " ".join((model.__doc__ or "").split())
    if model.required:
        part["required"] = list(model.required)
    for key, value in part.get("properties", {}).items():
        _tidy_mapping(value)
        _not_null(value)
        value.pop("title", None)
        if key in model.required:
            value.pop("default", None)
        value["description"] = descriptions(model)[key]
        if known := KNOWN.get((model.__name__, key)):
            known(value)


def _not_null(value: dict[str, Any]) -> None:
    """`x | None` is `x`: a key without a value counts as absent."""
    kinds = value.get("anyOf", [])
    if {"type": "null"} in kinds:
        kinds.remove({"type": "null"})
        value.pop("default", None)
        if len(kinds) == 1:
            value.update(value.pop("anyOf")[0])


def _tidy_mapping(value: dict[str, Any]) -> None:
    """Pydantic checks the keys that fit a pattern and lets others pass; here every key has to fit."""
    if patterns := value.pop("patternProperties", None):
        ((pattern, inner),) = patterns.items()
        value["propertyNames"] = {"pattern": pattern, "maxLength": 60}
        value["additionalProperties"] = inner


KNOWN: dict[tuple[str, str], Callable[[dict[str, Any]], object]] = {
    ("CreditFile", "schemes"): lambda value: value.update(items={"enum": list(schemes())}),
    ("CreditFile", "ceu"): lambda value: (value.pop("default"), value.update({"not": {}})),
    ("ThemeFile", "colors"): lambda value: value.update(propertyNames={"enum": list(COLORS)}),
}
"""What the compiler knows beyond the models."""


@cache
def descriptions(model: type[Schema]) -> dict[str, str]:
    """The text under each field in the source of a model."""
    (body,) = ast.parse(dedent(inspect.getsource(model))).body
    assert isinstance(body, ast.ClassDef)
    found = {}
    for field, text in pairwise(body.body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(text, ast.Expr):
            found[field.target.id] = " ".join(str(ast.literal_eval(text.value)).split())
    return found


def _without(made: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in made.items() if key not in keys}
