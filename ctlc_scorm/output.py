"""What a build leaves on disk: the zip, the answer key beside it, and SHA256SUMS."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ctlc_scorm.course.model import Course
from ctlc_scorm.formats.key import key_csv
from ctlc_scorm.package import Package, write_zip
from ctlc_scorm.pipeline import Built
from ctlc_scorm.player.state_size import LIMIT

SUMS = "SHA256SUMS"


def write_outputs(course: Course, built: Sequence[Built], out: Path) -> Iterator[str]:
    """Write everything; yields what to tell. Raises OSError where it cannot be written."""
    out.mkdir(parents=True, exist_ok=True)
    key = out / f"{course.id}-{course.version}-answer-key.csv"
    key.write_bytes(key_csv(course).encode("utf-8"))
    for one in built:
        assert one.package
        path = out / f"{one.package.name}.zip"
        write_sums(out / SUMS, path.name, _zip(one.package, path))
        yield f"{path}  {path.stat().st_size:,} bytes"
    state = max(one.state for one in built)
    yield f"Saved progress takes at most {state:,} of {LIMIT:,} characters, with every question answered."


def _zip(package: Package, path: Path) -> str:
    try:
        return write_zip(package, path)
    except ValueError as error:
        raise OSError(str(error)) from error


def write_sums(path: Path, name: str, digest: str) -> None:
    """One line a zip, by name; the lines of other zips stay."""
    known = {}
    if path.exists():
        lines = (line.split("  ", 1) for line in path.read_text("utf-8").splitlines() if "  " in line)
        known = {file: sum for sum, file in lines if (path.parent / file).exists()}
    known[name] = digest
    text = "".join(f"{known[file]}  {file}\n" for file in sorted(known))
    path.write_bytes(text.encode("utf-8"))
