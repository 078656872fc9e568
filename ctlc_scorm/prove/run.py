"""A whole proof: what kind of package it is, whether it is ours, and a row for each LMS."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from playwright.sync_api import Browser

from ctlc_scorm.lms import Lms
from ctlc_scorm.prove.chromium import chromium, find
from ctlc_scorm.prove.hands import Response
from ctlc_scorm.prove.personas import BY_KIND, Persona
from ctlc_scorm.prove.play import play
from ctlc_scorm.prove.stage import ScormStage, staged
from ctlc_scorm.prove.stranger import visit
from ctlc_scorm.prove.table import Row
from ctlc_scorm.rules.package import archive
from ctlc_scorm.source.findings import Severity
from ctlc_scorm.validate.opening import open_path
from ctlc_scorm.validate.run import validate

OURS = b'<script type="application/json" id="data">{"schema":1,'


class CannotProveError(Exception):
    """A package, or a wish, that no proof is made for."""


def kind_of(package: Path) -> str:
    """The kind, of those that a proof is made for. Raises CannotProveError, and OSError where it cannot be read."""
    result = validate(package)
    unsafe = [one for one in result.findings if one.severity is Severity.ERROR and one.rule in vars(archive).values()]
    if unsafe:
        raise CannotProveError(f"{package} is not opened: {unsafe[0].message}. See: ctlc-scorm validate {package}")
    titles = {kind.name: kind.title for kind in result.kinds}
    found = next((name for name in titles if name in BY_KIND), None)
    if found is None:
        what = " and ".join(titles.values()) or "nothing that is known"
        raise CannotProveError(f"{package} is {what}. A proof is made for SCORM 1.2, Tin Can and cmi5.")
    return found


def chosen(kind: str, names: str) -> tuple[Persona, ...]:
    """The personas of a kind by their names; all of them for `all`."""
    known = {persona.name: persona for persona in BY_KIND[kind]}
    if names == "all":
        return BY_KIND[kind]
    asked = [name.strip() for name in names.split(",") if name.strip()]
    if strange := [name for name in asked if name not in known]:
        raise CannotProveError(
            f"there is no persona {', '.join(strange)} for this package; there are {', '.join(known)}"
        )
    return tuple(known[name] for name in asked)


def prove(
    package: Path,
    kind: str,
    personas: Sequence[Persona],
    browser: Browser,
    key: Mapping[str, Response] | None = None,
    progress: Callable[[str], None] = lambda text: None,
) -> list[Row]:
    """A row for each persona, in their order."""
    ours, rows = is_ours(package), []
    for number, persona in enumerate(personas, 1):
        progress(f"{number} of {len(personas)}: {persona.title}")
        rows.append(one(package, kind, persona, browser, key) if ours else stranger(package, kind, persona, browser))
    progress("")
    return rows


def prove_at_once(
    package: Path,
    kind: str,
    personas: Sequence[Persona],
    browser_path: str = "",
    key: Mapping[str, Response] | None = None,
    progress: Callable[[str], None] = lambda text: None,
    jobs: int = 1,
) -> list[Row]:
    """The same with a browser of its own for each job. Raises NoBrowserError."""
    if jobs < 2 or len(personas) < 2:
        with chromium(browser_path) as browser:
            return prove(package, kind, personas, browser, key, progress)
    find(browser_path)
    with ProcessPoolExecutor(min(jobs, len(personas)), get_context("spawn")) as pool:
        progress(f"{len(personas)} LMSs, {jobs} at once")
        asked = [pool.submit(alone, package, kind, persona, browser_path, key) for persona in personas]
        rows = []
        for number, answer in enumerate(asked, 1):
            rows.append(answer.result())
            progress(f"{number} of {len(personas)}: {rows[-1].title}")
    progress("")
    return rows


def alone(package: Path, kind: str, persona: Persona, browser_path: str, key: Mapping[str, Response] | None) -> Row:
    """One persona in a process of its own."""
    with chromium(browser_path) as browser:
        return prove(package, kind, [persona], browser, key)[0]


def one(package: Path, kind: str, persona: Persona, browser: Browser, key: Mapping[str, Response] | None) -> Row:
    with staged(package, kind, persona) as stage:
        return play(stage, persona, browser, key)


def stranger(package: Path, kind: str, persona: Persona, browser: Browser) -> Row:
    if kind != "scorm12":
        raise CannotProveError("of the packages of other tools, only those of SCORM 1.2 are looked at")
    with Lms(package) as lms:
        return visit(ScormStage(lms, persona), persona, browser)


def is_ours(package: Path) -> bool:
    """Whether a page of it holds the data of our player."""
    found = open_path(package)
    if isinstance(found, list):
        return False
    try:
        return any(OURS in found.files[name] for name in found.files if name.endswith(".html"))
    finally:
        found.close()
