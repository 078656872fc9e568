"""load: a folder on disk -> a Project. The only reader of the course's files."""

from __future__ import annotations

from pathlib import Path

from ctlc_scorm.source.faults import NOT_UTF8
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.memory import Memory
from ctlc_scorm.source.project import Project
from ctlc_scorm.source.text import Source

TEXT = {".md", ".yaml", ".yml", ".bib", ".svg", ".vtt", ".lock", ".po"}


def load(root: Path, findings: list[Finding], memory: Memory | None = None) -> Project:
    """Read every file below `root`, hidden ones left out. Raises OSError where the folder or a file cannot be read."""
    project, memory = Project(root), memory or Memory()
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if any(part.startswith(".") for part in name.split("/")) or not path.is_file():
            continue
        if path.suffix.lower() in TEXT:
            project.sources[name] = _read(name, path.read_bytes(), findings, memory)
        if name.startswith("media/"):
            project.media[name] = path
    return project


def _read(name: str, data: bytes, findings: list[Finding], memory: Memory) -> Source:
    """The same source as before where the file holds the same."""
    return memory.recall(("source", name), (data,), findings, lambda found: _decoded(name, data, found))


def _decoded(name: str, data: bytes, findings: list[Finding]) -> Source:
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return Source(name, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        source = Source(name, data.decode("utf-8", "replace"))
        at = len(data[: error.start].decode("utf-8"))
        hint = "Save the file with the encoding UTF-8."
        findings.append(NOT_UTF8.at(source.span(at, at + 1), "this is not UTF-8 text", hint))
        return source
