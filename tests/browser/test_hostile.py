"""Hostile inputs through every author field: what the compiler lets pass executes nothing, and stands there as text."""

import io
import shutil
import wave
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import Dialog

from ctlc_scorm import pipeline
from ctlc_scorm.lms import Lms
from ctlc_scorm.package import write_zip
from ctlc_scorm.source.findings import Severity

from .conftest import Windows
from .hostile import MARKUP, TAG, Draft, Input, big_course, inputs, small_course
from .player import Player
from .tables import AddRow
from .watch import Watch

HERE = Path(__file__).parent
Outcome = tuple[Path, set[int]]
TRAP = "globalThis.hostile = () => console.error('executed', new Error().stack)"
LEAST = 200


def sound() -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as out:
        out.setparams((1, 1, 8000, 0, "NONE", ""))
        out.writeframes(bytes(8000))
    return made.getvalue()


def written(draft: Draft, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in draft.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
    if "media/tone.vtt" in draft.files:
        (folder / "media/tone.wav").write_bytes(sound())
    return folder


def settled(make: Callable[[set[int]], Draft], folder: Path) -> Outcome:
    """Leaves out what the compiler refuses, until it builds. It says of each where it stands, and it never breaks."""
    refused: set[int] = set()
    for _ in range(30):
        draft = make(refused)
        compiled = pipeline.compile_course(written(draft, folder))
        built = pipeline.build(compiled, "scorm12", "single")
        if built.package:
            write_zip(built.package, folder.with_suffix(".zip"))
            return folder.with_suffix(".zip"), refused
        errors = [found for found in built.findings if found.rule.severity is Severity.ERROR]
        places = {(f.span.source.path, f.span.source.place(f.span.start)[0]): f for f in errors}
        unknown = [f"{place}: {f.rule.code} {f.message}" for place, f in places.items() if place not in draft.owners]
        known = {draft.owners[place].n for place in places if place in draft.owners}
        assert known, unknown
        refused |= known
    raise AssertionError("it does not settle")


class Visit:
    """Every page is opened, everything in it is pressed, and the document is read for what should not be there."""

    def __init__(self, package: Path, windows: Windows, bypass_csp: bool) -> None:
        self.window: Watch = windows(bypass_csp=bypass_csp)
        self.window.context.add_init_script(TRAP)
        self.window.context.on("dialog", self.dialog)
        with zipfile.ZipFile(package) as archive:
            self.manifest = archive.read("imsmanifest.xml").decode("utf-8")
        with Lms(package) as lms:
            self.player = Player(self.window.open(lms.url))
            self.faults = cast(list[str], self.player.frame.evaluate((HERE / "unsafe.js").read_text("utf-8")))
            self.text = cast(str, self.player.frame.evaluate("() => document.documentElement.outerHTML"))
            self.texts = cast(list[str], self.player.robot("texts"))
            self.window.quiet()
            self.window.close()
            assert lms.violations() == []

    def dialog(self, dialog: Dialog) -> None:
        self.window.add(f"dialog: {dialog.message}")
        dialog.dismiss()


@pytest.mark.parametrize("bypass_csp", [False, True], ids=["policy", "no-policy"])
def test_every_field_but_those_of_the_course(
    bypass_csp: bool, big: tuple[list[Input], Path, set[int]], windows: Windows, add_row: AddRow
) -> None:
    made, package, refused = big
    visit = Visit(package, windows, bypass_csp)
    assert visit.faults == []
    built = [one for one in made if one.n not in refused]
    lost = [one for one in built if one.is_text and not is_shown(one, visit)]
    add_row("Hostile inputs", {"series": "fields" + " without a policy" * bypass_csp, "inputs": str(len(made)),
                               "refused by the compiler": str(len(refused)), "built": str(len(built)), "executed": "0"})  # fmt: skip
    assert len(made) >= LEAST
    assert [(one.field, one.payload) for one in lost] == []


def is_shown(one: Input, visit: Visit) -> bool:
    wanted = {f"<x-hostile>h{one.n}h", one.payload}
    return any(words in text for words in wanted for text in visit.texts)


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> tuple[list[Input], Path, set[int]]:
    made = inputs(request.config.getoption("--full"))
    package, refused = settled(lambda refused: big_course(made, refused), tmp_path_factory.mktemp("hostile") / "course")
    return [one for part in made.values() for one in part], package, refused
