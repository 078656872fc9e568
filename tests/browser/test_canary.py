"""Nothing private leaves: a token in every private field is found nowhere but on the page, and in its own storage."""

import json
import shutil
from pathlib import Path
from typing import cast

from playwright.sync_api import ConsoleMessage, Request

from ctlc_scorm.lms import Lms

from .conftest import Windows, packed
from .player import Player
from .tables import AddRow, Row
from .watch import Watch

TOKEN = "canary-4f1c"
BLOCKS = Path(__file__).parents[1] / "golden" / "every-block" / "course"
# Whatever can be written in and is no answer to a question that is tracked.
FILL = """(token) => {
  const written = "textarea, input:is([type=text], [type=search], :not([type])), [contenteditable]";
  const fields = [...document.querySelectorAll(written)]
    .filter((one) => !one.closest("[data-item]"));
  fields.forEach((one, n) => {
    one.value = `${token}-${n}`;
    for (const kind of ["input", "change"]) one.dispatchEvent(new Event(kind, { bubbles: true }));
  });
  for (const keep of document.querySelectorAll("[data-keep-private]")) if (!keep.checked) keep.click();
  return fields.map((one) => one.dataset.private ?? one.id);
}"""
STORED = """() => Object.fromEntries([localStorage, sessionStorage].flatMap((store) => Object.entries(store)))"""
DATABASES = """async () => {
  const got = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
  const open = (name) => got(indexedDB.open(name));
  const read = (base, name) => got(base.transaction(name).objectStore(name).getAll());
  const found = {};
  for (const { name } of await indexedDB.databases()) {
    const base = await open(name);
    for (const store of base.objectStoreNames) found[`${name}/${store}`] = JSON.stringify(await read(base, store));
  }
  return found;
}"""


class Ear:
    """Everything that goes out of a window, as one text a thing."""

    def __init__(self, watch: Watch) -> None:
        self.heard: dict[str, str] = {}
        watch.context.on("request", self.asked)
        watch.context.on("console", self.said)

    def note(self, kind: str, text: str) -> None:
        self.heard[f"{kind} {len(self.heard)}"] = text

    def asked(self, request: Request) -> None:
        self.note("request", f"{request.method} {request.url} {request.headers} {request.post_data_buffer!r}")

    def said(self, message: ConsoleMessage) -> None:
        self.note("console", message.text)


def play(player: Player) -> set[str]:
    """To the very end; the fields are filled anew on each page, where they may have come to life only now."""
    filled: set[str] = set()
    for ref in player.page_refs:
        player.quick_page(ref)
        filled |= set(player.frame.evaluate(FILL, TOKEN))
    for right in (False, True):
        player.quick_final(right)
        filled |= set(player.frame.evaluate(FILL, TOKEN))
    player.robot("turn", player.page_refs[0])
    player.robot("turn", "left")
    return filled


def outside(player: Player) -> dict[str, str]:
    """What is shown elsewhere than on the page: its title, its address, its history."""
    return cast(dict[str, str], player.frame.evaluate(OUTSIDE))


OUTSIDE = """() => ({
  title: document.title, url: location.href, name: window.name, cookie: document.cookie,
  history: JSON.stringify(history.state),
})"""


def kept(player: Player) -> dict[str, str]:
    return cast(dict[str, str], player.frame.evaluate(STORED) | player.frame.evaluate(DATABASES))


def judge(name: str, heard: dict[str, str], stored: dict[str, str], filled: set[str]) -> tuple[Row, list[str]]:
    heard |= {f"storage {key}": key + text for key, text in stored.items() if not key.startswith("ctlc-private:")}
    hits = [f"{kind}: {text[:200]}" for kind, text in heard.items() if TOKEN in text]
    own = [key for key, text in stored.items() if TOKEN in text]
    assert own, "the canary has to be seen where it may be"
    assert {"private", "why-us", "rewrite-note"} <= filled
    return {"package": name, "private fields": str(len(filled)), "searched": str(len(heard)),
            "kept in its own storage": str(len(own)), "hits": str(len(hits))}, hits  # fmt: skip


def test_in_an_lms(tmp_path: Path, windows: Windows, add_row: AddRow) -> None:
    with Lms(packed(BLOCKS, tmp_path)) as lms:
        window = windows()
        ear = Ear(window)
        player = Player(window.open(lms.url))
        filled = play(player)
        player.wait_saved()
        stored, heard = kept(player), outside(player)
        player.save_and_exit()
        window.quiet()
        window.close()
        lms.store.settle()
        assert lms.record().status == "passed"
        assert any("cmi.suspend_data" in text for text in ear.heard.values())
        heard |= ear.heard | {f"call {n}": json.dumps(call) for n, call in enumerate(lms.calls())}
        heard |= {f"patch {n}": json.dumps(patch) for n, patch in enumerate(lms.patches())}
    row, hits = judge("SCORM 1.2", heard, stored, filled)
    add_row("Canary", row)
    assert hits == []


def test_on_a_disk(tmp_path: Path, windows: Windows, add_row: AddRow) -> None:
    shutil.unpack_archive(packed(BLOCKS, tmp_path, "web"), tmp_path / "web")
    window = windows()
    ear = Ear(window)
    player = Player(window.open((tmp_path / "web" / "index.html").as_uri()))
    filled = play(player)
    player.save_and_exit()
    stored = kept(player)
    assert any('"passed":' in text for key, text in stored.items() if key.startswith("ctlc:"))
    row, hits = judge("web", outside(player) | ear.heard, stored, filled)
    add_row("Canary", row)
    assert hits == []
