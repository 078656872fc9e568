"""How the files themselves are written: text, YAML, colon fences, Markdown."""

from __future__ import annotations

from ctlc_scorm.source.findings import rule


@rule("SRC001", "not-utf8")
def NOT_UTF8() -> None:
    """What it checks: every text file of the course is UTF-8.

    Why it matters: letters such as é or “ would reach learners as other signs, and no place in the file could be
    named exactly.

    Use instead: save the file with the encoding UTF-8 (in most editors: *Save with encoding*).
    """


@rule("SRC002", "unclosed-block")
def UNCLOSED_FENCE() -> None:
    """What it checks: every block that is opened with `:::{name}` is closed by a line with as many colons.

    Why it matters: all that follows would become a part of the block, and learners would see it inside a question or
    a note.

    Example:

        :::{note}
        Drink some water.

    Use instead:

        :::{note}
        Drink some water.
        :::
    """


@rule("SRC003", "misplaced-block-line")
def BAD_FENCE() -> None:
    """What it checks: a line of colons closes a block that is open, and an option stands once in its block.

    Why it matters: a stray line usually means that a block was closed too early, so that its end is shown outside it.

    Example:

        A paragraph.

        :::

    Use instead:

        A paragraph.
    """


@rule("SRC004", "yaml-syntax")
def YAML_SYNTAX() -> None:
    """What it checks: YAML files, and the few lines between `---` at the head of a page, can be read.

    Why it matters: nothing in the file can be used while its form is broken.

    Example (front matter):

        title: Stress: a first look
        minutes: 5

    Use instead (front matter):

        title: "Stress: a first look"
        minutes: 5
    """


@rule("SRC005", "duplicate-key")
def DUPLICATE_KEY() -> None:
    """What it checks: a key stands once in its place.

    Why it matters: only one of the two values can hold, and nobody can tell which one was meant.

    Example (front matter):

        title: One
        title: Two

    Use instead (front matter):

        title: Two
    """


@rule("SRC006", "unknown-key")
def UNKNOWN_KEY() -> None:
    """What it checks: every key is one that this place knows.

    Why it matters: a misspelt key would be passed over in silence, and what it asks for would not happen.

    What check --fix does: it spells the key as the one that is plainly meant, if that is not there yet.

    Example (front matter):

        titel: Welcome

    Use instead (front matter):

        title: Welcome
    """


@rule("SRC007", "wrong-value")
def WRONG_VALUE() -> None:
    """What it checks: a value is of the kind that its key asks for: a number, a list, one of some words, an id.

    Why it matters: a value that cannot be understood would be left out of the course.

    What check --fix does: it makes `1.0` the version 1.0.0, `en_US` the language en-US, and takes the word after a
    number of minutes away.

    Example (front matter):

        minutes: about five

    Use instead (front matter):

        minutes: 5
    """


@rule("SRC008", "missing-key")
def MISSING_KEY() -> None:
    """What it checks: every key that is needed is there.

    Why it matters: without it a part of the course cannot be made: a page without a title has no place in the contents.

    What check --fix does: where `course.yaml` has no version it writes 0.1.0, and `en` where it has no language.

    Example (front matter):

        title:

    Use instead (front matter):

        title: Welcome
    """


@rule("SRC009", "missing-file")
def MISSING_FILE() -> None:
    """What it checks: every file that the course names, or cannot do without, is there, spelt exactly so.

    Why it matters: learners would meet an empty place. Upper and lower case count, since they count where the course
    will run.

    What check --fix does: it writes the name of a picture, a video or an audio as the file has it, where only the case
    differs.
    """


@rule("SRC010", "no-front-matter")
def NO_FRONT_MATTER() -> None:
    """What it checks: a page begins with a few lines between `---` that give its title and its minutes.

    Why it matters: the title stands in the contents and the minutes are a part of the credit.

    Example (modules/01-one/01-page.md):

        Welcome to the course.

    Use instead (modules/01-one/01-page.md):

        ---
        title: Welcome
        minutes: 5
        ---
        Welcome to the course.
    """


@rule("SRC011", "bibliography-syntax")
def BIB_SYNTAX() -> None:
    """What it checks: every entry of `references.bib` can be read, and has an author or editor, a title and a year.

    Why it matters: readers could not find the source, and the citation would have nothing to show.
    """
