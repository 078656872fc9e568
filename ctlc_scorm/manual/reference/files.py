"""The keys of every YAML file, from the models that read them."""

from __future__ import annotations

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from ctlc_scorm.course.files import FILES, below
from ctlc_scorm.course.schema import LockFile, PageFile
from ctlc_scorm.editors.schemas import PLACES, descriptions
from ctlc_scorm.manual.reference.markdown import code, page, plain, table
from ctlc_scorm.source.schema import Schema
from ctlc_scorm.starters import ROOT

KINDS: dict[str, tuple[str, str, Any]] = {
    "course": ("course.yaml", PLACES["course"][1], FILES["course.yaml"]),
    "page": ("The head of a page", PLACES["page"][1], PageFile),
    **{name: (path, title, kind) for name, (path, title, kind) in PLACES.items() if path in FILES and name != "course"},
    "lock": ("course.lock", "What has been released. The tool writes it; it is read here and never edited", LockFile),
}


def pages() -> Iterator[tuple[str, str]]:
    for name, (title, says, kind) in KINDS.items():
        yield name, page(title, _parts(says, kind, title))


def _parts(says: str, kind: Any, path: str) -> Iterator[str]:
    yield f"{plain(says)}."
    if not _is_model(kind):
        yield _shape(kind)
    for model, where in _models(kind, ""):
        if where:
            yield f"## {where}"
        yield plain(model.__doc__ or "") if where else ""
        yield table(f"Keys of {where or 'this file'}", ("Key", "Value", "Needed?", "What it says"), _rows(model))
    yield from _example(path)


def _rows(model: type[Schema]) -> Iterator[tuple[str, str, str, str]]:
    for name, field in model.model_fields.items():
        need = "yes" if name in model.required else "no"
        yield f"`{name}`", words(field.annotation), need, plain(descriptions(model).get(name, "")) or "-"


def _example(path: str) -> Iterator[str]:
    """The file of the small course, notes and all."""
    if (example := ROOT / "small" / path).is_file():
        yield "## An example"
        yield "This is the file of the small course that `ctlc-scorm new` writes. What stands after `#` are notes."
        yield code(example.read_text("utf-8").split("\n", 2)[2], "yaml")


def _shape(kind: Any) -> str:
    return (
        "The file is a list: each line of it is one of these."
        if get_origin(kind) is tuple
        else ("The file holds names, each with one of these under it.")
    )


def _models(kind: Any, where: str) -> Iterator[tuple[type[Schema], str]]:
    """The models in a kind, with the keys that lead to them."""
    if not _is_model(kind):
        inner = below(kind)
        if inner is not None:
            yield from _models(inner, where)
        return
    yield kind, where
    for name in kind.model_fields:
        yield from _models(below(kind, name), f"{where}.{name}".lstrip("."))


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Schema)


def words(kind: Any) -> str:
    """A kind of value in words."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return words(inner[0])
    if origin is Literal:
        return " or ".join(f"`{value}`" for value in inner)
    if origin in (Union, UnionType):
        return " or ".join(dict.fromkeys(words(one) for one in inner if one is not type(None)))
    if origin is dict:
        return "names with values"
    if origin in (tuple, list):
        return "a list" if len(inner) != 2 or inner[1] is Ellipsis else "a list of two"
    return {"str": "text", "float": "a number", "int": "a whole number", "bool": "yes or no"}.get(
        getattr(kind, "__name__", ""), "keys of its own"
    )
