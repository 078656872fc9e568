"""Courses to begin with: each folder here is a whole course that builds as it stands."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from ctlc_scorm.editors.schemas import PLACES, as_text

ROOT = Path(__file__).parent
TEMPLATES = ("small", "minimal")
LONGEST = 60


def course_id(name: str) -> str:
    """A folder's name as the id of a course: small letters, digits and hyphens, with a letter first."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return (made if made[:1].isalpha() else f"course-{made}".strip("-"))[:LONGEST].strip("-")


def course_title(name: str) -> str:
    """A folder's name as words."""
    words = re.sub(r"[-_\s]+", " ", name).strip()
    return words[:1].upper() + words[1:] or "Course"


def template_files(template: str, name: str) -> dict[str, bytes]:
    """The files of a template by path, with the course called after `name`."""
    folder = ROOT / template
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in _files(folder)}
    files["course.yaml"] = _called(files["course.yaml"].decode("utf-8"), name).encode("utf-8")
    return files


def schema_files() -> dict[str, bytes]:
    """The schemas that the first line of each YAML file names, so that editors can help."""
    return {f".schemas/{name}.schema.json": as_text(name).encode("utf-8") for name in PLACES if name != "credit-scheme"}


def _files(folder: Path) -> list[Path]:
    hidden = re.compile(r"^[._]")
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [path for path in found if not any(hidden.match(part) for part in path.relative_to(folder).parts)]


def _called(text: str, name: str) -> str:
    id, title = course_id(name), course_title(name)
    values = {
        "id": id,
        "title": _quoted(title),
        "short_title": _quoted(title[:40].strip()),
        "iri": f"https://example.org/courses/{id}",
    }
    return re.sub(
        rf"^({'|'.join(values)}): .*$", lambda line: f"{line[1]}: {values[line[1]]}", text, flags=re.MULTILINE
    )


def _quoted(text: str) -> str:
    """Words as a YAML value: quoted where they hold more than letters, digits and spaces, or read as a number."""
    if re.fullmatch(r"[^\W\d][\w ]*", text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def start(folder: Path, template: str) -> list[Path]:
    """Write a template into a folder that is empty or not there yet. All of it is written, or nothing: raises OSError
    where that cannot be done.
    """
    files = template_files(template, folder.resolve().name) | schema_files()
    made: list[Path] = []
    try:
        for name, data in files.items():
            _folders((folder / name).parent, made)
            made.append(folder / name)
            (folder / name).write_bytes(data)
    except OSError:
        _undo(made)
        raise
    return [folder / name for name in files]


def _folders(folder: Path, made: list[Path]) -> None:
    for missing in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        missing.mkdir()
        made.append(missing)


def _undo(made: list[Path]) -> None:
    for path in reversed(made):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)
