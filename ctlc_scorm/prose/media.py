"""Pictures: their sizes, and drawings (SVG) made safe to be drawn inside the page; video, audio and captions."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from ctlc_scorm.course.model import Asset
from ctlc_scorm.prose.svg import drawing
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.memory import Memory
from ctlc_scorm.source.project import Project

PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp")
VIDEO = (".mp4", ".m4v", ".webm")
AUDIO = (".mp3", ".m4a", ".ogg", ".opus", ".wav", ".webm")
CAPTIONS = (".vtt",)


def pictures(project: Project, memory: Memory) -> dict[str, Asset]:
    """Every picture below `media/` by its path, with its size in pixels where the file tells it."""
    return {name: _asset(name, project, memory) for name in project.media if name.lower().endswith(PICTURES)}


def media(project: Project) -> dict[str, Asset]:
    """Every video, audio and file of captions below `media/` by its path."""
    wanted = (*VIDEO, *AUDIO, *CAPTIONS)
    return {name: Asset(name=name, path=path) for name, path in project.media.items() if name.lower().endswith(wanted)}


def _asset(name: str, project: Project, memory: Memory) -> Asset:
    path = project.media[name]
    if name.lower().endswith(".svg"):
        return Asset(name=name, path=path)
    state = path.stat()
    width, height = memory.recall(("size", name), (state.st_mtime_ns, state.st_size), [], lambda found: _size(path))
    return Asset(name=name, path=path, width=width, height=height)


def _size(path: Path) -> tuple[int, int]:
    import imagesize

    width, height = imagesize.get(path)
    return max(int(width), 0), max(int(height), 0)


def drawings(project: Project, findings: list[Finding], memory: Memory) -> dict[str, str]:
    """Every SVG below `media/` as safe markup, by its path."""
    found = {}
    for name, source in project.sources.items():
        if name.startswith("media/") and name.lower().endswith(".svg"):
            markup = memory.recall(("drawing", name), (source,), findings, partial(drawing, source))
            if markup:
                found[name] = markup
    return found
