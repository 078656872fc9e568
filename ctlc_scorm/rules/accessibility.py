"""What a page owes to people who do not see, hear or point: pictures. (Headings, tables, links and words have modules
of their own.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ctlc_scorm.course.model import Course
from ctlc_scorm.rules.motion import moves
from ctlc_scorm.rules.registry import Hit, course_rule
from ctlc_scorm.rules.walk import views
from ctlc_scorm.source.findings import rule
from ctlc_scorm.source.markdown import plain
from ctlc_scorm.source.text import Source

FEWEST = 3
FILE_NAME = re.compile(
    r"\S+\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)|(?:img|dsc|image|photo|screenshot)[-_ ]?\d+", re.IGNORECASE
)
NEEDLESS = re.compile(
    r"(?:(?:an?|the) )?(?:image|picture) of\b|(?:(?:una|la) )?(?:imagen|fotografía|foto) (?:de|del)\b"
    r"|(?:une |l')?image d[e']|(?:uma |a )?imagem d[aeo]\b",
    re.IGNORECASE,
)
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f\u1780-\u17ff\u1000-\u109f]")


@rule("A11Y001", "missing-alt")
def MISSING_ALT() -> None:
    """What it checks: every picture has alternative text; a figure that only decorates says `:decorative: true`.

    Why it matters: a colleague who uses a screen reader hears only "image", and learns nothing of what it shows.

    Example:

        ![](media/classroom-corner.svg)

    Use instead:

        ![A quiet corner with two chairs and a timer](media/classroom-corner.svg)

    Source: WCAG 2.2, 1.1.1 Non-text Content.
    """


@course_rule("A11Y002", "weak-alt")
def WEAK_ALT(course: Course) -> Iterator[Hit]:
    """What it checks: alternative text is not the name of a file, does not begin with "image of" or "picture of", and
    has at least three words. A picture that tells nothing is a figure with `:decorative: true`.

    Why it matters: a person who does not see the picture hears these words in its place. A file name tells nothing, and
    "image" is said by the screen reader already.

    Example:

        ![classroom-corner.svg](media/classroom-corner.svg)

    Use instead:

        ![A quiet corner with two chairs and a timer](media/classroom-corner.svg)

    Source: WCAG 2.2, 1.1.1 Non-text Content, failure F30.
    """
    for view in views(course):
        inline = ((view.span((node,)), plain(node.children), node.value) for node in view.pictures)
        for span, alt, file in (*inline, *view.alts):
            if alt and (fault := alt_fault(alt, file)):
                yield span, *fault


def alt_fault(alt: str, file: str) -> tuple[str, str] | None:
    """What is wrong with the alternative text of a picture, and how to mend it."""
    if FILE_NAME.fullmatch(alt) or alt == PurePosixPath(file).stem:
        return f"`{alt}` is the name of a file", "Write what the picture shows."
    if found := NEEDLESS.match(alt):
        return f"this alternative text begins with `{found[0]}`", "Leave these words out, and begin with what it shows."
    if len(alt.split()) < FEWEST and not UNSPACED.search(alt):
        hint = "Say in a sentence what it shows, or make it a figure with `:decorative: true` if it tells nothing."
        return f"`{alt}` is too short to tell what the picture shows", hint
    return None


@course_rule("A11Y012", "moving-picture")
def MOVING_PICTURE(course: Course) -> Iterator[Hit]:
    """What it checks: no picture moves by itself: a GIF, PNG or WebP file holds one frame.

    Why it matters: such a picture cannot be paused. Movement draws the eye from the text, can cause nausea, and above
    three flashes a second it can cause a seizure.

    How to mend it: keep the frame that says the most, or show a few frames side by side. What must move is a video
    with controls.

    Source: WCAG 2.2, 2.2.2 Pause, Stop, Hide, and 2.3.1 Three Flashes or Below Threshold.
    """
    for asset in course.assets:
        if moves(asset.path):
            hint = "Save one frame of it, or a few as pictures."
            yield Source(asset.name, "").span(), "this picture moves, and nobody can stop it", hint
