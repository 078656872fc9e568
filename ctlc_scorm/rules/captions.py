"""Video and audio: captions, transcripts, descriptions."""

from __future__ import annotations

from ctlc_scorm.source.findings import Severity, rule


@rule("CAP001", "missing-captions")
def MISSING_CAPTIONS() -> None:
    """What it checks: every video and audio names its captions, a WebVTT file, with `:captions:`.

    Why it matters: a colleague who does not hear, or sits in a loud staff room, would get pictures without words.

    Use instead:

        :::{video} media/drill.mp4
        :captions: media/drill.en.vtt
        :description: none
        The bell rings. Ms. Ortiz says: "We walk together."
        :::

    Source: WCAG 2.2, 1.2.2 Captions (Prerecorded).
    """


@rule("CAP002", "missing-transcript")
def MISSING_TRANSCRIPT() -> None:
    """What it checks: the body of a video or audio block is its transcript.

    Why it matters: the transcript is the other way to the same credit. Some read with their fingers; some schools block
    video; some browsers cannot play the file.

    Source: WCAG 2.2, 1.2.1 Audio-only and Video-only, 1.2.3 Audio Description or Media Alternative.
    """


@rule("CAP003", "bad-captions")
def BAD_CAPTIONS() -> None:
    """What it checks: every `.vtt` file below `media/` is WebVTT. Its first line is that word in capitals. Then come
    cues with a line of times and a line or two of words, with blank lines between them.

    Why it matters: browsers pass over what they cannot read without a word, and its captions would be missing.

    Example (media/drill.en.vtt):

        WEBVTT

        00:00:01,000 --> 00:00:04,000
        We walk together.

    Use instead (media/drill.en.vtt):

        WEBVTT

        00:00:01.000 --> 00:00:04.000
        We walk together.

    Source: W3C, WebVTT: The Web Video Text Tracks Format.
    """


@rule("CAP004", "overlapping-cues")
def OVERLAPPING_CUES() -> None:
    """What it checks: a cue begins when the one before it has ended, or later.

    Why it matters: two cues at once are stacked over the picture, and nobody can read both.

    Example (media/drill.en.vtt):

        WEBVTT

        00:01.000 --> 00:04.000
        We walk together.

        00:03.500 --> 00:06.000
        Quiet feet, please.

    Use instead (media/drill.en.vtt):

        WEBVTT

        00:01.000 --> 00:04.000
        We walk together.

        00:04.000 --> 00:06.000
        Quiet feet, please.
    """


@rule("CAP005", "long-cue")
def LONG_CUE() -> None:
    """What it checks: a cue has at most two lines of at most 42 characters each.

    Why it matters: longer captions break into more lines, hide the picture, and are gone before they are read.

    Example (media/drill.en.vtt):

        WEBVTT

        00:01.000 --> 00:06.000
        We walk together, quiet feet, and nobody runs ahead of the line.

    Use instead (media/drill.en.vtt):

        WEBVTT

        00:01.000 --> 00:06.000
        We walk together, quiet feet,
        and nobody runs ahead of the line.

    Source: the caption guides of broadcasters, which agree on about two lines of 42 characters.
    """


@rule("CAP006", "fast-cue", Severity.WARNING)
def FAST_CUE() -> None:
    """What it checks: a cue asks for at most 20 characters a second.

    Why it matters: faster captions cannot be read while one also looks at the picture.

    Example (media/drill.en.vtt):

        WEBVTT

        00:01.000 --> 00:02.000
        We walk together, quiet feet, please.

    Use instead (media/drill.en.vtt):

        WEBVTT

        00:01.000 --> 00:03.000
        We walk together, quiet feet, please.
    """


@rule("CAP007", "missing-description")
def MISSING_DESCRIPTION() -> None:
    """What it checks: a video has a line `:description:`. With `yes` it says that what is to be seen is told too, in
    its sound and its transcript. With `none` it says that nothing that matters is only to be seen.

    Why it matters: a colleague who does not see the picture must know whether the sound is all there is.

    Source: WCAG 2.2, 1.2.5 Audio Description (Prerecorded).
    """
