"""JSON Schema 2020-12, as much of it as the schemas here use; a word that is not known here raises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "object": (dict,),
    "array": (list,),
}
SAID = {"$schema", "$defs", "title", "description", "default"}
NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?")


def core(text: str) -> Any:
    """YAML as editors read it: by the core schema of YAML 1.2."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    return _value(node) if node is not None else None


def _value(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(part) for part in node.value]
    text: str = node.value
    if getattr(node, "style", ""):
        return text
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if NUMBER.fullmatch(text):
        return int(text) if re.fullmatch(r"[-+]?\d+", text) else float(text)
    return text


def faults(schema: dict[str, Any], value: Any, root: dict[str, Any] | None = None, path: str = "") -> list[str]:
    """What is wrong with a value, each with its path."""
    root = root or schema
    return [fault for word in schema for fault in _word(word, schema, value, root, path)]


def _word(word: str, schema: dict[str, Any], value: Any, root: dict[str, Any], path: str) -> Iterator[str]:
    given = schema[word]
    if word in SAID:
        return
    if word == "$ref":
        yield from faults(root["$defs"][given.removeprefix("#/$defs/")], value, root, path)
    elif word == "anyOf":
        if all(faults(part, value, root, path) for part in given):
            yield f"{path}: none of anyOf"
    elif word == "not":
        if not faults(given, value, root, path):
            yield f"{path}: forbidden"
    elif word == "items" and isinstance(value, list):
        for index, part in enumerate(value[len(schema.get("prefixItems", [])) :]):
            yield from faults(given, part, root, f"{path}/{index}")
    elif word == "prefixItems" and isinstance(value, list):
        for index, (part, inner) in enumerate(zip(value, given, strict=False)):
            yield from faults(inner, part, root, f"{path}/{index}")
    elif word in ("properties", "additionalProperties", "propertyNames") and isinstance(value, dict):
        yield from _keys(word, schema, value, root, path)
    elif not _holds(word, given, value):
        yield f"{path}: {word} {given}"


def _keys(word: str, schema: dict[str, Any], value: dict[str, Any], root: dict[str, Any], path: str) -> Iterator[str]:
    known = schema.get("properties", {})
    for key, part in value.items():
        if word == "propertyNames":
            yield from faults(schema[word], key, root, f"{path}/{key}")
        elif word == "properties" and key in known:
            yield from faults(known[key], part, root, f"{path}/{key}")
        elif word == "additionalProperties" and key not in known:
            if schema[word] is False:
                yield f"{path}/{key}: unknown"
            else:
                yield from faults(schema[word], part, root, f"{path}/{key}")


def _holds(word: str, given: Any, value: Any) -> bool:
    if word == "type":
        names = given if isinstance(given, list) else [given]
        return any(
            isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool)) for name in names
        )
    if word == "enum":
        return bool(value in given)
    if word == "required":
        return not isinstance(value, dict) or all(key in value for key in given)
    if word in ("pattern", "minLength", "maxLength"):
        return not isinstance(value, str) or _fits(word, given, value)
    if word in ("minItems", "maxItems"):
        return not isinstance(value, list) or (len(value) >= given if word == "minItems" else len(value) <= given)
    number = not isinstance(value, bool) and isinstance(value, int | float)
    bounds = {
        "minimum": lambda: value >= given,
        "maximum": lambda: value <= given,
        "exclusiveMinimum": lambda: value > given,
    }
    return not number or bool(bounds[word]())


def _fits(word: str, given: Any, value: str) -> bool:
    if word == "pattern":
        return re.search(given, value) is not None
    return bool(len(value) >= given if word == "minLength" else len(value) <= given)
