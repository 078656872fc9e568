"""A package as files in a folder; of a new version only what has changed is written, each file at once."""

from __future__ import annotations

import shutil
from pathlib import Path

from ctlc_scorm.package import Package
from ctlc_scorm.zips.names import why_unsafe

Mark = bytes | tuple[str, int, int]


class Folder:
    """Owns everything below `root`. Raises ValueError for a name that would lead out of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.marks: dict[str, Mark] = {}

    def write(self, package: Package) -> bool:
        """Makes the folder hold this package and nothing else; tells whether anything changed."""
        for name in package.files:
            if why := why_unsafe(name):
                raise ValueError(f"{name!r} {why}")
        wanted = {name: mark(content) for name, content in package.files.items()}
        stale = [name for name in wanted if self.marks.get(name) != wanted[name]]
        gone = self.marks.keys() - wanted.keys()
        for name in stale:
            self.put(name, package.files[name])
        for name in gone:
            (self.root / name).unlink(missing_ok=True)
        self.marks = wanted
        return bool(stale or gone)

    def put(self, name: str, content: bytes | Path) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.part")
        if isinstance(content, bytes):
            part.write_bytes(content)
        else:
            shutil.copyfile(content, part)
        part.replace(path)


def mark(content: bytes | Path) -> Mark:
    """What is another when the content is."""
    if isinstance(content, bytes):
        return content
    about = content.stat()
    return str(content), about.st_mtime_ns, about.st_size
