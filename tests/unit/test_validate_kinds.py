"""What a package is said to be, and how much of it a manifest alone can show."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctlc_scorm.source.findings import Severity
from ctlc_scorm.validate.run import validate
from tests.unit.raw_zip import Entry, pack
from tests.unit.test_validate_zip import SOUND

CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
ADLCP = 'xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"'


def of(tmp_path: Path, *names: str, manifest: str = "") -> tuple[str, str]:
    path = tmp_path / "a.zip"
    files = [Entry(name.encode(), b"<a/>") for name in names]
    path.write_bytes(pack([*files, *([Entry(b"imsmanifest.xml", manifest.encode())] if manifest else [])]))
    result = validate(path)
    return result.kind.name, " and ".join(kind.title for kind in result.kinds)


@pytest.mark.parametrize(
    ("version", "title"),
    [
        ("CAM 1.3", "SCORM 2004 2nd Edition"),
        ("2004 3rd Edition", "SCORM 2004 3rd Edition"),
        ("2004 4th Edition", "SCORM 2004 4th Edition"),
        ("2004", "SCORM 2004"),
    ],
)
def test_editions_of_2004(version: str, title: str, tmp_path: Path) -> None:
    metadata = f"<metadata><schema>ADL SCORM</schema><schemaversion>{version}</schemaversion></metadata>"
    manifest = f'<manifest xmlns="{CP}" {ADLCP} identifier="a">{metadata}</manifest>'
    assert of(tmp_path, manifest=manifest) == ("scorm2004", title)


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (["tincan.xml", "index.html"], "tincan"),
        (["cmi5.xml"], "cmi5"),
        (["h5p.json"], "h5p"),
        (["a.crs", "a.au", "a.des", "a.cst"], "aicc"),
        (["index.html"], "none"),
        (["course/tincan.xml"], "tincan"),
    ],
)
def test_kinds_by_their_files(names: list[str], kind: str, tmp_path: Path) -> None:
    assert of(tmp_path, *names)[0] == kind


def test_kinds_by_their_manifest(tmp_path: Path) -> None:
    cartridge = '<manifest xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1" identifier="a"/>'
    assert of(tmp_path, manifest=cartridge)[0] == "imscc"
    assert of(tmp_path, manifest=f'<manifest xmlns="{CP}" identifier="a"/>')[0] == "imscp"


def test_a_package_may_be_of_two_kinds(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(pack([*SOUND, Entry(b"h5p.json", b"{}")]))
    assert [kind.name for kind in validate(path).kinds] == ["scorm12", "h5p"]


def test_a_manifest_alone_is_not_blamed_for_files_that_are_elsewhere(tmp_path: Path) -> None:
    for entry in SOUND:
        if entry.name == b"imsmanifest.xml":
            (tmp_path / "any name.xml").write_bytes(entry.data)
    result = validate(tmp_path / "any name.xml")
    assert (result.form, result.kind.name, result.findings) == ("manifest", "scorm12", [])
    tincan = tmp_path / "tincan.xml"
    tincan.write_text(
        '<tincan xmlns="http://projecttincan.com/tincan.xsd"><activities>'
        '<activity id="https://example.org/a" type="http://adlnet.gov/expapi/activities/course">'
        '<name lang="en">A</name><description lang="en">A</description><launch lang="en">index.html</launch>'
        "</activity></activities></tincan>"
    )
    found = validate(tincan)
    assert found.kind.name == "tincan"
    assert not [one for one in found.findings if one.severity is Severity.ERROR]
