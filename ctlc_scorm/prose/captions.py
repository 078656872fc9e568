"""Captions: WebVTT files as cues, with findings for what browsers would pass over and readers could not follow."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from ctlc_scorm.rules.captions import BAD_CAPTIONS, FAST_CUE, LONG_CUE, OVERLAPPING_CUES
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.memory import Memory
from ctlc_scorm.source.project import Project
from ctlc_scorm.source.text import Source, Span

LINES = 2
CHARACTERS = 42
PER_SECOND = 20

LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
HEADER = re.compile(r"WEBVTT(?:[ \t].*)?\Z")
ASIDE = re.compile(r"NOTE(?:[ \t].*)?\Z|(?:STYLE|REGION)[ \t]*\Z")
STAMP = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
TIMES = re.compile(rf"[ \t]*{STAMP}[ \t]+-->[ \t]+{STAMP}(?:[ \t]+(.*?))?[ \t]*\Z")
SETTING = re.compile(r"(?:vertical|line|position|size|align|region):\S+\Z")
TAG = re.compile(r"<([^>\n]*)(>?)")
KNOWN_TAG = re.compile(rf"(?:/?(?:c|i|b|u|v|ruby|rt|lang)(?:\.[^\s.]+)*(?:[ \t].*)?|{STAMP})\Z")

Lines = list[Span]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words for a stretch of time, in seconds; `text` may hold WebVTT's own tags."""

    start: float
    end: float
    text: str


@dataclass
class _Captions:
    """Reads one file. Total: a cue that cannot be read is left out, with a finding."""

    source: Source
    findings: list[Finding]
    cues: list[Cue] = field(default_factory=list)
    last: Span | None = None
    """The line of times of the last cue."""

    def read(self) -> tuple[Cue, ...]:
        blocks = list(self.blocks())
        first = blocks.pop(0) if blocks and blocks[0][0].start == 0 and HEADER.match(blocks[0][0].text) else None
        if first is None:
            place = blocks[0][0] if blocks else self.source.span()
            hint = "Begin with the line `WEBVTT` and a blank line; times are written 00:00:01.000."
            self.bad(place, "this file does not begin with `WEBVTT`", hint)
        elif late := next((line for line in first if "-->" in line.text), None):
            self.bad(late, "a blank line is missing after `WEBVTT`", "Leave a blank line before the first cue.")
        for block in blocks:
            if not ASIDE.match(block[0].text):
                self.cue(block)
        return tuple(self.cues)

    def blocks(self) -> Iterator[Lines]:
        """Runs of lines without a blank one; a second line of times begins a run, too."""
        block: Lines = []
        timed = False
        for match in LINE.finditer(self.source.text):
            line = self.source.span(match.start(), match.end(1))
            times = "-->" in line.text
            if block and (not line.text.strip() or (times and timed)):
                yield block
                block, timed = [], False
                if times:
                    self.bad(line, "a blank line is missing before this cue")
            if line.text.strip():
                block.append(line)
                timed = timed or times
        if block:
            yield block

    def bad(self, span: Span, message: str, hint: str = "") -> None:
        self.findings.append(BAD_CAPTIONS.at(span, message, hint))

    def cue(self, block: Lines) -> None:
        at = next((i for i, line in enumerate(block) if "-->" in line.text), None)
        if at is None or at > 1:
            hint = "Write `00:00:01.000 --> 00:00:04.000` on the line above the words; a remark begins with `NOTE`."
            self.bad(block[0], "these lines have no times", hint)
            return
        times, words = block[at], block[at + 1 :]
        match = TIMES.match(times.text)
        if not match:
            hint = "Write a point before the thousandths, and two digits each for minutes and seconds."
            self.bad(times, "these are no times: they look like `00:00:01.000 --> 00:00:04.000`", hint)
            return
        for setting in (match[9] or "").split():
            if not SETTING.match(setting):
                self.bad(times, f"`{setting}` is not a setting of a cue", "Leave only the times on this line.")
        start, end = _seconds(match.groups()[:4]), _seconds(match.groups()[4:8])
        if end <= start:
            self.bad(times, "this cue ends before it begins")
        elif not words:
            self.bad(times, "this cue says nothing", "Write its words on the line below, or remove it.")
        else:
            self.keep(Cue(start, end, "\n".join(line.text for line in words)), times, words)

    def keep(self, cue: Cue, times: Span, words: Lines) -> None:
        if self.cues and cue.start < self.cues[-1].end and self.last:
            hint = "End the one before it sooner, or begin this one later."
            message = "this cue begins before the one before it has ended"
            self.findings.append(OVERLAPPING_CUES.at(times, message, hint, (self.last,)))
        self.cues.append(cue)
        self.last = times
        for line in words:
            self.tags(line)
        self.length([_shown(line.text) for line in words], words)
        rate = len(_shown(cue.text)) / (cue.end - cue.start)
        if rate > PER_SECOND:
            message = f"this cue asks for {rate:.0f} characters a second"
            self.findings.append(FAST_CUE.at(times, message, "Let it stand longer, or say it in fewer words."))

    def length(self, shown: list[str], words: Lines) -> None:
        if len(shown) > LINES:
            hint = "Divide it into two cues, at the end of a phrase."
            self.findings.append(LONG_CUE.at(words[LINES], f"this cue has {len(shown)} lines", hint))
        for text, line in zip(shown, words, strict=True):
            if len(text) > CHARACTERS:
                hint = f"Break it after at most {CHARACTERS} characters, or divide the cue."
                self.findings.append(LONG_CUE.at(line, f"this line has {len(text)} characters", hint))

    def tags(self, line: Span) -> None:
        for match in TAG.finditer(line.text):
            if match[2] and KNOWN_TAG.match(match[1]):
                continue
            span = Span(self.source, line.start + match.start(), line.start + match.end())
            hint = "Write `&lt;` for the sign; captions know `<v Name>`, `<i>`, `<b>`, `<u>`, `<c>` and `<lang es>`."
            self.bad(span, f"`{match[0][:20]}` is not a tag of captions", hint)


def read_captions(source: Source, findings: list[Finding]) -> tuple[Cue, ...]:
    """The cues of a WebVTT file, in its order."""
    return _Captions(source, findings).read()


def captions(project: Project, findings: list[Finding], memory: Memory) -> dict[str, tuple[Cue, ...]]:
    """The cues of every WebVTT file below `media/`, by its path."""
    return {
        name: memory.recall(("cues", name), (source,), findings, partial(read_captions, source))
        for name, source in project.sources.items()
        if name.startswith("media/") and name.lower().endswith(".vtt")
    }


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _shown(text: str) -> str:
    """Words as they are shown, without tags."""
    return html.unescape(TAG.sub("", text)).strip()
