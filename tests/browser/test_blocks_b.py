"""The blocks sort, hotspots, tabs, flashcards, video and audio, in Chromium: by keyboard and mouse, without script, from
a disk, in a sandbox, in every width and scheme.
"""

from __future__ import annotations

import base64
import io
import math
import struct
import wave
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Locator, expect

from ctlc_scorm import pipeline
from ctlc_scorm.lms import Lms
from ctlc_scorm.package import write_zip
from tests.support import COURSE, PAGE, write_course

from .conftest import Windows
from .player import Player
from .watch import Watch

ROOM = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360">
<rect width="640" height="360" fill="#e8e2d6"/><rect x="40" y="250" width="80" height="110" fill="#9b7653"/>
<rect x="250" y="30" width="320" height="110" fill="#bcd9ea"/><circle cx="80" cy="60" r="22" fill="#b4502e"/>
<rect x="220" y="230" width="130" height="60" fill="#cfa97c"/><rect x="420" y="230" width="130" height="60" fill="#cfa97c"/>
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
def blocks_zip(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("blocks-b")
    front = "---\ntitle: A page\nminutes: 5\n---\n"
    vtt = {"media/drill.en.vtt": CAPTIONS, "media/talk.en.vtt": CAPTIONS}
    write_course(folder / "course", {"course.yaml": COURSE, PAGE: front + BODY, "media/room.svg": ROOM, **vtt})
    (folder / "course/media/talk.wav").write_bytes(tone())
    (folder / "course/media/drill.webm").write_bytes(film(chromium))
    built = pipeline.build(pipeline.compile_course(folder / "course"), "scorm12", "single")
    assert built.findings == []
    assert built.package
    write_zip(built.package, folder / "course.zip")
    return folder / "course.zip"
