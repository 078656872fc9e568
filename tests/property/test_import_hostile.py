"""Foreign files with random damage: whatever they hold, an import ends with a report and never with a traceback."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

from tests.import_support import Imported
from tests.property.question_writers import ARROW, WRITERS, asked
from tests.unit.test_import_documents import ENOUGH, bytes_of, deck, manual, package

PIECES = (
    b"<",
    b"&",
    b"{",
    b"}",
    b"=",
    b"~",
    b"%50%",
    b"#",
    b"\n\n",
    b"[html]",
    b"]]>",
    b"\xff",
    b"</p>",
    b"<table><tr><td colspan='99999999999'>",
    b"<img src='data:image/png;base64,@@'>",
    b"1e999",
    b":::",
    b"<li>",
)
EACH = {"docx": 3}
MOST = 12
EVERY = ("A11Y", "CRD", "STA", "Q0", "TXT", "BNK")


def pool(source: random.Random) -> dict[str, tuple[str, bytes]]:
    found = {
        name: (file, write([asked(source, n, kinds, ARROW if name == "gift" else "") for n in range(5)]))
        for name, (file, write, kinds) in WRITERS.items()
    }
    pages = {"a.html": f"<h1>x</h1><p>{ENOUGH}", "b.html": f"<p>{ENOUGH}"}
    return found | {
        "docx": ("a.docx", bytes_of(manual())),
        "pptx": ("a.pptx", bytes_of(deck())),
        "markdown": (
            "a.md",
            b"# A\n\n- a\n  - b\n\n| a | b |\n|---|---|\n| <b>x</b> | `y` |\n\nx[^1]\n\n[^1]: n\n\nT\n: d\n",
        ),
        "scorm": ("a.zip", package(dict(pages), "<item identifierref='R0'/><item identifierref='R1'/>")),
    }


def damaged(source: random.Random, data: bytes) -> bytes:
    made = bytearray(data)
    for _ in range(source.randint(1, 5)):
        at = source.randrange(len(made) + 1)
        end = min(len(made), at + source.randint(1, 30))
        kind = source.randrange(4)
        if kind == 0:
            del made[at:end]
        elif kind == 1:
            made[at:at] = made[at:end] * source.randint(1, 3)
        elif kind == 2:
            made[at:at] = source.choice(PIECES)
        elif source.random() < 0.3:
            del made[at:]
    return bytes(made)


def damaged_inside(source: random.Random, data: bytes) -> bytes:
    """A zip with one of its files damaged."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    hit = source.choice(archive.namelist())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in archive.namelist():
            made.writestr(name, damaged(source, archive.read(name)) if name == hit else archive.read(name))
    return out.getvalue()


@pytest.mark.parametrize("name", [*WRITERS, "docx", "pptx", "markdown", "scorm"])
def test_damage_is_never_a_traceback(name: str, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    source = random.Random(name)
    file, data = pool(source)[name]
    for number in range(EACH.get(name, MOST) * (20 if pytestconfig.getoption("--full") else 1)):
        folder = tmp_path / str(number)
        folder.mkdir()
        inside = data[:2] == b"PK" and source.random() < 0.8
        imported = Imported(folder)
        imported.take(file, damaged_inside(source, data) if inside else damaged(source, data))
        wrote = {path.name for path in folder.iterdir()} - {file}
        assert wrote == ({"out"} if imported.report.written else set())
        assert wrote or any(code.startswith("IMP") for code in imported.faults)
        assert all(code.startswith(EVERY) for code in imported.codes), imported.report.check
