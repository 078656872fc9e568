"""Prose: a stretch of Markdown between blocks."""

from __future__ import annotations

from dataclasses import dataclass

from ctlc_scorm.course.model import Block
from ctlc_scorm.source.markdown import Nodes


@dataclass(frozen=True, kw_only=True)
class Prose(Block):
    """Paragraphs, headings, lists, tables, quotes, code, footnotes."""

    nodes: Nodes

    def prose(self) -> tuple[Nodes, ...]:
        return (self.nodes,)
