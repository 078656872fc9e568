"""The theme: what is shown must be told apart."""

from __future__ import annotations

from collections.abc import Iterator

from ctlc_scorm.course.model import Course
from ctlc_scorm.course.theme import COLORS, PAIRS, contrast
from ctlc_scorm.rules.registry import Hit, course_rule
from ctlc_scorm.source.findings import rule


@course_rule("THM001", "low-contrast")
def LOW_CONTRAST(course: Course) -> Iterator[Hit]:
    """What it checks: where `theme.yaml` changes a color, text keeps a contrast of at least 4.5:1 to what it stands on.
    Edges and the focus ring keep at least 3:1. Both hold in light and in dark.

    Why it matters: people with low vision, and everyone on a poor screen or in the sun, could not read the page.

    Example (theme.yaml):

        colors:
          accent: ["#7cc7c0", "#86d0c8"]

    Use instead (theme.yaml):

        colors:
          accent: ["#0c5657", "#86d0c8"]

    Source: WCAG 2.2, 1.4.3 Contrast (Minimum) and 1.4.11 Non-text Contrast.
    """
    colors = COLORS | course.theme.colors
    for front, back, least in PAIRS:
        changed = [name for name in (front, back) if name in course.theme.colors]
        for shade, scheme in enumerate(("light", "dark")):
            ratio = contrast(colors[front][shade], colors[back][shade])
            if changed and ratio < least:
                place = course.places[f"theme.colors.{changed[0]}"]
                message = f"in {scheme}, `{front}` on `{back}` has a contrast of {ratio:.1f}:1, less than {least}:1"
                yield place, message, "Take a darker or a lighter color."


@rule("THM002", "unknown-color")
def UNKNOWN_COLOR() -> None:
    """What it checks: the colors of `theme.yaml` are some that the theme has.

    Why it matters: a name that nobody knows changes nothing.

    What check --fix does: it spells the name as the one that is plainly meant, if that is not there yet.

    Example (theme.yaml):

        colors:
          acent: "#0c5657"

    Use instead (theme.yaml):

        colors:
          accent: ["#0c5657", "#86d0c8"]
    """
