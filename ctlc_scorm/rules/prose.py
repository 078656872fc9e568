"""Prose: links, citations, terms, headings, raw HTML."""

from __future__ import annotations

from collections.abc import Iterator

from ctlc_scorm.course.model import Course
from ctlc_scorm.rules.registry import Hit, course_rule
from ctlc_scorm.source.findings import rule
from ctlc_scorm.source.markdown import heading_anchor
from ctlc_scorm.source.text import Span


@rule("TXT001", "dead-link")
def DEAD_LINK() -> None:
    """What it checks: a link to a page, to a place in a page, or to a file of the course leads somewhere.

    Why it matters: a learner who follows it would end nowhere.

    Example:

        See [the alarm](02-alrm.md).

    Use instead:

        See [the alarm](02-alarm.md).
    """


@rule("TXT002", "unsafe-link")
def UNSAFE_LINK() -> None:
    """What it checks: links outside the course begin with `https:`, `mailto:` or `tel:`.

    Why it matters: `http:` pages are blocked or warned of inside an LMS, and other schemes can run code in a
    learner's browser.

    Example:

        [The guide](http://example.org/guide)

    Use instead:

        [The guide](https://example.org/guide)
    """


@rule("TXT003", "unknown-term")
def UNKNOWN_TERM() -> None:
    """What it checks: a link `term:...` names an entry of `glossary.yaml`.

    Why it matters: the definition that learners are promised would not be there.

    Example:

        [buffer](term:bufer)

    Use instead:

        [buffer](term:buffer)
    """


@rule("TXT004", "unknown-citation")
def UNKNOWN_CITATION() -> None:
    """What it checks: a citation `[@key]` names an entry of `references.bib`.

    Why it matters: a claim would point at a source that nobody can find.

    Example:

        Most people meet hardship [@swedo2032].

    Use instead:

        Most people meet hardship [@swedo2023].
    """


@rule("TXT005", "raw-html")
def RAW_HTML() -> None:
    """What it checks: the text holds no HTML tags. A comment (`<!-- ... -->`) that begins a line is allowed: it is for
    those who write, and is left out.

    Why it matters: HTML in the source can break the page, its accessibility and its safety; it would not be shown.

    Example:

        This is <b>important</b>.

    Use instead:

        This is **important**.
    """


@rule("TXT006", "top-heading")
def TOP_HEADING() -> None:
    """What it checks: headings in a page begin at `##`, since the page's title is its only heading of level 1.

    Why it matters: people who move by headings with a screen reader would take the page for two.

    What check --fix does: it writes one `#` more.

    Example:

        # What stress is

    Use instead:

        ## What stress is

    Source: WCAG 2.2, 1.3.1 Info and Relationships.
    """


@rule("TXT007", "unknown-footnote")
def UNKNOWN_FOOTNOTE() -> None:
    """What it checks: every footnote that the text calls is there.

    Why it matters: a reader who follows the call would find nothing.

    Example:

        Most people meet hardship.[^1]

    Use instead:

        Most people meet hardship.[^1]

        [^1]: In the survey's own words: adverse experiences.
    """


@course_rule("TXT008", "duplicate-anchor")
def DUPLICATE_ANCHOR(course: Course) -> Iterator[Hit]:
    """What it checks: no two headings of a page have the same words or the same `{#anchor}`.

    Why it matters: a link, or a reader who moves by headings, could end at either of them.

    Example:

        ## What helps

        ## What helps

    Use instead:

        ## What helps a student

        ## What helps a colleague
    """
    for page in course.pages:
        seen: set[str] = set()
        for block in page.walk():
            for node in (node for part in block.prose() for node in part if node.kind == "heading"):
                anchor = heading_anchor(node)
                if anchor in seen:
                    span = Span(page.source, node.start, node.end)
                    yield span, f"the heading `{anchor}` is in this page twice", "Change the words of one."
                seen.add(anchor)
