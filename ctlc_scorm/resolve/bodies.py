"""The blocks of one file, with all that came with them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ctlc_scorm.blocks.body import BodyReader
from ctlc_scorm.course.model import Asset, Block
from ctlc_scorm.parse import PageSource
from ctlc_scorm.prose.names import Names
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.text import Span


@dataclass(frozen=True, eq=False)
class Read:
    """The blocks of a file, with the ids and the media that came with them."""

    blocks: tuple[Block, ...]
    ids: dict[str, Span]
    used: dict[str, Asset]
    findings: list[Finding]

    @classmethod
    def of(cls, page: PageSource, names: Names, taken: dict[str, Span]) -> Read:
        own, findings, ids = replace(names, used={}), list[Finding](), dict(taken)
        blocks = BodyReader(page.source, own, findings, ids).blocks(page.body)
        return cls(blocks, ids, own.used, findings)
