"""Questions: right answers, feedback, options."""

from __future__ import annotations

from ctlc_scorm.source.findings import Severity, rule


@rule("Q001", "no-right-answer")
def NO_RIGHT_ANSWER() -> None:
    """What it checks: a scored question has at least one right answer.

    Why it matters: nobody could ever answer it rightly, and learners would fail for it.

    Example:

        :::{choice} first-response
        What do you do first?

        - [ ] Call the office.
          > He loses the adult who knows him best.
        - [ ] Offer a quiet choice.
          > Privacy and choice lower the sense of threat.
        :::

    Use instead:

        :::{choice} first-response
        What do you do first?

        - [ ] Call the office.
          > He loses the adult who knows him best.
        - [x] Offer a quiet choice.
          > Privacy and choice lower the sense of threat.
        :::
    """


@rule("Q002", "no-feedback")
def NO_FEEDBACK() -> None:
    """What it checks: every option of a scored question carries feedback, in a quote under it.

    Why it matters: a learner who chooses it would be told that it is wrong and never why.

    Example:

        :::{choice} first-response
        What do you do first?

        - [ ] Send him to the office.
        - [x] Offer a quiet choice.
          > Privacy and choice lower the sense of threat.
        :::

    Use instead:

        :::{choice} first-response
        What do you do first?

        - [ ] Send him to the office.
          > He loses the adult who knows him, and learns that distress is misconduct.
        - [x] Offer a quiet choice.
          > Privacy and choice lower the sense of threat.
        :::
    """


@rule("Q003", "thin-feedback", Severity.WARNING)
def THIN_FEEDBACK() -> None:
    """What it checks: feedback has at least four words.

    Why it matters: "Wrong." teaches nothing; feedback says why, and what works.
    """


@rule("Q004", "option-count")
def OPTION_COUNT() -> None:
    """What it checks: a question has a sensible number of options: two to eight to choose from, at most 26 to match
    or order.

    Why it matters: with one option there is no question, and an LMS names options by single letters.
    """


@rule("Q005", "same-options")
def SAME_OPTIONS() -> None:
    """What it checks: no two options of a question say the same.

    Why it matters: a learner cannot know which of the two is the right one.
    """


@rule("Q006", "broken-mark")
def BROKEN_MARK() -> None:
    """What it checks: an option begins with `[ ]` or `[x]` exactly so, and a space.

    Why it matters: Markdown takes anything else for words. Learners would read the sign, and the right answer would
    not count as right.

    What check --fix does: it writes the mark as it has to be.

    Example:

        :::{choice} first-response
        What do you do first?

        - [] Call the office.
          > He loses the adult who knows him best.
        - [x] Offer a quiet choice.
          > Privacy and choice lower the sense of threat.
        :::

    Use instead:

        :::{choice} first-response
        What do you do first?

        - [ ] Call the office.
          > He loses the adult who knows him best.
        - [x] Offer a quiet choice.
          > Privacy and choice lower the sense of threat.
        :::
    """
