"""Links: their words alone tell where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctlc_scorm.course.model import Course
from ctlc_scorm.rules.registry import Hit, course_rule
from ctlc_scorm.rules.walk import views
from ctlc_scorm.rules.words import VAGUE_LINKS
from ctlc_scorm.source.findings import Severity

ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


@course_rule("A11Y007", "vague-link")
def VAGUE_LINK(course: Course) -> Iterator[Hit]:
    """What it checks: the words of a link say where it leads; they are not "click here", "read more" or "aquí".

    Why it matters: a screen reader can list the links of a page without the text around them. "Here, here, here" helps
    nobody, and neither does a voice command that fits three links.

    Example:

        For the guide, [click here](https://example.org/guide).

    Use instead:

        Read the [guide for new staff](https://example.org/guide).

    Source: WCAG 2.2, 2.4.4 Link Purpose (In Context), failure F84.
    """
    for view in views(course):
        for node, words in view.links:
            hint = "Put the name of what it leads to between the brackets."
            if not words and not node.find("picture"):
                yield view.span((node,)), "this link has no words", hint
            elif words in VAGUE_LINKS:
                yield view.span((node,)), f"`{words}` does not say where this link leads", hint


@course_rule("A11Y008", "same-link-words")
def SAME_LINK_WORDS(course: Course) -> Iterator[Hit]:
    """What it checks: links of a page that lead to different places have different words.

    Why it matters: in a list of links, or by voice, nobody could tell one from the other.

    Example:

        The [guide](https://example.org/a) is for staff, and the [guide](https://example.org/b) is for families.

    Use instead:

        The [staff guide](https://example.org/a) and the [family guide](https://example.org/b) are both short.

    Source: WCAG 2.2, 2.4.4 Link Purpose (In Context) and 2.4.9 Link Purpose (Link Only).
    """
    for view in views(course):
        if len(view.links) > 1:
            first: dict[str, str] = {}
            for node, words in view.links:
                target = node.value
                if words and target not in ("", "#") and first.setdefault(words, target) != target:
                    message = f"another link of this page says `{words}` too and leads elsewhere"
                    yield view.span((node,)), message, "Let each say what is special about its target."


@course_rule("A11Y009", "bare-address", Severity.WARNING)
def BARE_ADDRESS(course: Course) -> Iterator[Hit]:
    """What it checks: the words of a link are not a web address.

    Why it matters: a screen reader reads an address sign by sign, and few people learn from it what they will find.

    Example:

        The guide is at <https://example.org/guides/2024/a1>.

    Use instead:

        There is a [guide for new staff](https://example.org/guides/2024/a1).

    Source: WCAG 2.2, 2.4.4 Link Purpose (In Context).
    """
    for view in views(course):
        for node, words in view.links:
            if ADDRESS.fullmatch(words):
                hint = f"Write `[what it is]({node.value})`."
                yield view.span((node,)), "the words of this link are an address", hint
