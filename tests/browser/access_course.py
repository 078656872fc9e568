"""The course of the accessibility tests: every block more than once, a final of all kinds of questions, any language.

It is the golden course of all blocks, copied, with a second module.
"""

from __future__ import annotations

import base64
import io
import re
import shutil
import wave
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from playwright.sync_api import Browser

from ctlc_scorm import pipeline
from ctlc_scorm.package import Package
from ctlc_scorm.player import words
from tests.pseudo import write_catalogues

GOLDEN = Path(__file__).parents[1] / "golden" / "every-block" / "course"
MORE = """\
  - folder: 02-more
    title: The second module
    summary: More of the blocks.
    minutes: 12
    objectives:
      use: Use every block.
"""
FINAL = "title: Final\nminutes: 2\ndraw:\n  see: 1\n  use: 8\n"
ROOM = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360">
<rect width="640" height="360" fill="#e8e2d6"/><rect x="40" y="250" width="80" height="110" fill="#9b7653"/>
<rect x="250" y="30" width="320" height="110" fill="#bcd9ea"/><circle cx="80" cy="60" r="22" fill="#b4502e"/>
</svg>
"""
CAPTIONS = """\
WEBVTT

00:00.000 --> 00:00.900
We walk together.
"""

STORIES = """\
---
title: Blocks to explore
minutes: 3
---
Some words first, [a term](term:buffer) among them.

## Ways to tell {#ways}

Table: What to say where

| Misunderstanding | Counterproductive | Unquestionably |
|------------------|-------------------|----------------|
| Hallway          | Shouting          | Waiting        |

Table: What to say when

| Time | Words |
|------|-------|
| Noon | Hello |

::::{scenario} ax-late
A student comes late for the third time.

### The door opens {#start}
All look at the door.

- [Say his name across the room](#public)
  > Every head turns.
- [Greet him at the door](#quiet)
  > He nods.

### Every head turns {#public .poor}
He leaves.

- [Find him at lunch](#quiet)
  > He is surprised, and sits down with you.

### He takes the seat by the window {#quiet .good}
The lesson goes on.
::::

::::{tabs} Places
:::{tab} In the hallway
Stand beside, not before.
:::
:::{tab} In the office
Offer a seat and [some water](https://example.org/water).
:::
:::{tab} On the bus
Say the name softly.
:::
::::

:::{flashcards} ax-words
Press a card to see what the word means.

- Buffer
  > What softens a blow: a person, a place, a habit.
- Co-regulation
  > One calm body helps another.
:::

:::{hotspots}
:picture: media/ax-room.svg
:alt: A classroom from the door: a bell on the wall, a wide window.
Look around the room.

- 12 16 The bell
  > Its volume can be turned down.
- 64 24 The window
  > Blinds that open by *students*.
:::
"""
QUESTIONS = """\
---
title: More questions
minutes: 5
---
## Questions that came later {#later}

:::{sort} ax-sort
Put each moment under the principle that it shows.

- The day's schedule is posted every morning => Trust
  > People settle when they know what comes next.
- Two adults agree on one way to answer => Trust
  > What is the same every time can be relied upon.
- Students help to write the norms => Collaboration
  > Sharing a decision shares the power in the room.
:::

:::{hotspots} ax-room
:picture: media/ax-room.svg
:alt: A classroom from the door: a bell on the wall, a wide window, a door.
Which of these may raise the alarm without need?

- [x] 12 16 The bell above the door
  > Sudden loud sounds are read as a threat.
- [ ] 64 24 The window to the yard
  > Light and a view out help most people settle.
- [x] 12 85 The door that stands shut
  > A way out that cannot be seen keeps the body on guard.
:::

:::{sure} ax-sure
Which part of the brain plans?

- [x] The front of the cortex
  > It is the part behind the forehead that plans.
- [ ] The brain stem
  > It keeps the heart and the breath going.
:::

:::{poll} ax-poll
Where does it start with you?

- In the chest
- In the stomach

> Most people name one of the two.
:::

:::{ordering} ax-steps
Order these.

1. First
   > Nothing can come before the first step.
2. Second
   > It comes right after the first step.
3. Third
   > It comes when the second step is done.
:::
"""
MEDIA = """\
---
title: To see and to hear
minutes: 1
---
:::{video} media/ax-drill.webm
:title: A drill that alarms nobody
:captions: media/ax-drill.en.vtt
:minutes: 1
:description: none
Ms. Ortiz: We walk together.
:::

:::{audio} media/ax-talk.wav
:captions: media/ax-talk.en.vtt
Ms. Ortiz: We walk together.
:::
"""
OTHER = """\
---
title: To read instead
minutes: 1
instead_of: 03-media.md
---
Ms. Ortiz said that we walk together.
"""
PRIVATE = """\
---
title: For you alone
minutes: 3
---
:::{compare} ax-note
Rewrite this note so that it states facts only.

- He left at ten.
  > It says what was to be seen.
- He left.
:::

:::{prompt} ax-why
:section: Why we do this
Why does our school want this?

Some help.
:::
"""
BANK = """\
:::{choice} ax-bank-one
:objectives: use
Which one of these?

- [x] This one
  > It is the one that was asked for here.
- [ ] That one
  > It is not the one that was asked for.
:::

:::{choice} ax-bank-many
:objectives: use
Which of these are colors?

- [x] Red
  > It is one of the three primary colors.
- [x] Blue
  > It is one of the three primary colors.
- [ ] Bread
  > It is eaten, and it has no color of its own.
:::

:::{fill-in} ax-bank-word
:objectives: use
The word at the door is ____.

- [x] open
  > It opens the way to what follows here.
- [ ] ...
  > Think of a door that is not shut.
:::

:::{numeric} ax-bank-number
:objectives: use
:unit: percent
How much is a half?

- [x] 50
  > It is one half of a hundred percent.
- [ ] ...
  > Look at the figure once again, please.
:::

:::{matching} ax-bank-pairs
:objectives: use
Match these.

- Day => Sun
  > The sun is seen by day alone.
- Night => Moon
  > The moon is best seen at night.
:::

:::{ordering} ax-bank-steps
:objectives: use
Order the two.

1. First
   > Nothing can come before the first step.
2. Second
   > It comes right after the first step.
:::

:::{sort} ax-bank-sort
:objectives: use
Sort them.

- Red => Color
  > It is one of the three primary colors.
- Bread => Food
  > It is eaten, and has no color of its own.
:::

:::{hotspots} ax-bank-room
:objectives: use
:picture: media/ax-room.svg
:alt: A classroom from the door: a bell on the wall, a wide window.
What is loud?

- [x] 12 16 The bell
  > Sudden loud sounds are read as a threat.
- [ ] 64 24 The window
  > Light and a view out help most people settle.
:::
"""

TEXTS = {
    "modules/02-more/01-stories.md": STORIES,
    "modules/02-more/02-questions.md": QUESTIONS,
    "modules/02-more/03-media.md": MEDIA,
    "modules/02-more/04-other.md": OTHER,
    "modules/02-more/05-private.md": PRIVATE,
    "assessment/ax-bank.md": BANK,
    "assessment/blueprint.yaml": FINAL,
    "media/ax-room.svg": ROOM,
    "media/ax-drill.en.vtt": CAPTIONS,
    "media/ax-talk.en.vtt": CAPTIONS,
}
RECORD = """async () => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 160, height: 90 });
  const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: "video/webm;codecs=vp8" });
  const parts = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const stopped = new Promise((done) => (recorder.onstop = done));
  recorder.start();
  for (let i = 0; i < 5; i++) {
    canvas.getContext("2d").fillRect(i * 9, 0, 9, 90);
    await new Promise((done) => setTimeout(done, 50));
  }
  recorder.stop();
  await stopped;
  return btoa(String.fromCharCode(...new Uint8Array(await new Blob(parts).arrayBuffer())));
}"""


def silence() -> bytes:
    """A second of silence as a WAV file."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(1)
        out.setframerate(8000)
        out.writeframes(b"\x80" * 8000)
    return file.getvalue()


def film(chromium: Browser) -> bytes:
    """A quarter of a second as a WebM file."""
    page = chromium.new_page()
    data = base64.b64decode(page.evaluate(RECORD))
    page.close()
    return data


def write_course(folder: Path, language: str, video: bytes) -> Path:
    shutil.copytree(GOLDEN, folder)
    # What is for an author to mend: two questions in the same words, and a level of headings that is left out.
    _mend(folder / "modules/01-one/02-questions.md", ":::{likert} scale\nHow much?", ":::{likert} scale\nHow ready?")
    _mend(folder / "modules/01-one/03-learning.md", "::::{scenario} late-again", "## Late\n\n::::{scenario} late-again")
    for name, text in TEXTS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / "media/ax-talk.wav").write_bytes(silence())
    (folder / "media/ax-drill.webm").write_bytes(video)
    file = folder / "course.yaml"
    text = file.read_text("utf-8").replace("language: en\n", f"language: {language}\n")
    minutes = re.search(r"contact_minutes: (\d+)", text)
    assert minutes
    text = text.replace(minutes[0], f"contact_minutes: {int(minutes[1]) + 12}")
    file.write_text(text.rstrip("\n") + "\n" + MORE, "utf-8")
    return folder


def _mend(page: Path, old: str, new: str) -> None:
    page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")


_FOLDER = TemporaryDirectory(prefix="access-")


@cache
def package(chromium: Browser, language: str) -> Package:
    """The course in a language, built when it is first asked for."""
    folder = Path(_FOLDER.name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "FOLDERS", [*words.FOLDERS, write_catalogues(folder)])
        compiled = pipeline.compile_course(write_course(folder / language, language, film(chromium)))
        built = pipeline.build(compiled, "web", "single")
    assert built.package, "\n".join(map(str, built.findings))
    return replace(built.package, files={name: built.package.read(name) for name in built.package.files})
