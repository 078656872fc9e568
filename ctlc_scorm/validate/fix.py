"""A mended copy of a package: only what can be mended without a guess, and each change is told."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from ctlc_scorm.lint.manifest import make
from ctlc_scorm.lint.reading import PASSED, decoded, read_manifest
from ctlc_scorm.package import FIRST, Package, write_zip
from ctlc_scorm.validate.layout import Moved, lay_out
from ctlc_scorm.validate.mends import MENDS, applied
from ctlc_scorm.validate.opening import Folder, Opened, open_path
from ctlc_scorm.validate.zip_layer import JUNK, is_bomb
from ctlc_scorm.zips.archive import Archive, DamagedError, unpack
from ctlc_scorm.zips.writer import Content


class CannotFixError(ValueError):
    """Why a package is not mended."""


def fix(path: Path, out: Path) -> list[str]:
    """Write a mended copy, and give what was changed. Raises CannotFixError, OSError."""
    if out.exists() and out.samefile(path):
        raise CannotFixError(f"{out} is the package itself; give the mended copy another name")
    opened = open_path(path)
    if isinstance(opened, list):
        raise CannotFixError(f"{path}: {opened[0].message}")
    try:
        if opened.form == "manifest":
            raise CannotFixError(f"{path} is a manifest; a whole package is needed")
        with tempfile.TemporaryDirectory() as folder:
            changes, files = _mended(opened, Path(folder))
            write_zip(Package(out.stem, files), out)
    except ValueError as error:
        raise error if isinstance(error, CannotFixError) else CannotFixError(str(error)) from error
    finally:
        opened.close()
    return changes


def _mended(opened: Opened, folder: Path) -> tuple[list[str], dict[str, Content]]:
    changes: list[str] = []
    files = _on_disk(opened, folder)
    slashed = [record.name for record in opened.records if "\\" in record.name]
    changes += [f"`{name}` is `{name.replace(chr(92), '/')}`." for name in slashed]
    for name in [name for name in files if JUNK.search(name)]:
        del files[name]
        changes.append(f"`{name}` was left out.")
    layout = lay_out(files)
    if isinstance(layout.files, Moved):
        origin = next(name for new, name in layout.files.origin.items() if "/" not in new and new.endswith(".xml"))
        changes.append(
            f"`{origin}` is at the top of the package, with all that lies beside it, and named in lower case."
        )
        changes += [f"`{name}` was left out." for name in files if name not in layout.files.origin.values()]
    mended: dict[str, Content] = {name: layout.files[name] for name in layout.files}
    if FIRST in mended:
        mended[FIRST] = _manifest(mended, changes)
    return changes, mended


def _on_disk(opened: Opened, folder: Path) -> dict[str, Content]:
    """The files of a package as files on disk, so that none is held in memory."""
    if isinstance(opened.files, Folder):
        return dict(opened.files.paths)
    return {name: _unpacked(opened.files, name, folder / str(n)) for n, name in enumerate(opened.files)}


def _unpacked(archive: Archive, name: str, path: Path) -> Path:
    record = archive.records[name]
    if is_bomb(record):
        raise CannotFixError(f"{name} grows without measure when it is unpacked")
    try:
        with path.open("wb") as file:
            for piece in unpack(archive.file, record, archive.directory):
                file.write(piece)
    except DamagedError as error:
        raise CannotFixError(f"{name} is damaged: {error}") from error
    return path


def _manifest(files: Mapping[str, Content], changes: list[str]) -> bytes:
    package = Package("", files)
    data = package.read(FIRST)
    text = _as_utf8(data, changes)
    for mend in MENDS:
        source, elements, _ = read_manifest(FIRST, text.encode())
        if not elements:
            break
        edits = list(mend(make(package, source, elements)))
        changes += dict.fromkeys(edit[3] for edit in edits)
        text = applied(source.text, edits)
    return text.encode()


def _as_utf8(data: bytes, changes: list[str]) -> str:
    """The text without a mark or space before it, declared as UTF-8, its ampersands escaped."""
    source, found = decoded(FIRST, data)
    text = data.decode("utf-8", "replace").lstrip("\ufeff \r\n\t") if source.text.startswith(" ") else source.text
    text = re.sub(r"(<\?xml[^>]*?encoding\s*=\s*)(\"[^\"]*\"|'[^']*')", r'\1"UTF-8"', text, count=1)
    changes += [f"The manifest is UTF-8, and begins with its first sign ({one.message})." for one in found]
    places = [match.start() for match in PASSED.finditer(text) if match[0] == "&"]
    if places:
        changes.append(f"{len(places)} bare `&` are written as `&amp;`.")
    return applied(text, [(at, at + 1, "&amp;", "") for at in places])
