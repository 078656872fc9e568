"""What the pages of a package load and run."""

from __future__ import annotations

from ctlc_scorm.source.findings import Severity, rule


@rule("P135", "third-party-origin", Severity.WARNING)
def THIRD_PARTY_ORIGIN() -> None:
    """What it checks: pages and style sheets load nothing from another site. Links to click are free.

    Why it matters: the course breaks without a network and behind school filters, and the other site learns who reads
    it.

    Example:

        <script src="https://cdn.example/player.js"></script>

    Use instead:

        <script src="player.js"></script>

    Source: HTML, 4.2; Content Security Policy Level 3.
    """


@rule("P136", "root-relative-path")
def ROOT_RELATIVE_PATH() -> None:
    """What it checks: no path begins with `/`.

    Why it matters: it leads to the top of the LMS and not of the package, where there is no such file.

    Example:

        <img src="/media/corner.jpg" alt="A quiet corner">

    Use instead:

        <img src="media/corner.jpg" alt="A quiet corner">

    Source: RFC 3986, 4.2.
    """


@rule("P137", "referenced-asset-missing", Severity.WARNING)
def ASSET_MISSING() -> None:
    """What it checks: every script, style sheet, picture and other file that a page loads is in the package, spelt so.

    Why it matters: learners would meet a gap, or a page that does nothing. Upper and lower case count on most servers.

    Example:

        <img src="media/Corner.jpg" alt="A quiet corner">

    Use instead:

        <img src="media/corner.jpg" alt="A quiet corner">

    Source: RFC 3986, 5.2.
    """


@rule("P152", "no-content-policy", Severity.NOTE)
def NO_POLICY() -> None:
    """What it checks: every page has a `Content-Security-Policy` before anything that it loads, which names no foreign
    site (`connect-src` may) and nothing unsafe.

    Why it matters: the pages run with the rights of the LMS. The policy lets an administrator see, and the browser make
    sure, that they load and run nothing but the files of the package.

    Example:

        <meta http-equiv="Content-Security-Policy" content="default-src *">

    Use instead:

        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">

    Source: Content Security Policy Level 3.
    """


@rule("P153", "inline-code", Severity.NOTE)
def INLINE_CODE() -> None:
    """What it checks: no script or style stands in a page: no `<script>` with code, `<style>`, `style=`, `onclick=` or
    `javascript:`. Data in a `<script type="application/json">` is no code.

    Why it matters: a strict policy blocks it, and with it allowed, text that slipped into a page could run.

    Example:

        <button onclick="start()">Start</button>

    Use instead:

        <button data-start>Start</button>

    Source: Content Security Policy Level 3, 6.7.3.
    """


@rule("P134", "mixed-content")
def MIXED_CONTENT() -> None:
    """What it checks: nothing is loaded by `http:`.

    Why it matters: browsers block it on the secure pages of an LMS.

    Example:

        <img src="http://pictures.example/a.jpg" alt="">

    Use instead:

        <img src="media/a.jpg" alt="">

    Source: Mixed Content, W3C.
    """
