"""YAML laid out anew: indentation two, keys in the order of their model, scalars and comments as they were."""

from __future__ import annotations

import re
from typing import Any

import yaml

from ctlc_scorm.source.yaml import Loader
from ctlc_scorm.tidy import meaning
from ctlc_scorm.tidy.layout import Layout, UnusualError

UNUSUAL = re.compile(r"^(---|\.\.\.|%|\? )|\t", re.MULTILINE)
COMMENT = re.compile(r"(?:^|(?<=\s))#.*$", re.MULTILINE)


def tidy_yaml(text: str, kind: Any) -> str:
    """The text with one layout, or as it is where that would not say the same."""
    text = text.replace("\r\n", "\n")
    if UNUSUAL.search(text) or not text.strip():
        return text
    try:
        node = yaml.compose(text, Loader=Loader)
        new = Layout(text).file(node, kind) if node is not None else text
    except (yaml.YAMLError, UnusualError, ValueError, RecursionError):
        return text
    if new == text:
        return text
    return new if meaning.yaml(new) == meaning.yaml(text) and _comments(new) == _comments(text) else text


def _comments(text: str) -> list[str]:
    return sorted(found.rstrip() for found in COMMENT.findall(text))
