"""Pictures and other media."""

from __future__ import annotations

from ctlc_scorm.source.findings import rule


@rule("MED001", "bad-drawing")
def BAD_DRAWING() -> None:
    """What it checks: an SVG file can be read as XML and has a `viewBox`.

    Why it matters: the drawing stands inside the page, and without a `viewBox` it cannot be fitted to a small screen.
    """


@rule("MED002", "unsafe-drawing")
def UNSAFE_DRAWING() -> None:
    """What it checks: a drawing holds shapes and text only: no script, style sheet, link, foreign object, or outside
    reference.

    Why it matters: a drawing that can run code, or load something from elsewhere, would do so on every learner's
    computer.

    Example (media/drawing.svg):

        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
          <rect width="10" height="10" onclick="start()"/>
        </svg>

    Use instead (media/drawing.svg):

        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
          <rect width="10" height="10"/>
        </svg>
    """
