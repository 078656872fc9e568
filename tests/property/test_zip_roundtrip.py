"""Any package can be written and read back, and is written twice as the same bytes, wherever that is done."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctlc_scorm.lint.names import check_names
from ctlc_scorm.package import Package, read_zip, write_zip
from ctlc_scorm.zips.names import collisions, why_unsafe

PARTS = st.text(st.sampled_from("abcABC012 ._-éßñ日本😀İı"), min_size=1, max_size=6)
NAMES = st.lists(PARTS, min_size=1, max_size=3).map("/".join) | st.text(max_size=8)
ENDINGS = st.sampled_from(["", ".html", ".jpg", ".JPG", ".svg"])
CONTENTS = st.binary(max_size=300) | st.integers(0, 200_000).map(lambda size: b"<p>text</p>" * (size // 11))
FILES = st.dictionaries(st.tuples(NAMES, ENDINGS).map("".join), CONTENTS, max_size=6)


def writable(files: Mapping[str, bytes]) -> bool:
    return not any(map(why_unsafe, files)) and not any(collisions(files))


@given(FILES)
def test_what_is_written_is_read_back_and_written_again_the_same(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, again = Path(folder, "a.zip"), Path(folder, "b.zip")
        if not writable(files):
            with pytest.raises(ValueError):
                write_zip(Package("x", files), path)
            assert list(Path(folder).iterdir()) == []
            return
        digest = write_zip(Package("x", files), path)
        read = read_zip(path)
        assert {name: read.read(name) for name in read.files} == files
        backwards = Package("x", dict(reversed(files.items())))
        assert write_zip(backwards, again) == digest
        assert again.read_bytes() == path.read_bytes()


@given(FILES)
def test_what_cannot_be_written_has_a_finding(files: dict[str, bytes]) -> None:
    errors = [found for found in check_names(files) if found.rule.code in ("P006", "P007", "P009")]
    assert bool(errors) is not writable(files)


SCRIPT = """\
import sys
from pathlib import Path
from ctlc_scorm.assemble import assemble
from ctlc_scorm.formats import TABLE
from ctlc_scorm.package import write_zip
from tests.unit.package_samples import SAMPLE, several
print(write_zip(assemble(SAMPLE, several(), TABLE["scorm12"]), Path(sys.argv[1])))
"""
PLACES = [
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "4294967295", "TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
]


def test_folder_locale_zone_and_hash_seed_change_nothing(tmp_path: Path) -> None:
    root = str(Path(__file__).parents[2])
    digests = set()
    for number, place in enumerate(PLACES):
        folder = tmp_path / f"folder {number}"
        folder.mkdir()
        environment = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"} | place
        command = [sys.executable, "-c", SCRIPT, "a.zip"]
        run = subprocess.run(
            command, cwd=folder, env=environment | {"PYTHONPATH": root}, capture_output=True, text=True, check=True
        )
        digests.add((run.stdout, (folder / "a.zip").read_bytes()))
    assert len(digests) == 1
