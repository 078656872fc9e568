"""The files of a course, once read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from ctlc_scorm.source.text import Source


@dataclass
class Project:
    """The files of a course by their path below its folder: texts as sources, everything else as files to copy."""

    root: Path
    sources: dict[str, Source] = field(default_factory=dict)
    media: dict[str, Path] = field(default_factory=dict)

    def folder(self, prefix: str, suffix: str = ".md") -> list[Source]:
        """The sources right in a folder, in the order of their names."""
        inside = [p for p in self.sources if p.startswith(prefix + "/") and "/" not in p[len(prefix) + 1 :]]
        return [self.sources[path] for path in sorted(inside) if path.endswith(suffix)]

    def having(self, texts: dict[str, str]) -> Project:
        """The same files with other texts in some of them."""
        return replace(self, sources=self.sources | {path: Source(path, text) for path, text in texts.items()})

    def empty(self, path: str) -> Source:
        """A stand-in for a file that is not there, so that a finding has a place."""
        return self.sources.get(path) or Source(path, "")
