"""What a page owes to people who do not see, hear or point."""

from __future__ import annotations

from ctlc_scorm.source.findings import rule


@rule("A11Y001", "missing-alt")
def MISSING_ALT() -> None:
    """What it checks: every picture has alternative text.

    Why it matters: a colleague who uses a screen reader hears only "image", and learns nothing of what it shows.

    Example:

        ![](media/classroom-corner.svg)

    Use instead:

        ![A quiet corner with two chairs and a timer](media/classroom-corner.svg)

    Source: WCAG 2.2, 1.1.1 Non-text Content.
    """
