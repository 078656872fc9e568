"""`validate --fix`, `inspect` and `diff`."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from ctlc_scorm.cli import main
from ctlc_scorm.formats.scorm12 import IMSCP
from ctlc_scorm.validate.contents import of
from ctlc_scorm.validate.difference import between
from ctlc_scorm.validate.fix import CannotFixError, fix
from ctlc_scorm.validate.run import validate
from tests.unit.raw_zip import Entry, folder_entries, pack
from tests.unit.test_validate_zip import SOUND, listed

PACKAGES = Path(__file__).parents[1] / "packages"
MENDED = (
    "xml/bare-ampersand", "xml/byte-order-mark", "xml/space-before-declaration", "xml/other-encoding",
    "xml/namespace-of-2004", "xml/no-namespace", "xml/camel-case", "xml/camel-case-launch-data", "xml/version-padded",
    "organizations/default-missing", "hrefs/file-unlisted", "layout/in-folder", "layout/manifest-case",
    "layout/left-behind",
)  # fmt: skip


@pytest.mark.parametrize("name", MENDED)
def test_what_can_be_mended_without_guessing_is_and_validates(name: str, tmp_path: Path) -> None:
    out = tmp_path / "out.zip"
    changes = fix(PACKAGES / f"{name}-error", out)
    assert len(changes) == 1
    assert validate(out).findings == []


def test_an_attribute_comes_behind_the_whole_name_of_its_element(tmp_path: Path) -> None:
    """A prefix may hold a hyphen or a dot."""
    folder = tmp_path / "package"
    shutil.copytree(PACKAGES / "organizations/default-missing-error", folder)
    manifest = folder / "imsmanifest.xml"
    text = re.sub(r"(</?)(organizations)\b", r"\1cp-1.2:\2", manifest.read_text("utf-8"))
    manifest.write_text(text.replace("<manifest ", f'<manifest xmlns:cp-1.2="{IMSCP}" ', 1), "utf-8")
    fix(folder, tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        root = etree.fromstring(archive.read("imsmanifest.xml"))
    assert root.xpath("string(//*[local-name() = 'organizations']/@default)")


def test_several_faults_of_a_zip_are_mended_at_once(tmp_path: Path) -> None:
    entries = [
        Entry(b"course\\" + one.name, one.data.replace(b"Stress and", b"Stress &"), 8)
        for one in listed(Entry(b"media/a.txt"))
    ]
    path, out = tmp_path / "a.zip", tmp_path / "b.zip"
    path.write_bytes(pack([*entries, Entry(b"__MACOSX/course/._a"), Entry(b"course/extra.txt")]))
    changes = fix(path, out)
    assert validate(out).findings == []
    with zipfile.ZipFile(out) as archive:
        assert set(archive.namelist()) == {"imsmanifest.xml", "index.html", "player.js", "media/a.txt", "extra.txt"}
    assert len(changes) == 4 + 4


@pytest.mark.parametrize("name", ["xml/version-padded-valid", "metadata/both-valid", "scorm2004/reference-valid"])
def test_a_sound_package_stays_as_it_is(name: str, tmp_path: Path) -> None:
    out = tmp_path / "out.zip"
    assert fix(PACKAGES / name, out) == []
    with zipfile.ZipFile(out) as archive:
        assert {one: archive.read(one) for one in archive.namelist()} == {
            entry.name.decode(): entry.data for entry in folder_entries(PACKAGES / name)
        }


def test_what_is_broken_is_not_mended(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(pack(SOUND)[:-40])
    (tmp_path / "b.zip").write_bytes(pack([*SOUND, Entry(b"a.mp4", check=1)]))
    for name in ("a.zip", "b.zip"):
        with pytest.raises(CannotFixError):
            fix(tmp_path / name, tmp_path / "out.zip")
    (tmp_path / "c.zip").write_bytes(pack(SOUND))
    with pytest.raises(CannotFixError, match="the package itself"):
        fix(tmp_path / "c.zip", tmp_path / "c.zip")
    done = CliRunner().invoke(main, ["validate", str(tmp_path / "a.zip"), "--fix", str(tmp_path / "out.zip")])
    assert done.exit_code == 2 and not (tmp_path / "out.zip").exists()


def test_the_command_says_what_was_changed(tmp_path: Path) -> None:
    out = tmp_path / "out.zip"
    done = CliRunner().invoke(main, ["validate", str(PACKAGES / "xml/bare-ampersand-error"), "--fix", str(out)])
    assert done.exit_code == 0
    assert "1 bare `&` are written as `&amp;`." in done.output


def test_inspect_shows_the_tree_and_what_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    page = b'<script src="https://cdn.example/a.js"></script> creativecommons.org/licenses/by/4.0 http://www.w3.org/1999/xhtml'
    path.write_bytes(pack(listed(Entry(b"more.html", page), Entry(b"LICENSE.txt"))))
    found = of(path)
    assert (found.title, found.identifier, found.files) == ("SCORM 1.2", "calm-corner", 5)
    (organization,) = found.organizations
    (item,) = organization.items
    assert (item.id, item.title, item.type, item.launches) == ("item-1", "Stress and learning", "sco", "index.html")
    assert (found.origins, found.scripts) == (["cdn.example"], ["player.js"])
    assert found.licences == ["Creative Commons by/4.0", "LICENSE.txt"]
    text = CliRunner().invoke(main, ["inspect", str(path)]).output
    assert "    Stress and learning [item-1] -> sco index.html" in text
    data = json.loads(CliRunner().invoke(main, ["inspect", str(path), "--output", "json"]).output)
    assert data["organizations"][0]["items"][0]["id"] == "item-1"


def changed(tmp_path: Path, name: str, old: bytes, new: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(pack([Entry(one.name, one.data.replace(old, new), 8) for one in SOUND]))
    return path


def test_diff_says_whether_a_package_may_be_replaced(tmp_path: Path) -> None:
    old = tmp_path / "old.zip"
    old.write_bytes(pack(SOUND))
    assert between(old, old).safe
    title = between(old, changed(tmp_path, "title.zip", b"Stress and learning", b"Stress"))
    assert title.safe and "`item-1` was called Stress and learning and is called Stress." in title.notes
    item = between(old, changed(tmp_path, "item.zip", b'"item-1"', b'"item-2"'))
    assert (item.added, item.removed, item.safe) == (["item-2"], ["item-1"], False)
    course = between(old, changed(tmp_path, "course.zip", b'"calm-corner"', b'"calm"'))
    assert not course.safe and "another course" in course.against[0]
    mastery = b"</title><adlcp:masteryscore>80</adlcp:masteryscore>\n      </item>"
    passed = between(old, changed(tmp_path, "mastery.zip", b"</title>\n      </item>", mastery))
    assert passed.against == ["`item-1` was passed with no score, and is with 80."]


def test_diff_answers_in_its_exit_code(tmp_path: Path) -> None:
    old, new = tmp_path / "old.zip", changed(tmp_path, "new.zip", b'"item-1"', b'"item-2"')
    old.write_bytes(pack(SOUND))
    assert CliRunner().invoke(main, ["diff", str(old), str(old)]).exit_code == 0
    done = CliRunner().invoke(main, ["diff", str(old), str(new)])
    assert done.exit_code == 1 and "No, not while learners are in it." in done.output
    data = json.loads(CliRunner().invoke(main, ["diff", str(old), str(new), "--output", "json"]).output)
    assert data["safe"] is False
