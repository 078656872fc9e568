"""Which file of a course holds what."""

from __future__ import annotations

from typing import Any, get_args, get_origin

from ctlc_scorm.course import schema
from ctlc_scorm.source.schema import Schema, Slug

FILES: dict[str, Any] = {
    "course.yaml": schema.CourseFile,
    "assessment/blueprint.yaml": schema.BlueprintFile,
    "glossary.yaml": dict[Slug, schema.TermFile],
    "support.yaml": tuple[schema.SupportFile, ...],
    "facts.yaml": dict[Slug, schema.FactFile],
    "theme.yaml": schema.ThemeFile,
}
"""The YAML files that people write, by path, with the kind of what is in them."""


def below(kind: Any, key: str = "") -> Any:
    """The kind of a value: of a model's key, or of what a list or a mapping holds; None where any would do."""
    if isinstance(kind, type) and issubclass(kind, Schema):
        field = kind.model_fields.get(key)
        return field.annotation if field else None
    origin, inner = get_origin(kind), get_args(kind)
    if origin is dict:
        return inner[1]
    return inner[0] if origin in (tuple, list) else None


def keys(kind: Any) -> list[str]:
    """The keys of a model in their order; none where the order is the author's."""
    return list(kind.model_fields) if isinstance(kind, type) and issubclass(kind, Schema) else []
