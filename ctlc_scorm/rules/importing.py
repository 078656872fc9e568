"""What is wrong with the files that are imported."""

from __future__ import annotations

from ctlc_scorm.source.findings import Severity, rule


@rule("IMP001", "unknown-material")
def UNKNOWN_MATERIAL() -> None:
    """What it checks: a file that is imported is of a format that is known, and can be read to its end.

    Why it matters: nothing of it could be taken over, and a course without it would look complete.

    Use instead: export it anew as GIFT, Moodle XML, Aiken, QTI, DOCX, PPTX, Markdown or a SCORM package.
    """


@rule("IMP002", "doubtful-encoding", Severity.WARNING)
def DOUBTFUL_ENCODING() -> None:
    """What it checks: a text that is imported is UTF-8, or says by its first bytes what it is.

    Why it matters: read in another encoding, letters such as é or “ become other signs, also in right answers.

    How to mend it: save the file with the encoding UTF-8 and import it again, or read the letters over.
    """


@rule("IMP003", "broken-xml")
def BROKEN_XML() -> None:
    """What it checks: an XML file that is imported is well formed.

    Why it matters: behind the place where it breaks, nobody can tell what belongs to which question. Nothing of the
    file is taken over.

    How to mend it: export it anew; the place shows where it breaks.
    """


@rule("IMP004", "unsafe-material")
def UNSAFE_MATERIAL() -> None:
    """What it checks: a file that is imported declares no entities, does not grow without bounds when it is unpacked,
    and names no files outside itself.

    Why it matters: such files are made to fill a disk, to stop a computer, or to read what is private on it.

    How to mend it: ask where the file comes from, and export it anew.
    """


@rule("IMP005", "broken-item")
def BROKEN_ITEM() -> None:
    """What it checks: every question of a file that is imported can be understood.

    Why it matters: it would be missing from the course. What stands there is kept in `import/to-finish.md`.

    How to mend it: mend the place and import again, or write the question anew.
    """


@rule("IMP006", "no-key", Severity.WARNING)
def NO_KEY() -> None:
    """What it checks: every question of a file that is imported says which answer is right.

    Why it matters: a right answer is never guessed. The question is kept in `import/to-finish.md`, outside the course.

    How to mend it: mark the right answer there with `[x]`, and move the question into the bank.
    """


@rule("IMP007", "not-carried", Severity.WARNING)
def NOT_CARRIED() -> None:
    """What it checks: every question of a file that is imported is of a kind that can be asked here.

    Why it matters: it would be asked in another way than it was meant. It is kept in `import/to-finish.md`, outside the
    course.

    How to mend it: write it as a choice, fill-in, numeric, matching or ordering question, or as a reflection.
    """
