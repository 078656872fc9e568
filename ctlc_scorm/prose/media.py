"""Pictures: their sizes, and drawings (SVG) made safe to be drawn inside the page; video, audio and captions."""

from __future__ import annotations

from ctlc_scorm.course.model import Asset
from ctlc_scorm.prose.svg import drawing
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.project import Project

PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp")
VIDEO = (".mp4", ".m4v", ".webm")
AUDIO = (".mp3", ".m4a", ".ogg", ".opus", ".wav", ".webm")
CAPTIONS = (".vtt",)


def pictures(project: Project) -> dict[str, Asset]:
    """Every picture below `media/` by its path, with its size in pixels where the file tells it."""
    return {name: _asset(name, project) for name in project.media if name.lower().endswith(PICTURES)}


def media(project: Project) -> dict[str, Asset]:
    """Every video, audio and file of captions below `media/` by its path."""
    wanted = (*VIDEO, *AUDIO, *CAPTIONS)
    return {name: Asset(name=name, path=path) for name, path in project.media.items() if name.lower().endswith(wanted)}


def _asset(name: str, project: Project) -> Asset:
    path = project.media[name]
    if name.lower().endswith(".svg"):
        return Asset(name=name, path=path)
    import imagesize

    width, height = imagesize.get(path)
    return Asset(name=name, path=path, width=max(int(width), 0), height=max(int(height), 0))


def drawings(project: Project, findings: list[Finding]) -> dict[str, str]:
    """Every SVG below `media/` as safe markup, by its path."""
    found = {}
    for name, source in project.sources.items():
        if name.startswith("media/") and name.lower().endswith(".svg"):
            markup = drawing(source, findings)
            if markup:
                found[name] = markup
    return found
