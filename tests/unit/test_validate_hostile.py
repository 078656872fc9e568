"""Input that is made to do harm: a finding, in bounded time and memory, and nothing written."""

from __future__ import annotations

import struct
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ctlc_scorm.validate.lines import of_result
from ctlc_scorm.validate.outputs import FORMS, render
from ctlc_scorm.validate.run import validate
from tests.unit.raw_zip import Entry, pack
from tests.unit.test_validate_zip import SOUND, listed

MANIFEST = next(one.data for one in SOUND if one.name == b"imsmanifest.xml")
ROOT = b"<manifest xmlns='http://www.imsproject.org/xsd/imscp_rootv1p1p2'>"


@contextmanager
def bounded(seconds: float = 20, mebibytes: int = 400) -> Iterator[None]:
    tracemalloc.start()
    start = time.process_time()
    try:
        yield
        assert time.process_time() - start < seconds
        assert tracemalloc.get_traced_memory()[1] < mebibytes << 20
    finally:
        tracemalloc.stop()


def codes(path: Path) -> list[str]:
    result = validate(path)
    for form in FORMS:
        render(form, [of_result(result)])
    return [one.rule.code for one in result.findings]


def of_bytes(data: bytes, tmp_path: Path) -> list[str]:
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    return codes(path)


def of_manifest(data: bytes, tmp_path: Path) -> list[str]:
    path = tmp_path / "imsmanifest.xml"
    path.write_bytes(data)
    return codes(path)


LAUGHS = b"<!DOCTYPE m [<!ENTITY a 'ha'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (LAUGHS + b"]><manifest>&j;</manifest>", "P033"),
        (b"<!DOCTYPE m SYSTEM 'http://127.0.0.1:1/a.dtd'><manifest/>", "P033"),
        (ROOT + b"<item>" * 100_000, "P048"),
        (ROOT + b"<item/>" * 300_000 + b"</manifest>", "P048"),
        (ROOT + b"<a " + b"".join(b"b%d='' " % n for n in range(100_000)), "P030"),
        (b"<manifest>&" * 100_000, "P030"),
        (b"<![CDATA[" * 200_000, "P030"),
        (b"<manifest " + b"&" * 400_000, "P030"),
        (b"\xff\xfe" + b"\0" * 1001, "P032"),
        (MANIFEST.replace(b"Stress", b"\xff\xc3\x28"), "P032"),
        (b"", "P019"),
        (b"\0" * 100, "P030"),
        (MANIFEST.replace(b'encoding="UTF-8"', b'encoding="rot13"'), "P032"),
        (MANIFEST.replace(b"res-1", b"\xf0\x9f\x98\x80" * 1000), "P063"),
    ],
    ids=range(14),
)
def test_manifests(data: bytes, code: str, tmp_path: Path) -> None:
    with bounded():
        assert code in of_manifest(data, tmp_path)


def test_items_in_a_long_circle_and_a_long_script(tmp_path: Path) -> None:
    script = b"<adlcp:prerequisites type='aicc_script'>" + b"(" * 190 + b"</adlcp:prerequisites>"
    with bounded():
        assert of_manifest(MANIFEST.replace(b"</item>", script + b"</item>"), tmp_path) == ["P071"]
    resources = b"".join(
        b"<resource identifier='r%d' type='webcontent'><dependency identifierref='r%d'/></resource>"
        % (n, (n + 1) % 9999)
        for n in range(9999)
    )
    with bounded():
        assert "P107" in of_manifest(MANIFEST.replace(b"</resources>", resources + b"</resources>"), tmp_path)


def test_a_hundred_thousand_files(tmp_path: Path) -> None:
    with bounded(60):
        assert "P017" in of_bytes(pack_many(100_000), tmp_path)


def pack_many(count: int) -> bytes:
    """A zip of many empty files, made in one go."""
    entries = [Entry(b"a/%d.txt" % n, b"") for n in range(count)]
    central, body = [], []
    for n, entry in enumerate(entries):
        body.append(entry.local())
        central.append(entry.central(0))
        del n
    whole, records = b"".join(body), b"".join(central)
    end = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, len(records), len(whole))
    tail = struct.pack("<4sLQL", b"PK\6\7", 0, len(whole) + len(records), 1)
    last = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return whole + records + end + tail + last


def test_four_gibibytes_that_are_only_said(tmp_path: Path) -> None:
    extra = struct.pack("<HHQ", 1, 8, 5 << 30)
    entries = [*SOUND, Entry(b"a.mp4", method=8, size=0xFFFFFFFF, extra=extra)]
    with bounded():
        assert "P017" in of_bytes(pack(entries), tmp_path)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(deflate.compress(b"\0" * (1 << 20)) for _ in range(200)) + deflate.flush()
    for name in (b"index2.html", b"imsmanifest.xml", b"a.mp4"):
        sound = [one for one in SOUND if one.name != name]
        with bounded(10, 100):
            assert "P017" in of_bytes(pack([*sound, Entry(name, b"", 8, size=200 << 20, packed=packed)]), tmp_path)
        with bounded(10, 150):
            found = of_bytes(pack([*sound, Entry(name, b"a", 8, packed=packed)]), tmp_path)
            assert "P001" in found


def test_a_zip_cut_anywhere(tmp_path: Path) -> None:
    data = pack(SOUND)
    with bounded(60):
        for at in range(0, len(data) - 1, 7):
            assert of_bytes(data[:at], tmp_path) == ["P001"]


HOSTILE_TEXTS = [
    b"<a '" * 300_000, b'<a "' * 300_000, b"<img src='" * 100_000, b"<script>" * 100_000, b"<!--" * 200_000,
    b"<img " + b"a=" * 400_000, b"<" * 1_000_000, b"onload=" * 100_000, b"style=" * 100_000, b"url(" * 200_000,
    b"/*" * 400_000, b"`" * 999_999, b"'" * 999_999, b"function a(" * 80_000, b"top . location " * 60_000,
    b"cmi.core.session_time', '" * 40_000, b"<a \"'" * 200_000, b"parent.document;" * 50_000, b"alert('" * 100_000,
    b"<style>url(/*" * 60_000, b"'" + b"a" * 999_999 + b".js", b"@import '" * 100_000, b"import('" * 100_000,
    b" " * 1_000_000 + b"unload", b"addEventListener('unload'," + b" " * 1_000_000, b"onunload=" * 100_000,
]  # fmt: skip


@pytest.mark.parametrize("ending", ["html", "js", "css"])
@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=range(len(HOSTILE_TEXTS)))
def test_texts_made_to_be_slow(text: bytes, ending: str, tmp_path: Path) -> None:
    start = time.process_time()
    of_bytes(pack(listed(Entry(f"hostile.{ending}".encode(), text, 8))), tmp_path)
    assert time.process_time() - start < 15


def test_nothing_is_written_and_no_link_is_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.html").write_text("<p>secret")
    package = tmp_path / "package"
    package.mkdir()
    for entry in SOUND:
        (package / entry.name.decode()).write_bytes(entry.data)
    (package / "a.html").symlink_to(outside / "secret.html")
    (package / "b").symlink_to(outside)
    assert codes(package) == ["P015", "P015"]
    before = sorted(tmp_path.rglob("*"))
    assert "P007" in of_bytes(pack([*SOUND, Entry(b"../../outside/evil.txt")]), tmp_path / "package")
    assert [path for path in sorted(tmp_path.rglob("*")) if path not in before] == [package / "a.zip"]


def test_names_of_any_bytes(tmp_path: Path) -> None:
    names = [
        b"\xff\xfe.txt",
        b"a\0b.txt",
        b"",
        b"/",
        b"\x1b[31m.txt",
        b"a\nb",
        b"." * 300,
        b"con",
        "\u202e.txt".encode(),
    ]
    assert of_bytes(pack([*SOUND, *(Entry(name) for name in names)]), tmp_path)
    folder = tmp_path / "folder"
    folder.mkdir()
    (Path(bytes(folder).decode()) / "x").write_text("a")
    with open(bytes(folder) + b"/\xff.txt", "wb") as file:  # noqa: PTH123 (a name that is no text)
        file.write(b"a")
    assert codes(folder)


def test_many_findings_are_cut(tmp_path: Path) -> None:
    files = b"".join(b"<file href='gone%d.jpg'/>" % n for n in range(20_000))
    path = tmp_path / "a.zip"
    path.write_bytes(pack([Entry(one.name, one.data.replace(b"</resource>", files + b"</resource>")) for one in SOUND]))
    findings = validate(path).findings
    assert len(findings) == 100 and findings[-1].message.endswith("and 19900 more like this")
