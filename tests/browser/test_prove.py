"""A proof of real packages: ours is good, and each fault is seen and nothing else."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ctlc_scorm import pipeline
from ctlc_scorm.formats.key import key_csv
from ctlc_scorm.prove.key import read_key
from ctlc_scorm.prove.run import chosen, is_ours, prove
from ctlc_scorm.prove.table import Row

from .conftest import HERE, packed

MANIFEST = """<manifest identifier="m" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
 xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="o"><organization identifier="o"><title>T</title>
<item identifier="i" identifierref="r"><title>T</title></item></organization></organizations>
<resources><resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="a.html"><file href="a.html"/>
</resource></resources></manifest>"""
BEGIN = "const api = parent.API; api.LMSInitialize(''); "
GOOD = f"{BEGIN} api.LMSSetValue('cmi.core.lesson_status', 'completed'); api.LMSCommit('');"
FINISH = "addEventListener('pagehide', () => api.LMSFinish(''));"


def bad(row: Row) -> dict[str, str]:
    return {column: cell.why for column, cell in row.cells.items() if cell.state == "bad"}


def proved(package: Path, kind: str, names: str, chromium: Browser, key: Path | None = None) -> list[Row]:
    return prove(package, kind, chosen(kind, names), chromium, read_key(key) if key else None)


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("key") / "key.csv"
    path.write_text(key_csv(pipeline.compile_course(HERE / "school").course), "utf-8")
    return path


@pytest.mark.parametrize(
    ("format_name", "kind", "names"),
    [("scorm12", "scorm12", "strict,opaque-sandbox"), ("xapi", "tincan", "tincan"), ("cmi5", "cmi5", "cmi5-strict")],
)
def test_our_own_package_is_good(
    format_name: str, kind: str, names: str, chromium: Browser, key: Path, tmp_path: Path
) -> None:
    package = packed(HERE / "school", tmp_path, format_name)
    assert is_ours(package)
    for row in proved(package, kind, names, chromium, key):
        assert bad(row) == {}
        if row.persona != "opaque-sandbox":
            assert (row.cells["score"].text, row.cells["resumed"].text) == ("100", "2 of 2")


def changed(package: Path, out: Path, old: bytes, new: bytes) -> Path:
    """The package with something else in its manifest."""
    with zipfile.ZipFile(package) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            target.writestr(entry.filename, data.replace(old, new) if entry.filename == "imsmanifest.xml" else data)
    return out


def test_a_pass_that_never_comes(chromium: Browser, key: Path, school_zip: Path, tmp_path: Path) -> None:
    package = changed(school_zip, tmp_path / "a.zip", b"<adlcp:masteryscore>60<", b"<adlcp:masteryscore>101<")
    (row,) = proved(package, "scorm12", "moodle", chromium, key)
    assert set(bad(row)) == {"completed", "passed"}
    assert row.cells["score"].text == "100"


def test_a_key_that_does_not_fit(chromium: Browser, key: Path, school_zip: Path, tmp_path: Path) -> None:
    text = key.read_text("utf-8")
    (tmp_path / "key.csv").write_text(
        text.replace(",f,", ",t,") if ",f," in text else text.replace(",t,", ",f,"), "utf-8"
    )
    (row,) = proved(school_zip, "scorm12", "strict", chromium, tmp_path / "key.csv")
    assert set(bad(row)) == {"completed"}
    assert "what should be right was judged wrong" in bad(row)["completed"]


def stranger(folder: Path, script: str) -> Path:
    folder.mkdir()
    (folder / "imsmanifest.xml").write_text(MANIFEST, "utf-8")
    (folder / "a.html").write_text(f"<!doctype html><title>T</title><script>{script}</script>", "utf-8")
    return folder


@pytest.mark.parametrize(
    ("script", "faults"),
    [
        (GOOD + FINISH, set()),
        ("", {"launched", "finished"}),
        (GOOD, {"finished"}),
        (GOOD.replace("'completed'", "'done'") + FINISH, {"broken"}),
    ],
    ids=["good", "silent", "never finishes", "a status that there is not"],
)
def test_packages_of_strangers(script: str, faults: set[str], chromium: Browser, tmp_path: Path) -> None:
    (row,) = proved(stranger(tmp_path / "p", script), "scorm12", "strict", chromium)
    assert set(bad(row)) == faults, row
