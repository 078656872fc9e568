"""Writing packages as zips and folders, and reading zips back."""

from __future__ import annotations

import hashlib
import io
import os
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ctlc_scorm.package import Package, read_zip, write_folder, write_zip
from ctlc_scorm.zips import reader, writer

FILES = {"index.html": b"<p>" + b"text " * 500, "imsmanifest.xml": b"<manifest/>", "a/empty.css": b"", "a/p.jpg": b"pp"}
SAMPLE = Package("sample", FILES)


@pytest.fixture(autouse=True)
def no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def entries(path: Path) -> dict[str, zipfile.ZipInfo]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {entry.filename: entry for entry in archive.infolist()}


def test_the_manifest_comes_first_and_the_rest_is_sorted(tmp_path: Path) -> None:
    write_zip(SAMPLE, tmp_path / "a.zip")
    assert list(entries(tmp_path / "a.zip")) == ["imsmanifest.xml", "a/empty.css", "a/p.jpg", "index.html"]


def test_entries_say_nothing_of_the_machine(tmp_path: Path) -> None:
    write_zip(SAMPLE, tmp_path / "a.zip")
    for entry in entries(tmp_path / "a.zip").values():
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert (entry.create_system, entry.external_attr >> 16) == (3, 0o100644)
        assert entry.flag_bits == 1 << 11
        assert (entry.extra, entry.comment, entry.extract_version) == (b"", b"", 20)


def test_text_is_deflated_and_what_is_packed_already_or_empty_is_stored(tmp_path: Path) -> None:
    write_zip(SAMPLE, tmp_path / "a.zip")
    methods = {name: entry.compress_type for name, entry in entries(tmp_path / "a.zip").items()}
    assert methods == {"imsmanifest.xml": 8, "index.html": 8, "a/p.jpg": 0, "a/empty.css": 0}


def test_the_hash_is_that_of_the_file(tmp_path: Path) -> None:
    digest = write_zip(SAMPLE, tmp_path / "new" / "a.zip")
    assert digest == hashlib.sha256((tmp_path / "new" / "a.zip").read_bytes()).hexdigest()


def test_the_bytes_never_change(tmp_path: Path) -> None:
    """A new release of the compressor that packs otherwise is to be noticed here, and told in the change log."""
    text = " ".join(f"{n * n:b}" for n in range(30_000)).encode()
    digest = write_zip(Package("x", FILES | {"text.html": text}), tmp_path / "a.zip")
    assert digest == "bd1e1ef1a3f503b87acbdfe8a77e5baa8991616e8e01ebf26da6413e72e07cd1"


def test_the_day_may_be_given_by_source_date_epoch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for given, expected in {
        "1764000001": (2025, 11, 24, 16, 0, 0),
        "0": (1980, 1, 1, 0, 0, 0),
        "99999999999": (2107, 12, 31, 23, 59, 58),
    }.items():
        monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
        write_zip(SAMPLE, tmp_path / "a.zip")
        assert {entry.date_time for entry in entries(tmp_path / "a.zip").values()} == {expected}
    for wrong in ("yesterday", "-1", "1.5", "١"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH"):
            write_zip(SAMPLE, tmp_path / "b.zip")


def test_a_file_on_disk_gives_the_same_zip_as_its_bytes(tmp_path: Path) -> None:
    on_disk = {}
    contents = FILES | {"media/long.txt": os.urandom(100_000).hex().encode() * 20}
    for name, content in contents.items():
        on_disk[name] = tmp_path / name.replace("/", "-")
        on_disk[name].write_bytes(content)
    assert write_zip(Package("x", on_disk), tmp_path / "a.zip") == write_zip(Package("x", contents), tmp_path / "b.zip")


@pytest.mark.parametrize("name", ["film.mp4", "sound.wav"])
def test_media_is_never_held_in_memory(name: str, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    os.truncate(tmp_path / name, 40 << 20)
    tracemalloc.start()
    write_zip(Package("x", {name: tmp_path / name}), tmp_path / "a.zip")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5 << 20


@pytest.mark.parametrize(
    ("names", "cause"),
    [
        (["media/A.png", "media/a.png"], "'media/A.png' and 'media/a.png' are one file on Windows and macOS"),
        (["caf\u00e9.png", "cafe\u0301.png"], "are one file"),
        (["stra\u00dfe.png", "STRASSE.png"], "are one file"),
        (["media", "media/a.png"], "are one file"),
        (["a\\b.png"], "has a backslash"),
        (["/a.png"], "is absolute"),
        (["C:/a.png"], "is absolute"),
        (["a/../b.png"], "has an empty part"),
        (["a//b.png"], "has an empty part"),
        (["a/"], "has an empty part"),
        ([""], "has an empty part"),
        (["a\n.png"], "control character"),
        (["a\ud800.png"], "control character"),
        (["a" * 1001], "is too long"),
    ],
)
@pytest.mark.parametrize("write", [write_zip, write_folder])
def test_names_that_cannot_stand_are_refused_with_their_cause(
    write: Callable[[Package, Path], object], names: list[str], cause: str, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match=cause):
        write(Package("x", dict.fromkeys(names, b"")), tmp_path / "out" / "a")
    assert not (tmp_path / "out").exists()


def test_names_with_other_letters_are_written_as_utf8(tmp_path: Path) -> None:
    write_zip(Package("x", {"niña 日本.html": b"x"}), tmp_path / "a.zip")
    assert list(entries(tmp_path / "a.zip")) == ["niña 日本.html"]


def test_a_write_that_fails_leaves_the_old_zip_and_nothing_else(tmp_path: Path) -> None:
    write_zip(SAMPLE, tmp_path / "a.zip")
    before = (tmp_path / "a.zip").read_bytes()
    with pytest.raises(FileNotFoundError):
        write_zip(Package("x", {"a.jpg": tmp_path / "gone.jpg"}), tmp_path / "a.zip")
    assert (tmp_path / "a.zip").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(b"first")
    read = writer._chunks

    def changing(content: writer.Content) -> object:
        yield from read(content)
        path.write_bytes(b"later")

    monkeypatch.setattr(writer, "_chunks", changing)
    with pytest.raises(OSError, match=r"film\.mp4 was changed while it was read"):
        write_zip(Package("x", {"film.mp4": path}), tmp_path / "a.zip")
    assert not (tmp_path / "a.zip").exists()


def test_more_than_a_plain_zip_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [(f"{n}.css", b"12345") for n in range(9)]
    monkeypatch.setattr(writer, "MOST", 9)
    with pytest.raises(ValueError, match=r"with 8\.css the package is larger"):
        writer.write(io.BytesIO(), files)
    monkeypatch.setattr(writer, "MOST_BYTES", 100)
    with pytest.raises(ValueError, match=r"with 2\.css the package is larger"):
        writer.write(io.BytesIO(), files)
    with pytest.raises(ValueError, match=r"film\.mp4 is larger than a file"):
        writer.write(io.BytesIO(), [("film.mp4", b"x" * 100)])


def test_a_folder_holds_the_same_files_and_appears_whole(tmp_path: Path) -> None:
    (tmp_path / "p.jpg").write_bytes(b"pp")
    write_folder(Package("x", FILES | {"a/p.jpg": tmp_path / "p.jpg"}), tmp_path / "web")
    found = {p.relative_to(tmp_path / "web").as_posix(): p.read_bytes() for p in (tmp_path / "web").rglob("*.*")}
    assert found == FILES
    (tmp_path / "empty").mkdir()
    write_folder(SAMPLE, tmp_path / "empty")
    with pytest.raises(OSError, match="not empty"):
        write_folder(SAMPLE, tmp_path / "web")
    with pytest.raises(FileNotFoundError):
        write_folder(Package("x", FILES | {"z": tmp_path / "gone"}), tmp_path / "other")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "p.jpg", "web"]


def test_a_zip_is_read_back_as_a_package(tmp_path: Path) -> None:
    write_zip(SAMPLE, tmp_path / "sample-1.zip")
    package = read_zip(tmp_path / "sample-1.zip")
    assert package.name == "sample-1"
    assert {name: package.read(name) for name in package.files} == FILES
    assert len(package.files) == 4


def test_folders_in_a_zip_are_no_files(tmp_path: Path) -> None:
    made(tmp_path / "a.zip", {"media/": b"", "media/a.png": b"x"})
    assert list(read_zip(tmp_path / "a.zip").files) == ["media/a.png"]


def made(path: Path, files: dict[str, bytes], **values: int) -> Path:
    """A zip by the standard library, its entries with values of their own."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)
            for key, value in values.items():
                setattr(entry, key, value)
            archive.writestr(entry, content)
    return path


def patched(path: Path, old: bytes, new: bytes) -> Path:
    data = path.read_bytes()
    assert old in data and len(old) == len(new)
    path.write_bytes(data.replace(old, new))
    return path


LINK = (0o120777 << 16) | 0


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda path: made(path, {"../a": b""}), "has an empty part"),
        (lambda path: made(path, {"/a": b""}), "is absolute"),
        (lambda path: made(path, {"a\\b": b""}), "has a backslash"),
        (lambda path: patched(made(path, {"a?b": b""}), b"a?b", b"a\0b"), "control character"),
        (lambda path: made(path, {"a": b"/etc/passwd"}, external_attr=LINK), "is a link or a device"),
        (lambda path: patched(made(path, {"aa": b"", "bb": b""}), b"bb", b"aa"), "is in it twice"),
        (lambda path: made(path, {"a": b"x"}, compress_type=12), "is packed by method 12"),
        (lambda path: made(path, {"a": b"x" * (11 << 20)}, compress_type=8), "grows more than 200 times"),
        (lambda path: encrypted(made(path, {"a": b"x"})), "is encrypted"),
        (lambda path: overlapping(made(path, {"a": b"x" * 100, "b": b"x" * 100})), "overlaps"),
        (lambda path: swollen(made(path, {"a": b"x"})), "more than 2 GiB"),
        (lambda path: path.write_bytes(b"no zip") and path, "is not a zip"),
        (lambda path: path.write_bytes(b"") or path, "is not a zip"),
    ],
)
def test_hostile_zips_are_refused_before_anything_is_unpacked(
    make: Callable[[Path], Path], why: str, tmp_path: Path
) -> None:
    with pytest.raises(reader.UnsafeZipError, match=why):
        read_zip(make(tmp_path / "a.zip"))


def central(data: bytearray) -> int:
    return data.index(b"PK\1\2")


def encrypted(path: Path) -> Path:
    data = bytearray(path.read_bytes())
    data[central(data) + 8] |= 1
    path.write_bytes(data)
    return path


def swollen(path: Path) -> Path:
    data = bytearray(path.read_bytes())
    struct.pack_into("<L", data, central(data) + 24, (2 << 30) + 1)
    path.write_bytes(data)
    return path


def overlapping(path: Path) -> Path:
    """The second entry points into the first."""
    data = bytearray(path.read_bytes())
    struct.pack_into("<L", data, data.rindex(b"PK\1\2") + 42, 31)
    path.write_bytes(data)
    return path


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_FILES", 2)
    with pytest.raises(reader.UnsafeZipError, match="3 entries are more than 2"):
        read_zip(made(tmp_path / "a.zip", {"a": b"", "b": b"", "c": b""}))


def test_a_damaged_file_is_told_when_it_is_read(tmp_path: Path) -> None:
    path = patched(made(tmp_path / "a.zip", {"a.txt": b"sound"}), b"sound", b"wrong")
    package = read_zip(path)
    with pytest.raises(reader.UnsafeZipError, match=r"a\.txt cannot be unpacked: Bad CRC-32"):
        package.read("a.txt")
