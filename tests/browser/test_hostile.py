"""Hostile inputs through every author field: what the compiler lets pass executes nothing, and stands there as text."""

import io
import json
import shutil
import wave
from collections.abc import Callable
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import Dialog

from ctlc_scorm import pipeline
from ctlc_scorm.lms import Lms
from ctlc_scorm.package import write_zip
from ctlc_scorm.source.findings import Severity
from tests.support import BASE, COURSE, FRONT, PAGE

from . import runtimes
from .conftest import Windows
from .hostile import (
    CLOBBERING,
    MARKUP,
    OPTIONS,
    STYLES,
    TEXTS,
    URLS,
    Draft,
    Input,
    big_course,
    figure,
    inputs,
    small_course,
)
from .player import Player
from .tables import AddRow
from .watch import Watch

UNSAFE = (Path(__file__).parent / "unsafe.js").read_text("utf-8")
SHOWN = (Path(__file__).parent / "texts.js").read_text("utf-8")
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
        with Lms(package) as lms:
            self.player = Player(self.window.open(lms.url))
            self.shown = "\0".join(self.player.frame.evaluate(SHOWN))
            self.faults = cast(list[str], self.player.frame.evaluate(UNSAFE))
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
    built = [one for one in made if one.n not in refused]
    add_row("Hostile inputs", row("fields, " + ("no policy" if bypass_csp else "policy"), len(made), len(refused)))
    assert len(made) >= LEAST
    assert visit.faults == []
    hidden = [one for one in built if one.words and not any(words in visit.shown for words in one.words)]
    assert [(one.field, one.payload) for one in hidden] == []


def row(series: str, made: int, refused: int) -> dict[str, str]:
    return {
        "series": series,
        "inputs": str(made),
        "refused by the compiler": str(refused),
        "built": str(made - refused),
    }


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> tuple[list[Input], Path, set[int]]:
    made = inputs(request.config.getoption("--full"))
    package, refused = settled(lambda refused: big_course(made, refused), tmp_path_factory.mktemp("hostile") / "course")
    return [one for part in made.values() for one in part], package, refused


def test_every_key_of_the_course(
    tmp_path: Path, windows: Windows, add_row: AddRow, request: pytest.FixtureRequest
) -> None:
    share = 1 if request.config.getoption("--full") else 8
    payloads = [*TEXTS, *MARKUP[::share], *URLS[::share]]
    window = windows(bypass_csp=True)
    window.context.add_init_script(TRAP)
    faults: list[str] = []
    numbers = [0, 0]
    for n, (payload, style) in enumerate(zip(payloads, cycle(STYLES), strict=False)):
        make = partial(small_course, payload, style)
        package, refused = settled(lambda refused, make=make: make(refused)[0], tmp_path / str(n))  # type: ignore[misc]
        made = make(refused)[1]
        numbers = [numbers[0] + len(made), numbers[1] + len(refused)]
        unpacked = tmp_path / f"{n}-unpacked"
        shutil.unpack_archive(package, unpacked)
        page = window.open((unpacked / "index.html").as_uri())
        faults += [f"{payload}: {fault}" for fault in cast(list[str], page.evaluate(UNSAFE))]
        page.close()
    add_row("Hostile inputs", row("keys of the course", *numbers))
    assert faults == []


def test_an_lms_that_answers_with_markup(school_zip: Path, windows: Windows) -> None:
    hostile = '"><img src=x onerror=hostile()>'
    state = {"schema": 1, "pages": {hostile: True}, "items": {hostile: {"tries": 1, "best": 3, "last": [hostile]}}}
    for saved in (hostile, f"1{hostile}", json.dumps({**state, "place": hostile, "prefs": {"theme": hostile}})):
        with Lms(school_zip) as lms:
            values = {"cmi.suspend_data": saved, "cmi.core.lesson_location": hostile, "cmi.core.exit": "suspend"}
            lms.store.add("course/" + lms.course.scos[0].id, {"session": 0, "seq": 0, "values": values})
            window = windows(bypass_csp=True)
            window.context.add_init_script(TRAP)
            player = Player(window.open(lms.url))
            assert player.ref == "home"
            assert player.frame.evaluate(UNSAFE) == []
            window.close()


def test_the_ids_in_a_drawing_are_its_own(tmp_path: Path, windows: Windows) -> None:
    draft = Draft(set())
    for name, text in {**BASE, PAGE: f"{FRONT}{figure('media/a.svg')}\n", "media/a.svg": CLOBBERING}.items():
        draft.add(name, text)
    package, _ = settled(lambda refused: draft, tmp_path / "course")
    with Lms(package) as lms:
        Player(windows().open(lms.url), timeout=5)


NAMED = [
    "prototype",
    "home",
    "final",
    "left",
    "main",
    "data",
    "saved",
    "exit",
    "banner",
    "say",
    "outline",
]


def test_names_that_the_page_or_the_language_has_already(tmp_path: Path, windows: Windows) -> None:
    blocks = "\n\n".join(f":::{{choice}} {name}\nWhich is {name}?\n\n{OPTIONS}:::" for name in NAMED)
    heads = "\n\n".join(f"## {name.title()} {{#{name}}}" for name in NAMED)
    files = {
        "course.yaml": COURSE.replace("01-one", "01-school").replace("see: See", "constructor: See"),
        "modules/01-school/01-prototype.md": f"{FRONT}{heads}\n\n{blocks}\n",
    }
    draft = Draft(set())
    for name, text in files.items():
        draft.add(name, text)
    package, _ = settled(lambda refused: draft, tmp_path / "course")
    with runtimes.strict(package) as runtime:
        window = windows()
        player = runtime.open(window)
        player.quick_page(player.page_refs[0])
        player.wait_saved()
        state = runtime.state(player)
        assert {name: kept["tries"] for name, kept in state["items"].items()} == dict.fromkeys(NAMED, 1)
        player.save_and_exit()
        window.quiet()
        window.close()
        player = runtime.open(windows())
        assert player.ref == player.page_refs[0]
        assert player.current.locator("[data-verdict=right]").count() == len(NAMED)
        assert runtime.violations() == []
