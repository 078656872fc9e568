"""course.lock: the ids of every release, so that learners' progress outlives renames and new pages."""

from __future__ import annotations

from pathlib import Path

from ctlc_scorm.course.model import Course
from ctlc_scorm.course.ordinals import ordinals

HEAD = "# Written by `ctlc-scorm lock`; commit it. Learners' saved progress is kept by these ids, in this order.\n"


def write_lock(course: Course, folder: Path) -> str:
    """Add the course's version and its new ids to course.lock; gives what to tell. Raises OSError."""
    table = ordinals(course)
    lines = [HEAD, "releases:\n"]
    lines += [
        _release(r.version, r.modules, r.pages, r.items) for r in course.lock.releases if r.version != course.version
    ]
    lines.append(_release(course.version, len(table.modules), len(table.pages), len(table.items)))
    for name in ("modules", "pages", "items"):
        lines.append(f"{name}:\n")
        lines += [f"  - {id}\n" for id in getattr(table, name)]
    path = folder / "course.lock"
    path.write_bytes("".join(lines).encode("utf-8"))
    return f"{path}: version {course.version}, {len(table.pages)} pages, {len(table.items)} questions"


def _release(version: str, modules: int, pages: int, items: int) -> str:
    return f"  - {{version: {version}, modules: {modules}, pages: {pages}, items: {items}}}\n"
