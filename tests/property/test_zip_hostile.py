"""Reading anyone's zip and manifest is total: it gives the files or a refusal, never another error."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ctlc_scorm.formats import TABLE
from ctlc_scorm.package import FIRST, Package, read_zip
from ctlc_scorm.verify import verify
from ctlc_scorm.zips.reader import UnsafeZipError
from tests.unit.package_samples import HTML, SAMPLE, single


def sound() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("imsmanifest.xml", "<manifest/>" * 5)
        archive.writestr("media/", "")
        archive.writestr("media/a.png", b"\x89PNG" * 30)
        archive.comment = b"by hand"
    return data.getvalue()


ZIP = sound()
CHANGES = st.lists(
    st.tuples(st.integers(0, len(ZIP) - 1), st.binary(min_size=1, max_size=4), st.sampled_from(["set", "add", "cut"])),
    min_size=1,
    max_size=8,
)


@given(CHANGES)
def test_a_damaged_zip_is_read_or_refused(changes: list[tuple[int, bytes, str]]) -> None:
    data = bytearray(ZIP)
    for at, piece, how in changes:
        end = at if how == "add" else at + len(piece)
        data[at:end] = b"" if how == "cut" else piece
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.zip")
        path.write_bytes(data)
        try:
            package = read_zip(path)
            for name in package.files:
                package.read(name)
        except UnsafeZipError as error:
            assert str(error)


MANIFEST = TABLE["scorm12"].assemble(SAMPLE, single()).read(FIRST)
PIECES = st.sampled_from(
    [b"<", b">", b"&", b"\xff", b"\0", b"<item>", b"</item>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b" x='", b'"']
)


@given(
    st.lists(st.tuples(st.integers(0, len(MANIFEST)), st.integers(0, 80), PIECES | st.binary(max_size=3)), max_size=4)
)
def test_findings_in_a_damaged_manifest_have_their_places(changes: list[tuple[int, int, bytes]]) -> None:
    data = bytearray(MANIFEST)
    for at, length, piece in changes:
        data[at : at + length] = piece
    files = single().files | {FIRST: bytes(data)}
    for finding in verify(Package("x", files), TABLE["scorm12"]):
        assert 0 <= finding.span.start <= finding.span.end <= len(finding.span.source.text)
        assert str(finding.span) and finding.message


@given(
    st.lists(
        st.sampled_from(["<", ">", '"', "'", " ", "=", "/", "img", "src", "onclick", "a", "//b", "\n"]), max_size=60
    )
)
def test_pages_may_hold_anything(pieces: list[str]) -> None:
    files = {"index.html": HTML + "".join(pieces).encode(), "a.css": "".join(pieces).encode()}
    for finding in verify(Package("x", files), TABLE["web"]):
        assert 0 <= finding.span.start <= finding.span.end <= len(finding.span.source.text)
