"""A path -> what the package is and everything that is wrong in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from ctlc_scorm.lint.addresses import bare, joined, of_resource
from ctlc_scorm.lint.code import Facts
from ctlc_scorm.lint.contents import TEXTS, is_text, read_content
from ctlc_scorm.lint.manifest import Manifest, make
from ctlc_scorm.lint.names import place
from ctlc_scorm.lint.reading import read_manifest
from ctlc_scorm.lint.scorm import check_elements
from ctlc_scorm.lint.scos import check_scos
from ctlc_scorm.package import Package
from ctlc_scorm.rules.package import archive
from ctlc_scorm.rules.package import kinds as kind_rules
from ctlc_scorm.source.findings import Finding, Severity
from ctlc_scorm.source.text import Source
from ctlc_scorm.validate import kinds
from ctlc_scorm.validate.kinds import Kind
from ctlc_scorm.validate.layout import lay_out, nothing_found
from ctlc_scorm.validate.opening import Opened, open_path, whole
from ctlc_scorm.validate.zip_layer import check_zip, is_bomb
from ctlc_scorm.zips.archive import Archive
from ctlc_scorm.zips.directory import ENCRYPTED

MOST_ALIKE = 100
MOST_TEXT = 300 << 20
LARGEST_TEXT = 20 << 20
MOST_UNPACKED = 5 << 30
Checker = Callable[[Package], Iterable[Finding]]
CHECKS = {"tincan": "check_tincan", "cmi5": "check_cmi5"}
"""The checks of other kinds: functions in modules of their names below `rules.package`."""
BARE_CMI5 = "C022"
NEED_FILES = ("T007",)


@dataclass
class Result:
    """What is known of a package."""

    path: Path
    kinds: list[Kind]
    findings: list[Finding]
    form: str = "zip"
    manifest: Manifest | None = None
    facts: Mapping[str, Facts] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        return self.kinds[0]


def validate(path: Path) -> Result:
    """What a package is and what is wrong in it. Raises OSError when the path cannot be read."""
    opened = open_path(path)
    if isinstance(opened, list):
        return Result(path, [kinds.NONE], opened)
    try:
        result = _opened(opened)
    finally:
        opened.close()
    result.findings = list(limited(result.findings))
    return result


def limited(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, of each code at most a hundred; the last of them says how many more there are."""
    found = list(findings)
    totals = Counter(finding.rule.code for finding in found)
    seen = Counter[str]()
    for finding in found:
        code = finding.rule.code
        seen[code] += 1
        if seen[code] < MOST_ALIKE or totals[code] == MOST_ALIKE:
            yield finding
        elif seen[code] == MOST_ALIKE:
            yield replace(finding, message=f"{finding.message}, and {totals[code] - MOST_ALIKE} more like this")


def _opened(opened: Opened) -> Result:
    found = list(opened.findings)
    if opened.form != "manifest":
        found += check_zip(opened)
    layout = lay_out(opened.files)
    found += layout.findings
    package = Package(opened.path.stem, layout.files)
    result = Result(opened.path, kinds.by_files(layout.files), [], opened.form)
    result.sizes = {name: opened.files.size(name) for name in opened.files}
    bare_manifest = opened.form == "manifest"
    inner = _manifest(package, result, bare_manifest)
    if not result.kinds:
        result.kinds = [kinds.NONE]
        inner += [] if layout.findings else [nothing_found()]
    inner += _others(package, result)
    if not bare_manifest:
        inner += _contents(opened, package, result)
    found += [_relocated(finding, layout.folder) for finding in inner]
    result.findings = found
    return result


def _relocated(finding: Finding, folder: str) -> Finding:
    """A finding below the folder that was taken for the top, in its true place."""
    source = finding.span.source
    if not folder or not source.path or source.path.startswith(folder):
        return finding
    return replace(finding, span=Source(folder + source.path, source.text).span(finding.span.start, finding.span.end))


def _manifest(package: Package, result: Result, bare_manifest: bool) -> list[Finding]:
    if kinds.MANIFEST not in package.files:
        return []
    data = package.read(kinds.MANIFEST)
    if not data.strip():
        result.kinds.insert(0, kinds.NONE)
        message = "the manifest is empty, or larger than any that can be read"
        return [archive.EMPTY_FILE.at(place(kinds.MANIFEST), message, level=Severity.ERROR)]
    source, elements, found = read_manifest(kinds.MANIFEST, data)
    if not elements:
        result.kinds.insert(0, kinds.SCORM_12)
        return found
    kind = kinds.by_manifest(elements)
    result.kinds.insert(0, kind)
    if kind is kinds.IMS_CP and elements[0].name == "manifest":
        return [*found, kind_rules.PLAIN_IMS.at(elements[0].span, "nothing in this manifest is of SCORM")]
    if kind is kinds.COMMON_CARTRIDGE:
        return found
    result.manifest = make(package, source, elements, bare_manifest)
    return found + check_elements(result.manifest)


def _others(package: Package, result: Result) -> Iterator[Finding]:
    """The findings of kinds other than SCORM."""
    for kind in result.kinds:
        name = f"ctlc_scorm.rules.package.{kind.name}"
        if kind.name in CHECKS and find_spec(name):
            check: Checker = getattr(import_module(name), CHECKS[kind.name])
            yield from _alone(check(package)) if result.form == "manifest" else check(package)
        elif kind is kinds.AICC_KIND:
            yield from _aicc(package)
        elif kind.name not in ("scorm12", "scorm2004", "imscp", "none"):
            yield kind_rules.NOT_CHECKED.at(whole(), f"the contents of this {kind.title} package are not checked")


def _alone(findings: Iterable[Finding]) -> Iterator[Finding]:
    """What a manifest can show without the files of its package; that a cmi5.xml needs them is a note."""
    for finding in findings:
        if finding.rule.code == BARE_CMI5:
            yield replace(finding, level=Severity.NOTE)
        elif finding.rule.code not in NEED_FILES or "not in the package" not in finding.message:
            yield finding


def _aicc(package: Package) -> Iterator[Finding]:
    lower = [name.lower() for name in package.files]
    missing = [ending for ending in kinds.AICC if not any(name.endswith(ending) for name in lower)]
    if missing:
        yield kind_rules.AICC_INCOMPLETE.at(whole(), f"there is no file {' and no file '.join(missing)}")


def _launched(manifest: Manifest | None) -> set[str]:
    if manifest is None:
        return set()
    return {joined(of_resource(manifest, one), bare(one)) for one in manifest.used if one.get("href")}


def _contents(opened: Opened, package: Package, result: Result) -> Iterator[Finding]:
    """Everything is unpacked once: texts are looked at, the rest is compared with its check sum."""
    launched = _launched(result.manifest)
    facts: dict[str, Facts] = {}
    left = MOST_TEXT
    for name in sorted(package.files, key=lambda name: _at(opened, package, name)):
        size = result.sizes.get(_origin(package, name), 0)
        if not size:
            yield from _empty(name, launched)
            continue
        if not is_text(name) or not _readable(opened, package, name):
            continue
        if size > min(left, LARGEST_TEXT):
            yield archive.NOT_LOOKED_AT.at(place(name), f"this file has {size >> 20} MiB, and was not looked at")
            continue
        left -= size
        facts[name], found = read_content(name, package.read(name), package.files, name in launched)
        yield from found
    result.facts = facts
    if result.manifest:
        yield from check_scos(result.manifest, facts)
    yield from _damaged(opened)


def _origin(package: Package, name: str) -> str:
    origin: Mapping[str, str] = getattr(package.files, "origin", {})
    return origin.get(name, name)


def _at(opened: Opened, package: Package, name: str) -> tuple[int, str]:
    """Files of a zip in the order of their bytes, so that the disk is read forward."""
    files = opened.files
    return (files.records[_origin(package, name)].at, name) if isinstance(files, Archive) else (0, name)


def _readable(opened: Opened, package: Package, name: str) -> bool:
    if not isinstance(opened.files, Archive):
        return True
    record = opened.files.records[_origin(package, name)]
    return not is_bomb(record) and not record.flags & ENCRYPTED and record.method in (0, 8)


def _empty(name: str, launched: set[str]) -> Iterator[Finding]:
    if name in launched:
        yield archive.EMPTY_FILE.at(place(name), "the page that is launched is empty", level=Severity.ERROR)
    elif name.lower().endswith(TEXTS):
        yield archive.EMPTY_FILE.at(place(name), "this file is empty")


def _damaged(opened: Opened) -> Iterator[Finding]:
    files = opened.files
    if not isinstance(files, Archive):
        return
    whole_size = sum(record.size for record in files.records.values())
    for name, record in sorted(files.records.items(), key=lambda pair: pair[1].at):
        if not is_bomb(record) and whole_size <= MOST_UNPACKED:
            files.check(name)
    for name, error in files.damaged.items():
        rule = archive.CRC_MISMATCH if error.whole else archive.NOT_A_ZIP
        yield rule.at(place(name), f"this file is damaged: {error}")
