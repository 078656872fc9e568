"""The blocks sort, hotspots, tabs, flashcards, video and audio, in Chromium: by keyboard and mouse, without script, in
print, from a disk, in a sandbox.
"""

from __future__ import annotations

import base64
import io
import math
import re
import struct
import wave
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from ctlc_scorm import pipeline
from ctlc_scorm.lms import Lms
from ctlc_scorm.package import write_zip
from tests.support import COURSE, FRONT, PAGE, write_course

from .conftest import Windows
from .player import Player

ROOM = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360">
<rect width="640" height="360" fill="#e8e2d6"/><rect x="40" y="250" width="80" height="110" fill="#9b7653"/>
<rect x="250" y="30" width="320" height="110" fill="#bcd9ea"/><circle cx="80" cy="60" r="22" fill="#b4502e"/>
<rect x="220" y="230" width="130" height="60" fill="#cfa97c"/>
<rect x="420" y="230" width="130" height="60" fill="#cfa97c"/>
</svg>"""
CAPTIONS = """WEBVTT

1
00:00.000 --> 00:00.900
<v Ms. Ortiz>We walk <i>together</i>.

00:00.900 --> 00:03.000
Quiet feet &amp; calm hands.
"""
BODY = """\
## Blocks

:::{sort} principles
Put each moment under the principle that it shows.

- The day's schedule is posted, and a change is told early => Trust
  > People settle when they know what comes next.
- Two adults agree on one way to answer a late slip => Trust
  > What is the same every time can be relied upon.
- Students help to write the norms of the hallway => Collaboration
  > Sharing a decision shares the power in the room.
- A student may step out with a card, no questions asked => Choice
  > A way out that costs nothing lowers the alarm.
:::

:::{hotspots} classroom
:picture: media/room.svg
:alt: A classroom from the door: a bell on the wall, a wide window, two group tables.
Which of these may raise the alarm without need?

- [x] 12 16 The bell above the door
  > Sudden loud sounds are read as a threat.
- [ ] 64 24 The window to the yard
  > Light and a view out help most people settle.
- [ ] 44 72 The group table
  > Sitting together is safe where seats are a choice.
- [x] 12 85 The door that stands shut
  > A way out that cannot be seen keeps the body on guard.
:::

:::{hotspots}
:picture: media/room.svg
:alt: The same classroom.
Look around the room once more.

- 12 16 The bell
  > Its volume can be turned down.
- 64 24 The window
  > Blinds that open by *students*.
:::

::::{tabs}
:::{tab} In the hallway
Stand beside, not before.

### A place inside {#inside}

More words.
:::
:::{tab} In the office
Offer a seat and water.

:::
:::{tab} On the bus
Say the name softly.
:::
::::

:::{flashcards} words
Press a card to see what the word means.

- Buffer
  > What softens a blow: a person, a place, a habit.
- Toxic stress
  > Stress that lasts, without a person who helps to carry it.
- Co-regulation
  > One calm body helps another.
:::

:::{video} media/drill.webm
:title: A drill that alarms nobody
:captions: media/drill.en.vtt
:minutes: 1
:description: none
Ms. Ortiz: We walk together. Quiet feet and calm hands.
:::

:::{audio} media/talk.wav
:captions: media/talk.en.vtt
Ms. Ortiz: We walk together. Quiet feet and calm hands.
:::
"""
BANK = """\
:::{sort} final-sort
:objectives: see
Put each moment under its principle.

- A posted schedule => Trust
  > People settle when they know what comes.
- Norms that students wrote => Collaboration
  > Sharing a decision shares the power.
:::

:::{hotspots} final-spots
:picture: media/room.svg
:alt: A classroom from the door.
:objectives: see
Which may raise the alarm without need?

- [x] 12 16 The bell
  > Sudden loud sounds are read as a threat.
- [ ] 64 24 The window
  > Light and a view out help people settle.
:::
"""
FINAL = {
    "course.yaml": COURSE.replace("contact_minutes: 5", "contact_minutes: 15"),
    "assessment/blueprint.yaml": "title: Final\nminutes: 10\ndraw: {see: 2}\n",
    "assessment/bank.md": BANK,
}
SECONDS = 2
RECORD = """async () => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 160, height: 90 });
  const pen = canvas.getContext("2d");
  const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: "video/webm;codecs=vp8" });
  const parts = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const stopped = new Promise((done) => (recorder.onstop = done));
  recorder.start();
  for (let i = 0; i < 30; i++) {
    pen.fillStyle = `hsl(${i * 9} 60% 40%)`;
    pen.fillRect(0, 0, 160, 90);
    await new Promise((done) => setTimeout(done, 50));
  }
  recorder.stop();
  await stopped;
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(String.fromCharCode(...bytes));
}"""


def tone() -> bytes:
    """A quiet tone of two seconds as a WAV file."""
    rate = 8000
    waves = (round(3000 * math.sin(at / rate * 440 * math.tau)) for at in range(rate * SECONDS))
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(b"".join(struct.pack("<h", level) for level in waves))
    return file.getvalue()


def film(chromium: Browser) -> bytes:
    """A second and a half of changing colours as a WebM file. It does not tell its own length, as such files do not."""
    page = chromium.new_page()
    data = base64.b64decode(page.evaluate(RECORD))
    page.close()
    return data


@pytest.fixture(scope="module")
def blocks(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package with a page of the blocks, and a final."""
    folder = tmp_path_factory.mktemp("blocks-b")
    vtt = {"media/drill.en.vtt": CAPTIONS, "media/talk.en.vtt": CAPTIONS}
    write_course(folder / "course", {**FINAL, PAGE: FRONT + BODY, "media/room.svg": ROOM, **vtt})
    (folder / "course/media/talk.wav").write_bytes(tone())
    (folder / "course/media/drill.webm").write_bytes(film(chromium))
    built = pipeline.build(pipeline.compile_course(folder / "course"), "scorm12", "single")
    assert [finding.rule.code for finding in built.findings] == ["BNK002"]
    assert built.package
    write_zip(built.package, folder / "course.zip")
    return folder / "course.zip"


@pytest.fixture
def lms(blocks: Path) -> Iterator[Lms]:
    with Lms(blocks) as lms:
        yield lms


@pytest.fixture
def disk(blocks: Path, tmp_path: Path) -> Path:
    with zipfile.ZipFile(blocks) as archive:
        archive.extractall(tmp_path)
    return tmp_path / "index.html"


@pytest.fixture
def player(lms: Lms, windows: Windows) -> Player:
    return on_the_page(windows().open(lms.launch_url()))


def on_the_page(page: Page) -> Player:
    player = Player(page)
    player.go_to("one--page")
    return player


def ask(player: Player, item: str) -> Locator:
    return player.current.locator(f'[data-item="{item}"]')


def focused(player: Player) -> Locator:
    return player.frame.locator("*:focus")


# Sort


def sort_all(box: Locator, *groups: str) -> None:
    for select, group in zip(box.locator("select").all(), groups, strict=True):
        select.select_option(label=group)


def held(box: Locator, group: str) -> Locator:
    return box.locator(f'[data-bin]:has(b:text-is("{group}")) .chip')


def test_sort_by_its_selects(player: Player) -> None:
    box = ask(player, "principles")
    box.locator("[data-check]").click()
    expect(box.locator("[data-result]")).to_have_text("Choose an answer for every line first.")
    sort_all(box, "Trust", "Collaboration", "Collaboration", "Choice")
    expect(held(box, "Collaboration")).to_have_count(2)
    expect(box.get_by_role("list", name="Groups")).to_match_aria_snapshot("""
      - list "Groups":
        - listitem:
          - text: Collaboration
          - list:
            - listitem: Two adults agree on one way to answer a late slip
            - listitem: Students help to write the norms of the hallway
    """)
    box.locator("[data-check]").click()
    expect(box).to_have_attribute("data-verdict", "partly")
    expect(held(box, "Collaboration").first).to_have_attribute("data-state", "wrong")
    box.locator("[data-again]").click()
    expect(held(box, "Collaboration")).to_have_count(1)
    sort_all(box, "Trust", "Trust", "Collaboration", "Choice")
    box.locator("[data-check]").click()
    expect(box).to_have_attribute("data-verdict", "right")


def test_sort_by_dragging_which_escape_gives_up(lms: Lms, windows: Windows) -> None:
    player = on_the_page(windows(viewport={"width": 1000, "height": 1600}).open(lms.launch_url()))
    box, mouse = ask(player, "principles"), player.page.mouse
    first, target = box.locator("[data-grip]").first, box.locator("[data-bin]").filter(has_text="Trust")

    def drag() -> None:
        first.hover()
        mouse.down()
        edge = target.bounding_box()
        assert edge
        mouse.move(edge["x"] + 20, edge["y"] + 20)
        mouse.move(edge["x"] + 30, edge["y"] + 30)
        expect(target).to_have_class("over")

    drag()
    player.page.keyboard.press("Escape")
    mouse.up()
    expect(held(box, "Trust")).to_have_count(0)
    drag()
    mouse.up()
    expect(held(box, "Trust")).to_have_count(1)
    expect(box.locator("select").first).to_have_value(re.compile("."))
    expect(player.frame.locator("#say")).to_have_text(re.compile("now in Trust"))


# Hotspots


def test_hotspots_by_keyboard_in_the_picture_or_in_the_list(player: Player) -> None:
    box = ask(player, "classroom")
    pins = box.locator(".spot")
    pins.first.focus()
    player.page.keyboard.press("Space")
    for _ in range(3):
        player.page.keyboard.press("Tab")
    player.page.keyboard.press("Enter")
    assert [pin.get_attribute("aria-pressed") for pin in pins.all()] == ["true", "false", "false", "true"]
    expect(box.get_by_role("button", name="1: The bell above the door", pressed=True)).to_be_visible()
    expect(box.get_by_role("checkbox", name="4 The door that stands shut")).to_be_checked()
    box.get_by_role("checkbox", name="3 The group table").check()
    expect(pins.nth(2)).to_have_attribute("aria-pressed", "true")
    box.locator("[data-check]").click()
    expect(box).to_have_attribute("data-verdict", "partly")
    expect(pins.nth(2)).to_have_attribute("data-state", "wrong")
    pins.nth(2).click()
    box.locator("[data-check]").click()
    expect(box).to_have_attribute("data-verdict", "right")


def test_places_are_explored_from_the_picture(player: Player) -> None:
    box = player.current.locator(".explore")
    box.get_by_role("button", name="2: The window").click()
    expect(box.locator("details").nth(1)).to_have_attribute("open", "")
    expect(focused(player)).to_have_text("2 The window")
    expect(box.locator("details").first).not_to_have_attribute("open", "")


@pytest.mark.parametrize("width", [320, 1280])
def test_pins_stand_in_their_places_and_can_be_hit(lms: Lms, windows: Windows, width: int) -> None:
    player = on_the_page(windows(viewport={"width": width, "height": 800}).open(lms.launch_url()))
    frame = ask(player, "classroom").locator(".spots").bounding_box()
    assert frame
    boxes = [pin.bounding_box() for pin in ask(player, "classroom").locator(".spot").all()]
    for place, pin in zip([(12, 16), (64, 24), (44, 72), (12, 85)], boxes, strict=True):
        assert pin and min(pin["width"], pin["height"]) >= 24
        centre = pin["x"] + pin["width"] / 2 - frame["x"], pin["y"] + pin["height"] / 2 - frame["y"]
        assert centre == pytest.approx((frame["width"] * place[0] / 100, frame["height"] * place[1] / 100), abs=3)


# Tabs and cards


def test_tabs_by_keyboard(player: Player) -> None:
    press = player.page.keyboard.press
    tabs = player.current.get_by_role("tab")
    panel = player.current.get_by_role("tabpanel")
    expect(panel).to_have_accessible_name("In the hallway")
    tabs.first.focus()
    press("ArrowRight")
    expect(tabs.nth(1)).to_be_focused()
    expect(panel).to_have_accessible_name("In the hallway")
    press("Enter")
    expect(panel).to_have_accessible_name("In the office")
    press("End")
    expect(tabs.nth(2)).to_be_focused()
    press("ArrowRight")
    expect(tabs.nth(0)).to_be_focused()
    press("ArrowLeft")
    press("Space")
    expect(panel).to_have_text(re.compile("Say the name softly"))
    press("Home")
    press("Tab")
    expect(panel).to_be_focused()
    assert [tab.get_attribute("tabindex") for tab in tabs.all()] == ["-1", "-1", "0"]
    player.frame.evaluate("() => void (location.hash = 'one--page--inside')")
    expect(panel).to_have_accessible_name("In the hallway")
    expect(focused(player)).to_have_text("A place inside")


def test_in_print_every_tab_and_every_card_is_there(player: Player) -> None:
    player.page.emulate_media(media="print")
    titles = player.current.locator(".tab-title")
    expect(titles).to_have_text(["In the hallway", "In the office", "On the bus"])
    for part in [*titles.all(), *player.current.locator(":is(.flash, .media, .explore) .flow").all()]:
        expect(part).to_be_visible()


def test_cards_by_keyboard(player: Player) -> None:
    card = player.current.locator(".flash").nth(1)
    card.locator("summary").focus()
    player.page.keyboard.press("Enter")
    expect(card).to_match_aria_snapshot("""
      - group:
        - text: Toxic stress
        - paragraph: Stress that lasts, without a person who helps to carry it.
    """)
    player.page.keyboard.press("Space")
    expect(card.locator("p")).to_be_hidden()


# Video and audio


def play(media: Locator) -> None:
    """As by the native controls; the click before is what browsers ask for."""
    media.page.mouse.click(1, 1)
    media.evaluate("media => media.play()")


def noted(player: Player, item: str) -> Locator:
    return ask(player, item).locator("[data-result]").filter(has_text="Noted as done.")


def test_a_video_is_done_when_most_of_it_was_played(player: Player, lms: Lms) -> None:
    box = ask(player, "drill")
    video = box.get_by_label("A drill that alarms nobody")
    assert video.evaluate("video => video.paused && video.controls && !video.autoplay")
    play(video)
    expect(noted(player, "drill")).to_be_visible()
    expect(box.locator("[data-attest]")).to_be_checked()
    player.wait_saved()
    lms.store.settle()
    written = [call["args"] for call in lms.calls() if call["call"] == "LMSSetValue"]
    assert ["cmi.interactions.0.id", "m01-drill"] in written
    assert ["cmi.interactions.0.student_response", "done"] in written
    assert lms.violations() == []


def test_what_is_sought_past_does_not_count(disk: Path, windows: Windows) -> None:
    """From a disk, since seeking asks for a server that sends parts of a file."""
    player = on_the_page(windows().open(disk.as_uri()))
    audio = ask(player, "talk").locator("audio")
    expect(audio).to_have_js_property("readyState", 4)
    audio.evaluate("audio => void (audio.currentTime = 1.7)")
    play(audio)
    expect(audio).to_have_js_property("ended", True)
    assert audio.evaluate("audio => audio.duration") == pytest.approx(SECONDS, abs=0.01)
    expect(noted(player, "talk")).to_have_count(0)
    audio.evaluate("audio => void (audio.currentTime = 0)")
    play(audio)
    expect(noted(player, "talk")).to_be_visible()


def test_or_when_its_transcript_was_read(player: Player) -> None:
    box = ask(player, "talk")
    box.locator("summary").focus()
    player.page.keyboard.press("Enter")
    player.page.keyboard.press("Tab")
    player.page.keyboard.press("Space")
    expect(noted(player, "talk")).to_be_visible()
    box.locator("[data-attest]").click()
    expect(box.locator("[data-attest]")).to_be_checked()


def test_the_speed_is_chosen_from_half_to_double(player: Player) -> None:
    speed = ask(player, "drill").get_by_label("Speed")
    assert speed.locator("option").all_text_contents() == ["0.5×", "0.75×", "1×", "1.25×", "1.5×", "2×"]
    speed.select_option("0.5")
    video = ask(player, "drill").locator("video")
    assert video.evaluate("video => video.playbackRate") == 0.5
    video.evaluate("video => void (video.playbackRate = 2)")
    expect(speed).to_have_value("2")


def test_a_page_that_is_left_falls_silent(player: Player) -> None:
    audio = ask(player, "talk").locator("audio")
    audio.evaluate("audio => void (audio.loop = true)")
    play(audio)
    player.jump("left")
    expect(player.frame.locator("audio")).to_have_js_property("paused", True)


@pytest.mark.parametrize("place", ["http", "sandbox", "disk", "refused"])
def test_captions_are_there_wherever_the_course_runs(lms: Lms, disk: Path, windows: Windows, place: str) -> None:
    """From a disk and in a sandbox, browsers load no caption files; some servers refuse them. Then the page's copy
    stands in.
    """
    window = windows()
    if place == "refused":
        window.context.route("**/*.vtt", lambda route: route.fulfill(status=200, body="no captions"))
    url = {"disk": disk.as_uri(), "sandbox": lms.launch_url(sandbox="allow-scripts")}.get(place, lms.launch_url())
    player = on_the_page(window.open(url))
    video, audio = player.current.locator("video"), player.current.locator("audio")
    cues = "media => [...media.textTracks].map((track) => [track.mode, track.cues?.length])"
    expect(video.locator("track")).to_have_count(1 if place == "http" else 0)
    wait(player, video, cues, [["showing", 2]])
    wait(player, audio, cues, [["hidden", 2]])
    play(audio)
    expect(ask(player, "talk").locator("[data-line]")).to_have_text("We walk together.")
    expect(ask(player, "talk").locator("[data-line]")).to_have_text("Quiet feet & calm hands.")
    play(video)
    expect(noted(player, "drill")).to_be_visible()


def wait(player: Player, media: Locator, script: str, value: object) -> None:
    for _ in range(100):
        if media.evaluate(script) == value:
            return
        player.page.wait_for_timeout(50)
    assert media.evaluate(script) == value


def test_a_file_that_does_not_play_leads_to_the_transcript(lms: Lms, windows: Windows) -> None:
    window = windows()
    window.context.route("**/*.webm", lambda route: route.fulfill(status=200, body="nothing"))
    player = on_the_page(window.open(lms.launch_url()))
    box = ask(player, "drill")
    expect(box.locator("[data-result]")).to_have_text("This cannot be played here. The transcript holds all of it.")
    expect(box.get_by_text("Quiet feet and calm hands.")).to_be_visible()


# All of them


def test_answers_come_back(lms: Lms, windows: Windows) -> None:
    window = windows()
    player = on_the_page(window.open(lms.launch_url()))
    sort_all(ask(player, "principles"), "Trust", "Trust", "Collaboration", "Choice")
    ask(player, "principles").locator("[data-check]").click()
    ask(player, "classroom").locator(".spot").first.click()
    ask(player, "classroom").locator("[data-check]").click()
    ask(player, "talk").locator("summary").click()
    ask(player, "talk").locator("[data-attest]").click()
    player.wait_saved()
    window.close()
    player = on_the_page(windows().open(lms.launch_url()))
    expect(held(ask(player, "principles"), "Trust")).to_have_count(2)
    expect(ask(player, "classroom").locator(".spot").first).to_have_attribute("aria-pressed", "true")
    expect(noted(player, "talk")).to_be_visible()


def test_sort_and_hotspots_in_the_final_and_its_review(player: Player) -> None:
    player.go_to("final")
    player.current.locator("[data-final-begin]:visible").click()
    sort_all(ask(player, "final-sort"), "Trust", "Collaboration")
    ask(player, "final-spots").locator(".spot").first.click()
    player.current.locator("[data-final-submit]").click()
    player.current.locator("[data-final-confirm]").click()
    for item in ("final-sort", "final-spots"):
        expect(ask(player, item)).to_have_attribute("data-verdict", "right")
    expect(held(ask(player, "final-sort"), "Trust")).to_have_count(1)
    expect(ask(player, "final-sort").locator(".grip").first).to_be_hidden()
    expect(ask(player, "final-spots").locator(".spot").first).to_be_disabled()


TOO_WIDE = """() => [...document.querySelectorAll("#one--page .flow *")]
  .filter((part) => part.getBoundingClientRect().right > innerWidth)
  .map((part) => `${part.tagName} ${part.className} ${part.textContent.slice(0, 40)}`)"""


@pytest.mark.parametrize("size", ["100", "200"])
def test_it_fits_a_narrow_screen(lms: Lms, windows: Windows, size: str) -> None:
    player = on_the_page(windows(viewport={"width": 320, "height": 640}).open(lms.launch_url()))
    player.frame.evaluate("size => document.documentElement.style.setProperty('font-size', size + '%')", size)
    sort_all(ask(player, "principles"), "Trust", "Trust", "Collaboration", "Choice")
    assert player.frame.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("scheme", ["file", "http"])
def test_without_script_all_of_it_can_be_read(lms: Lms, disk: Path, windows: Windows, scheme: str) -> None:
    window = windows(java_script_enabled=False)
    page = window.open(disk.as_uri() if scheme == "file" else f"{lms.origin}/content/course/index.html")
    section = page.locator("#one--page")
    expect(section.locator(".tab-title")).to_have_count(3)
    for part in section.locator(".tab > *, .why, [data-bin] b, .pins text, summary, video, audio").all():
        expect(part).to_be_visible()
    assert (
        section.locator(":is([role=tablist], .spot, .grip, .speed, .attest, .acts)").locator("visible=true").count()
        == 0
    )
