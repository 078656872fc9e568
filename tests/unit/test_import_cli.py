"""`ctlc-scorm import` as its users meet it, and files that are made to harm."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ctlc_scorm.cli import main
from ctlc_scorm.importers import TABLE
from ctlc_scorm.importers.words import WORDS
from tests.unit.qti_samples import bank12, equal, item12, lid, when, zipped
from tests.unit.test_import_moodle_xml import png

ONE = "::{}:: What is {}? {{=Breathe#It slows the heart down. ~Run#It speeds the heart up.}}\n\n"
GIFT = "".join(ONE.format(name, name) for name in ("first", "second", "third"))
ROOT = Path(__file__).parent.parent.parent


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["import", *map(str, arguments)])


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "bank.gift"
    path.write_text(GIFT, "utf-8")
    return path


def test_a_sound_bank_becomes_a_course_that_check_accepts(bank: Path, tmp_path: Path) -> None:
    result = run(bank, "--out", tmp_path / "out", "--title", "Calm: a start", "--language", "en-US")
    assert result.exit_code == 0, result.output
    assert "bank.gift (GIFT): 3 questions (3 kept)" in result.output and "says: no findings." in result.output
    assert (
        (tmp_path / "out" / "course.yaml")
        .read_text("utf-8")
        .startswith('id: calm-a-start\ntitle: "Calm: a start"\nlanguage: en-US\n')
    )
    checked = CliRunner().invoke(main, ["check", str(tmp_path / "out")])
    assert (checked.exit_code, checked.output) == (0, "no findings\n")


def test_the_report_is_printed_and_kept_in_both_forms(bank: Path, tmp_path: Path) -> None:
    result = run(bank, "--out", tmp_path / "out", "--output", "json")
    assert json.loads(result.output) == json.loads((tmp_path / "out" / "import" / "report.json").read_text("utf-8"))
    assert json.loads(result.output)["files"][0]["questions"] == {"kept": 3, "changed": 0, "set aside": 0}
    assert "3 kept" in (tmp_path / "out" / "import" / "report.txt").read_text("utf-8")


def test_nothing_is_overwritten(bank: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.md").write_text("mine")
    result = run(bank, "--out", tmp_path / "out")
    assert result.exit_code == 2 and "is there already" in result.output
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.md"]


def test_several_files_become_one_course(bank: Path, tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_text("Which?\nA. a\nB. b\nANSWER: A\n", "utf-8")
    (tmp_path / "page.md").write_text("# A page\n\nWords enough.\n", "utf-8")
    result = run(bank, tmp_path / "more.txt", tmp_path / "page.md", "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in (tmp_path / "out" / "assessment").iterdir()) == [
        "bank-bank.md",
        "bank-more.md",
        "blueprint.yaml",
    ]
    assert sorted(path.name for path in (tmp_path / "out" / "modules").iterdir()) == ["01-a-page", "02-questions"]


def test_files_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    for number, folder in enumerate(("one", "two")):
        (tmp_path / folder / "in").mkdir(parents=True)
        text = f"# Page {number}\n\n![A door that is open](a.png) and [the other](b.md)\n"
        (tmp_path / folder / "in" / "a.md").write_text(text)
        (tmp_path / folder / "in" / "b.md").write_text(f"# Other {number}\n\nWords.\n")
        (tmp_path / folder / "in" / "a.png").write_bytes(png()[: 60 + number] + png()[60:])
    result = run(tmp_path / "one" / "in", tmp_path / "two" / "in", "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    media = sorted(
        path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out" / "media").rglob("*.png")
    )
    assert media == ["media/in-2/a.png", "media/in/a.png"]
    second = (tmp_path / "out" / "modules" / "02-in-2" / "01-page-1.md").read_text("utf-8")
    assert "(media/in-2/a.png)" in second and "[the other](02-other-1.md)" in second


def test_a_bank_without_any_key_is_kept_for_the_author_outside_the_course(tmp_path: Path) -> None:
    (tmp_path / "a.gift").write_text("::one:: Which? {~a ~b}\n")
    result = run(tmp_path / "a.gift", "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert ":::{choice} one\nWhich?\n\n- [ ] a\n" in (tmp_path / "out" / "import" / "to-finish.md").read_text("utf-8")
    assert not (tmp_path / "out" / "assessment").exists()


def test_two_imports_are_equal(bank: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        command = [sys.executable, "-m", "ctlc_scorm", "import", bank.name, "--out", f"{name}/out"]
        subprocess.run(
            command, cwd=tmp_path, check=True, capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT)}
        )
    trees = [
        {path.relative_to(top): path.read_bytes() for path in sorted(top.rglob("*")) if path.is_file()}
        for top in (tmp_path / "one" / "out", tmp_path / "two" / "out")
    ]
    names = {path for path, data in trees[0].items() if trees[1][path] != data}
    assert trees[0].keys() == trees[1].keys()
    assert names <= {Path("import/report.json"), Path("import/report.txt")}  # these name the folder


BILLION = (
    "<?xml version='1.0'?><!DOCTYPE quiz [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>"
    "<quiz><question type='essay'><name><text>&c;</text></name></question></quiz>"
)
OUTSIDE = "<!DOCTYPE quiz [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><quiz><question type='essay'>&x;</question></quiz>"
DEEP = "<quiz>" + "<a>" * 5000 + "</a>" * 5000 + "</quiz>"
HOSTILE: dict[str, tuple[str, bytes, str]] = {
    "entities that grow": ("a.xml", BILLION.encode(), "IMP004"),
    "an entity from outside": ("a.xml", OUTSIDE.encode(), "IMP004"),
    "depth": ("a.xml", DEEP.encode(), "IMP004"),
    "XML that breaks off": ("a.xml", b"<quiz>\n<question type='essay'>\n<name>", "IMP003"),
    "XML of another kind": ("a.xml", b"<rss/>", "IMP001"),
    "a picture": ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "IMP001"),
    "nothing": ("a.gift", b"", "IMP001"),
    "text of no kind": ("a.txt", b"Only words.\n", "IMP001"),
    "a zip that breaks off": ("a.zip", zipped({"a.xml": "x" * 999})[:60], "IMP004"),
    "a zip that leaves its folder": ("a.zip", zipped({"../../evil.xml": bank12()}), "IMP004"),
    "a zip that grows": ("a.zip", zipped({"a.xml": b"\0" * (12 << 20)}), "IMP004"),
    "an empty zip": ("a.zip", zipped({}), "IMP001"),
    "a document with entities": (
        "a.docx",
        zipped({"word/document.xml": "<!DOCTYPE d [<!ENTITY a 'b'>]><d>&a;</d>", "[Content_Types].xml": "<x/>"}),
        "IMP004",
    ),
    "a broken document": ("a.docx", zipped({"word/document.xml": "<d>", "[Content_Types].xml": "<x/>"}), "IMP001"),
    "broken slides": ("a.pptx", zipped({"ppt/presentation.xml": "<d>", "[Content_Types].xml": "<x/>"}), "IMP001"),
    "a manifest without anything": ("a.zip", zipped({"imsmanifest.xml": "<manifest/>"}), "IMP001"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_broken_or_made_to_harm_is_a_finding_and_nothing_is_written(name: str, tmp_path: Path) -> None:
    file, data, code = HOSTILE[name]
    (tmp_path / file).write_bytes(data)
    result = run(tmp_path / file, "--out", tmp_path / "out")
    assert result.exit_code == 1, result.output
    assert f"[{code}]" in result.output and "Nothing was written." in result.output
    assert "passwd" not in result.output.replace("file:///etc/passwd", "") and "hahaha" not in result.output
    assert [path.name for path in tmp_path.iterdir()] == [file]


def test_a_zip_whose_entry_is_a_link_is_not_read(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("a.xml")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert "[IMP004]" in run(tmp_path / "a.zip", "--out", tmp_path / "out").output


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("# Secret\n\nA private word.\n")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "page.md").write_text("# Page\n\n![A door that is open](../secret.md) words\n")
    (tmp_path / "in" / "link.md").symlink_to(tmp_path / "secret.md")
    result = run(tmp_path / "in", "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "private" not in "".join(path.read_text() for path in (tmp_path / "out").rglob("*.md"))
    assert "a link" in result.output


def test_one_broken_file_does_not_take_the_others_with_it(bank: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.xml").write_text("<quiz>")
    result = run(tmp_path / "bad.xml", bank, "--out", tmp_path / "out")
    assert result.exit_code == 1 and "[IMP003]" in result.output
    assert (tmp_path / "out" / "course.yaml").exists()


def test_one_broken_item_of_a_zip_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    sound = bank12(item12(lid({"a": "red", "b": "blue"}), when(equal("a"))))
    (tmp_path / "a.zip").write_bytes(zipped({"a.xml": sound, "b.xml": "<questestinterop><item>"}))
    result = run(tmp_path / "a.zip", "--out", tmp_path / "out")
    assert result.exit_code == 1 and "a.zip/b.xml:1:" in result.output and "1 questions (1 kept)" in result.output


ENCODINGS = {
    "utf-8-sig": set(),
    "utf-16": set(),
    "cp1252": {"IMP002"},
}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_letters_beyond_ascii_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.gift").write_bytes("Où est l’été ? {=à gauche ~à droite}\n".encode(encoding))
    result = run(tmp_path / "a.gift", "--out", tmp_path / "out", "--output", "json")
    assert {finding["code"] for finding in json.loads(result.output)["findings"]} == ENCODINGS[encoding]
    assert "Où est l’été ?" in (tmp_path / "out" / "assessment" / "bank-a.md").read_text("utf-8")


def test_what_cannot_be_run_is_one_sentence(bank: Path, tmp_path: Path) -> None:
    result = run(tmp_path / "gone.gift", "--out", tmp_path / "out")
    assert (result.exit_code, result.output) == (2, f"Error: {tmp_path / 'gone.gift'} does not exist.\n")
    (tmp_path / "file").write_text("")
    assert run(bank, "--out", tmp_path / "file" / "out").exit_code == 2


def test_the_command_loads_no_library_of_documents_for_a_question_bank(bank: Path, tmp_path: Path) -> None:
    code = (
        "import sys\nfrom ctlc_scorm.importers.run import run\nfrom pathlib import Path\n"
        f"run([Path({str(bank)!r})], Path({str(tmp_path / 'out')!r}))\n"
        "print([m for m in ('mammoth', 'pptx') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_every_word_of_the_report_is_used_and_explained() -> None:
    import ctlc_scorm.importers as package

    folder = Path(package.__file__).parent
    code = "".join(path.read_text("utf-8") for path in folder.glob("*.py") if path.name != "words.py")
    assert [word for word in WORDS if f'"{word}"' not in code] == []
    assert all((folder / f"{name}.py").exists() for name in TABLE)


def test_a_picture_is_known_by_its_bytes_and_not_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_text("# A\n\nWords ![A door that is open](a.png) and ![A wall of stone](b.png)\n")
    (tmp_path / "in" / "a.png").write_bytes(b"<html><script>alert(1)</script></html>")
    (tmp_path / "in" / "b.png").write_bytes(b"GIF89a" + struct.pack("<HH", 1, 1) + b"\0\0\0;")
    result = run(tmp_path / "in", "--out", tmp_path / "out", "--output", "json")
    assert sorted(path.name for path in (tmp_path / "out" / "media" / "in").iterdir()) == ["b.gif"]
    assert "picture" in json.loads(result.output)["words"]
