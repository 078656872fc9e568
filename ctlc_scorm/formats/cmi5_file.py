"""A cmi5 package from a file of anyone's: a zip, or the bare XML of a course structure."""

from __future__ import annotations

from pathlib import Path

from ctlc_scorm.package import CMI5, Package, read_zip
from ctlc_scorm.rules.package import cmi5_rules as rules
from ctlc_scorm.rules.package.cmi5 import check_cmi5
from ctlc_scorm.source.findings import Finding, Rule
from ctlc_scorm.source.text import Source

ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
TEXTS = (b"<", b"\xef\xbb\xbf<")
MOST_BYTES = 4 << 30


def check_cmi5_file(path: Path) -> list[Finding]:
    """Everything that is wrong in a file as a cmi5 package. Raises OSError."""
    with path.open("rb") as file:
        head = file.read(200)
    if head.lstrip().startswith(TEXTS):
        return check_cmi5(Package(path.stem, {CMI5: path}))
    if not head.startswith(ZIPS):
        return [_at(path, rules.NOT_A_PACKAGE, "this is neither a zip nor XML")]
    large = path.stat().st_size > MOST_BYTES
    found = [_at(path, rules.ZIP64, "the zip has more than 4 GiB")] if large else []
    try:
        return found + check_cmi5(read_zip(path))
    except ValueError as error:
        return [*found, _at(path, rules.DAMAGED, str(error))]


def _at(path: Path, rule: Rule, message: str) -> Finding:
    return rule.at(Source(path.name, "").span(), message)
