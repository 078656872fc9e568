"""What a file or a course says, without how it is written: equal before and after, or nothing is changed."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from ctlc_scorm.parse import FRONT
from ctlc_scorm.source.directives import Mark
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.markdown import Node, Nodes
from ctlc_scorm.source.text import Source, Span
from ctlc_scorm.source.yaml import read_yaml
from ctlc_scorm.tidy.view import VERBATIM, view


def page(text: str) -> Any:
    """A page: its front matter, its blocks, its fences with their options."""
    front = FRONT.match(text)
    data = yaml(front[1]) if front else None
    return data, tuple(nodes((thing.node,)) if thing.node else _mark(thing.mark) for thing in view(text).things)


def yaml(text: str) -> Any:
    """The data of a YAML text, and its comments; the order of keys is for whoever knows the place."""
    findings: list[Finding] = []
    document = read_yaml(Source("file.yaml", text), findings)
    return document.data, document.broken, sorted(finding.message for finding in findings)


def _mark(mark: Mark | None) -> Any:
    assert mark
    if not mark.opens:
        return "close", mark.closes
    options = tuple((key, option.value) for key, option in mark.opens.options.items())
    return "open", mark.opens.name, mark.opens.argument, options


def nodes(found: Nodes) -> tuple[Any, ...]:
    """Nodes without their places; texts that touch are one, and a line ends in one way."""
    made: list[Any] = []
    for node in found:
        if node.kind == "text" and made and made[-1][0] == "text":
            made[-1] = ("text", made[-1][1] + _lines(node.value), (), ())
        else:
            children = nodes(node.children)
            if node.kind in VERBATIM and children:
                children = (*children[:-1], _ended(children[-1]))
            made.append((node.kind, _lines(node.value), node.info, children))
    return tuple(made)


def _ended(line: Any) -> Any:
    """The last line of code or HTML: it ends, even where the file ends first."""
    return (line[0], line[1].removesuffix("\n") + "\n", *line[2:])


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def course(value: Any) -> Any:
    """A resolved course (or a part of it) as plain data, without places."""
    if isinstance(value, Span | Source):
        return None
    if isinstance(value, Node):
        return nodes((value,))
    if is_dataclass(value):
        return type(value).__name__, *(course(getattr(value, field.name)) for field in fields(value))
    if isinstance(value, dict):
        items = sorted(value.items()) if any(isinstance(part, Span) for part in value.values()) else value.items()
        return "dict", *((key, course(part)) for key, part in items)
    if isinstance(value, tuple | list) and value and isinstance(value[0], Node):
        return nodes(tuple(value))
    return tuple(course(part) for part in value) if isinstance(value, tuple | list) else value


def findings(found: list[Finding]) -> list[tuple[str, str, str, str]]:
    """Findings without their lines."""
    return sorted((one.rule.code, one.span.source.path, one.message, one.hint) for one in found)
