"""Blocks: their names, ids, options and shape."""

from __future__ import annotations

from ctlc_scorm.source.findings import rule


@rule("BLK001", "unknown-block")
def UNKNOWN_BLOCK() -> None:
    """What it checks: the name between the braces of `:::{name}` is that of a block.

    Why it matters: a block that is not known cannot be shown, and what it holds would be lost to learners.

    What check --fix does: it writes the name of the one block that is plainly meant.

    Example:

        :::{nota}
        Drink some water.
        :::

    Use instead:

        :::{note}
        Drink some water.
        :::
    """


@rule("BLK002", "bad-id")
def BAD_ID() -> None:
    """What it checks: a question or a private block has an id of lower-case letters, digits and hyphens, at most 60
    long.

    Why it matters: learners' answers are saved under this id, and it is what a report of the LMS shows.

    What check --fix does: it makes an id of the words that stand there, or else of the first words of the block.

    Example:

        :::{reflection} My routine!
        Which routine would you change?
        :::

    Use instead:

        :::{reflection} my-routine
        Which routine would you change?
        :::
    """


@rule("BLK003", "duplicate-id")
def DUPLICATE_ID() -> None:
    """What it checks: an id is used once in the course.

    Why it matters: two questions with one id would overwrite each other's answers.
    """


@rule("BLK004", "bad-option")
def BAD_OPTION() -> None:
    """What it checks: the lines `:key: value` under the opening of a block use keys that this block knows, with
    fitting values.

    Why it matters: an option that is not understood would be passed over, and the block would not do what was asked.

    What check --fix does: it spells an option as the one that is plainly meant, and writes `true` for yes and `false`
    for no.

    Example:

        :::{activity} walk
        :minute: 8
        Walk to the entrance.
        :::

    Use instead:

        :::{activity} walk
        :minutes: 8
        Walk to the entrance.
        :::
    """


@rule("BLK005", "bad-shape")
def BAD_SHAPE() -> None:
    """What it checks: a block holds what its kind needs, such as a prompt and a list of options, and nothing that
    would be left out.

    Why it matters: what does not fit would not reach learners.

    What check --fix does: it makes list items of lines such as `[x] Yes.` and `-[ ] No.`, where a list is needed.
    """


@rule("BLK006", "empty-block")
def EMPTY_BLOCK() -> None:
    """What it checks: a block holds something.

    Why it matters: learners would see an empty box.
    """
