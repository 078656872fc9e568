"""Where the manifest of a package lies: at the top, or in a folder, or under another name."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ctlc_scorm.lint.names import place
from ctlc_scorm.rules.package import archive as rules
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.validate.opening import whole
from ctlc_scorm.zips.writer import Content

MANIFESTS = ("imsmanifest.xml", "cmi5.xml", "tincan.xml")


class Moved(Mapping[str, Content]):
    """Files below a folder as if it were the top, and one of them by the name that it should have."""

    def __init__(self, files: Mapping[str, Content], folder: str, renamed: Mapping[str, str]) -> None:
        self.files = files
        self.origin = {renamed.get(name, name).removeprefix(folder): name for name in files if name.startswith(folder)}

    def __getitem__(self, name: str) -> Content:
        return self.files[self.origin[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(self.origin)

    def __len__(self) -> int:
        return len(self.origin)

    def __contains__(self, name: object) -> bool:
        return name in self.origin


@dataclass
class Layout:
    """The files as an LMS would have to see them; what stands in its way."""

    files: Mapping[str, Content]
    folder: str = ""
    findings: list[Finding] = field(default_factory=list)


def lay_out(files: Mapping[str, Content]) -> Layout:
    """The package below the folder of its manifest."""
    candidates = [name for name in files if posixpath.basename(name).lower() in MANIFESTS and "__MACOSX" not in name]
    if not candidates:
        return Layout(files, findings=list(_wrapped(files)))
    found = min(candidates, key=lambda name: (name.count("/"), *_preferred(name), name))
    folder, base = found.rpartition("/")[0], posixpath.basename(found)
    layout = Layout(files, f"{folder}/" if folder else "")
    if folder:
        hint = f"Zip what is in `{folder}`, and not the folder."
        layout.findings.append(rules.IN_FOLDER.at(place(found), f"`{base}` lies in the folder `{folder}`", hint))
    if base != base.lower():
        layout.findings.append(rules.MANIFEST_CASE.at(place(found), f"`{base}` is `{base.lower()}`", "Rename it."))
    if folder or base != base.lower():
        layout.files = Moved(files, layout.folder, {found: layout.folder + base.lower()})
    others = [name for name in candidates if posixpath.basename(name).lower() == base.lower() and name != found]
    layout.findings += [rules.SEVERAL_MANIFESTS.at(place(name), f"beside `{found}` this is another") for name in others]
    return layout


def _preferred(name: str) -> tuple[int, bool]:
    base = posixpath.basename(name)
    return MANIFESTS.index(base.lower()), base != base.lower()


def _wrapped(files: Mapping[str, Content]) -> Iterator[Finding]:
    zips = [name for name in files if name.lower().endswith(".zip")]
    others = [name for name in files if not name.lower().endswith(".zip") and "__MACOSX" not in name]
    if len(zips) == 1 and not others:
        yield rules.WRAPPED_ZIP.at(place(zips[0]), "this zip holds a zip and nothing else", f"Upload `{zips[0]}`.")


def nothing_found() -> Finding:
    return rules.MANIFEST_MISSING.at(whole(), "there is no `imsmanifest.xml`, `tincan.xml`, `cmi5.xml` or AICC course")
