"""YAML with places. Every scalar stays the author's text: `1:30`, `no` and `012` are never turned into something
else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from ctlc_scorm.source.faults import DUPLICATE_KEY, YAML_SYNTAX
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.text import Source, Span

Path = tuple[str | int, ...]
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 20


@dataclass
class Document:
    """Plain data (dicts, lists, texts, None) with the span of every key and value by its path."""

    source: Source
    span: Span
    data: Any = None
    keys: dict[Path, Span] = field(default_factory=dict)
    values: dict[Path, Span] = field(default_factory=dict)
    broken: bool = False

    def at(self, path: Path) -> Any:
        """The data at a path that exists."""
        data = self.data
        for step in path:
            data = data[step]
        return data

    def key(self, *path: str | int) -> Span:
        """Where a key stands; else its value, else what is around it."""
        return self.keys.get(path) or (self.key(*path[:-1]) if path else self.value())

    def value(self, *path: str | int) -> Span:
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, self.span)


def read_yaml(source: Source, findings: list[Finding], start: int = 0, end: int | None = None) -> Document:
    """The YAML between two offsets of a source. A fault is a finding, and the data then is None."""
    text = source.text if end is None and not start else source.text[start:end]
    document = Document(source, source.span(start, start + len(text.rstrip())))
    try:
        node = yaml.compose(text, Loader=Loader)
    except (yaml.YAMLError, ValueError) as error:
        document.broken = True
        findings.append(_fault(document, error, start, len(text)))
        return document
    if node is not None:
        document.data = _Builder(document, findings, start).build(node, ())
    return document


def _fault(document: Document, error: Exception, start: int, size: int) -> Finding:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    at = start + min(getattr(mark, "index", 0), size)
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error).split("\n")[0]
    hint = "Put quotes around a value that holds `: ` or begins with a sign, and indent with spaces, not tabs."
    return YAML_SYNTAX.at(document.source.span(at), f"this cannot be read as YAML: {problem}", hint)


class _Builder:
    """Turns composed nodes into plain data and notes where each came from."""

    def __init__(self, document: Document, findings: list[Finding], start: int) -> None:
        self.document = document
        self.findings = findings
        self.start = start
        self.seen: set[int] = set()

    def build(self, node: Any, path: Path) -> Any:
        self.document.values[path] = self.span(node)
        if len(path) > MAX_DEPTH or self.again(node):
            return None
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*path, index)) for index, child in enumerate(node.value)]
        return None if not node.style and node.value in ("", "~", "null") else node.value

    def again(self, node: Any) -> bool:
        """A list or mapping that an alias repeats is refused: a few lines of them can stand for billions of values."""
        if isinstance(node, yaml.ScalarNode) or id(node) not in self.seen:
            self.seen.add(id(node))
            return False
        message, hint = "an alias (`*name`) repeats what stands here", "Write out what it stands for."
        self.findings.append(YAML_SYNTAX.at(self.span(node), message, hint))
        return True

    def mapping(self, node: Any, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            span = self.span(key_node)
            if key in data:
                first = self.document.keys[(*path, key)]
                hint = "Keep one of the two."
                self.findings.append(DUPLICATE_KEY.at(span, f"`{key}` stands twice here", hint, (first,)))
                continue
            self.document.keys[(*path, key)] = span
            data[key] = self.build(value_node, (*path, key))
        return data

    def span(self, node: Any) -> Span:
        return self.document.source.span(self.start + node.start_mark.index, self.start + node.end_mark.index)
