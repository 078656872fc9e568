"""What the scripts of a package do."""

from __future__ import annotations

from ctlc_scorm.source.findings import Severity, rule


@rule("P130", "sco-no-api-call")
def NO_API_CALL() -> None:
    """What it checks: a SCO calls `LMSInitialize` (`Initialize` in SCORM 2004). A warning when some of its scripts are
    not in the package.

    Why it matters: it never says that it began, so that LMSs never count it as complete.

    Source: SCORM 1.2 RTE 3.2.
    """


@rule("P131", "no-finish", Severity.WARNING)
def NO_FINISH() -> None:
    """What it checks: a SCO calls `LMSFinish` (`Terminate` in SCORM 2004).

    Why it matters: Moodle adds up the time only then.

    Source: Moodle mod/scorm/datamodels/scorm_12.js, TotalTime.
    """


@rule("P132", "finish-on-unload-only")
def UNLOAD_ONLY() -> None:
    """What it checks: what ends the session hears `pagehide` or `visibilitychange`, or results are committed before.

    Why it matters: browsers no longer run `unload` reliably: Chrome forbids waiting requests in it, and Moodle 4.5
    lets it be blocked. Scores are lost.

    Example:

        window.onunload = finish;

    Use instead:

        window.addEventListener("pagehide", finish);

    Source: exelearning/exelearning#1831; pipwerks/scorm-api-wrapper#45; ILIAS-eLearning/ILIAS#2770.
    """


@rule("P133", "both-unload-handlers", Severity.WARNING)
def BOTH_UNLOAD() -> None:
    """What it checks: one function is not bound to `unload` and `beforeunload` without a guard.

    Why it matters: the session is ended twice, and LMSs show "no longer connected".

    Example:

        <body onbeforeunload="quit()" onunload="quit()">

    Use instead:

        <body onunload="quit()">

    Source: adaptlearning/adapt-contrib-spoor#149.
    """


@rule("P138", "service-worker")
def SERVICE_WORKER() -> None:
    """What it checks: no script registers a service worker.

    Why it matters: its scope would be the files of the LMS; sandboxed frames refuse it, and the script stops.

    Source: Service Workers, W3C, 4.4.
    """


@rule("P139", "modules-or-fetch", Severity.WARNING)
def MODULES() -> None:
    """What it checks: no module script, `import(...)` or `fetch` of a file of the package is needed.

    Why it matters: they fail from disk and in frames of opaque origin, and on servers that send another type.

    Example:

        <script type="module" src="player.js"></script>

    Use instead:

        <script src="player.js"></script>

    Source: HTML, 8.1.3.
    """


@rule("P140", "target-top")
def TARGET_TOP() -> None:
    """What it checks: nothing leaves the frame: no `target="_top"`, no `top.location = ...`.

    Why it matters: the page of the LMS is gone, and with it the interface: what was learnt since is lost.

    Example:

        <a href="next.html" target="_top">

    Use instead:

        <a href="next.html">

    Source: HTML, 7.4.
    """


@rule("P141", "parent-dom-access", Severity.WARNING)
def PARENT_DOM() -> None:
    """What it checks: no script touches the document of the LMS (`parent.document`, `top.document`).

    Why it matters: it throws an error where the LMS is another origin, and breaks with the next version of it.

    Source: HTML, 7.2.1; LTI players.
    """


@rule("P142", "api-lookup-fragile", Severity.WARNING)
def FRAGILE_LOOKUP() -> None:
    """What it checks: the interface is looked for in all frames above and in the opener, and not just in `parent.API`.

    Why it matters: it is not found in a window of its own or one frame deeper; a foreign opener throws.

    Example:

        var api = window.parent.API;

    Use instead:

        while (!win.API && win.parent !== win) win = win.parent;

    Source: SCORM 1.2 RTE 3.3.6.1; pipwerks/scorm-api-wrapper#13, #21.
    """


@rule("P144", "session-time-format", Severity.WARNING)
def SESSION_TIME() -> None:
    """What it checks: `cmi.core.session_time` is written in hours, minutes and seconds, such as `0001:30:00`.

    Why it matters: Moodle answers with error 405 and adds no time.

    Example:

        LMSSetValue("cmi.core.session_time", "PT1M")

    Use instead:

        LMSSetValue("cmi.core.session_time", "0000:01:00")

    Source: Moodle mod/scorm/datamodels/scorm_12.js.
    """


@rule("P145", "suspend-data-large", Severity.WARNING)
def SUSPEND_LARGE() -> None:
    """What it checks: no state written out in a script has more than 4,096 characters.

    Why it matters: Moodle with its standard setting refuses it and keeps the old state.

    Source: thexerteproject/xerteonlinetoolkits#847; catalyst/moodle-mod_scormremote#20.
    """


@rule("P146", "exit-suspend-missing", Severity.WARNING)
def NO_SUSPEND() -> None:
    """What it checks: a SCO that saves a state says `suspend` when it ends.

    Why it matters: LMSs begin anew next time, and the state is not given back.

    Example:

        LMSSetValue("cmi.suspend_data", state)

    Use instead:

        LMSSetValue("cmi.core.exit", "suspend")

    Source: Moodle mod/scorm/datamodels/scorm_12.php.
    """


@rule("P147", "sandbox-hostile", Severity.NOTE)
def SANDBOX() -> None:
    """What it checks: no script sets `document.domain`, opens windows or dialogs, writes documents, or keeps its state
    in the browser alone.

    Why it matters: frames with a sandbox forbid it, and browsers forget it.

    Example:

        alert("Well done")

    Use instead:

        a text on the page

    Source: HTML, 7.1.5.
    """


@rule("P148", "flash-or-plugin")
def FLASH() -> None:
    """What it checks: no page embeds Flash or an applet.

    Why it matters: no browser runs it since 2021.

    Example:

        <embed src="film.swf">

    Use instead:

        <video src="film.mp4" controls></video>

    Source: Adobe, Flash Player end of life.
    """


@rule("P149", "frameset", Severity.NOTE)
def FRAMESET() -> None:
    """What it checks: the page that is launched is no frameset.

    Why it matters: screen readers and phones handle it badly.

    Source: HTML, 16.2; WCAG 2.2, 2.4.1.
    """


@rule("P150", "no-lang-or-title", Severity.NOTE)
def NO_LANG() -> None:
    """What it checks: a page that is launched says its language and has a title.

    Why it matters: screen readers speak it in the wrong language.

    Example:

        <html>

    Use instead:

        <html lang="en">

    Source: WCAG 2.2, 3.1.1 and 2.4.2.
    """


@rule("P151", "score-range", Severity.WARNING)
def SCORE_RANGE() -> None:
    """What it checks: a score written out in a script is between 0 and 100.

    Why it matters: Moodle answers with error 405 and keeps no score.

    Example:

        LMSSetValue("cmi.core.score.raw", "250")

    Use instead:

        LMSSetValue("cmi.core.score.raw", "83")

    Source: Moodle mod/scorm/datamodels/scorm_12.js.
    """
