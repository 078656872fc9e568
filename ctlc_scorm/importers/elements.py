"""Elements of lxml, whatever their namespace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def name_of(node: Any) -> str:
    """The local name of an element in lower case; nothing for comments and the like."""
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def children(node: Any, *names: str) -> Iterator[Any]:
    """The children of these names."""
    return (child for child in node if name_of(child) in names)


def child(node: Any, name: str) -> Any:
    """The first child of a name, or None."""
    return next(children(node, name), None)


def below(node: Any, *names: str) -> Iterator[Any]:
    """All elements of these names below a node, in order."""
    return (one for one in node.iterdescendants() if name_of(one) in names)


def text_of(node: Any) -> str:
    """All text in a node; nothing of None."""
    return "" if node is None else "".join(node.itertext())
