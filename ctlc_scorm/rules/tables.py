"""Tables: header cells and captions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctlc_scorm.course.model import Course
from ctlc_scorm.rules.registry import Hit, course_rule
from ctlc_scorm.rules.walk import views
from ctlc_scorm.source.findings import Severity
from ctlc_scorm.source.markdown import Node, plain

CAPTION = re.compile(r"(?:Table|Tabla): *(?=\S|$)")
"""How the paragraph begins that is the caption of the table after it."""


@course_rule("A11Y005", "empty-header")
def EMPTY_HEADER(course: Course) -> Iterator[Hit]:
    """What it checks: every cell in the first row of a table holds words.

    Why it matters: a screen reader says the header before each cell of its column. Without words, nobody can tell what
    the column holds.

    Example:

        Table: Two buildings

        |  | In the morning |
        |---|---|
        | Door | A greeting |

    Use instead:

        Table: Two buildings

        | Place | In the morning |
        |---|---|
        | Door | A greeting |

    Source: WCAG 2.2, 1.3.1 Info and Relationships, technique H51.
    """
    for view in views(course):
        for _, table in view.tables:
            for number, cell in enumerate(table.children[0].children if table.children else (), 1):
                if not plain(cell.children) and not cell.find("picture"):
                    message = f"the header of column {number} is empty"
                    yield view.span((table.children[0],)), message, "Say in a word what the column holds."


@course_rule("A11Y006", "no-caption", Severity.WARNING)
def NO_CAPTION(course: Course) -> Iterator[Hit]:
    """What it checks: a paragraph `Table: ...` stands directly before a table and is its caption.

    Why it matters: people who move from table to table with a screen reader hear the caption first, and can tell
    whether it is the table that they look for.

    Example:

        | Word | Meaning |
        |---|---|
        | Pity | Distance |

    Use instead:

        Table: Two words and what they mean

        | Word | Meaning |
        |---|---|
        | Pity | Distance |

    Source: WCAG 2.2, 1.3.1 Info and Relationships, technique H39.
    """
    for view in views(course):
        for before, table in view.tables:
            if not is_caption(before):
                hint = "Write a paragraph `Table: what it shows` directly before it."
                yield view.span((table.children or (table,))[:1]), "this table has no caption", hint


def is_caption(node: Node | None) -> bool:
    """True for a paragraph that is the caption of the table after it."""
    if node is None or node.kind != "paragraph" or not node.children or node.children[0].kind != "text":
        return False
    return bool(CAPTION.match(node.children[0].value)) and len(plain(node.children).split()) > 1
