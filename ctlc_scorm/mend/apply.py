"""The fixes of findings applied in memory: in order, never two on one place, and never to more errors than before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ctlc_scorm.pipeline import Compiled, compile_project
from ctlc_scorm.source.edits import Edit, applied, overlap
from ctlc_scorm.source.findings import Finding, Severity
from ctlc_scorm.source.project import Project

ROUNDS = 5


@dataclass
class Mended:
    """A course after its fixes: `mended` are the findings that are gone, `refused` those whose fix was not taken."""

    before: Compiled
    after: Compiled
    mended: list[Finding] = field(default_factory=list)
    refused: list[Finding] = field(default_factory=list)

    def texts(self) -> dict[str, tuple[str, str]]:
        """Each file that changed, before and after."""
        old, new = self.before.project.sources, self.after.project.sources
        return {path: (old[path].text, new[path].text) for path in new if new[path].text != old[path].text}


def mend(project: Project, loaded: list[Finding]) -> Mended:
    """Apply every fix, and those that show up after it, until nothing changes (at most five rounds)."""
    before = compile_project(project, loaded)
    made = Mended(before, before)
    for _ in range(ROUNDS):
        wanted = [finding for finding in made.after.findings if _can(finding)]
        kept, after = _round(made.after, wanted, loaded)
        if not kept:
            made.refused = wanted
            break
        made.mended += kept
        made.after = after
    return made


def _can(finding: Finding) -> bool:
    """Whether a finding has a fix, in files whose signs are all known."""
    return bool(finding.fix) and not any("\ufffd" in change.span.source.text for change in finding.fix)


def _round(now: Compiled, wanted: list[Finding], loaded: list[Finding]) -> tuple[list[Finding], Compiled]:
    """The fixes that can be taken together, and the course with them."""

    def keep(more: list[Finding], kept: list[Finding], best: Compiled) -> tuple[list[Finding], Compiled]:
        tried = _with(now, [*kept, *more], loaded)
        if tried and _better(now, tried, [*kept, *more]):
            return [*kept, *more], tried
        if len(more) == 1:
            return _ahead(now, tried, [*kept, *more], loaded) or (kept, best)
        half = len(more) // 2
        return keep(more[half:], *keep(more[:half], kept, best))

    return keep(wanted, [], now) if wanted else ([], now)


def _with(now: Compiled, findings: list[Finding], loaded: list[Finding]) -> Compiled | None:
    """The course with the fixes of some findings; None where two would touch the same place."""
    edits = _edits(findings)
    if edits is None:
        return None
    texts = {path: applied(now.project.sources[path].text, of_file) for path, of_file in edits.items()}
    return compile_project(now.project.having(texts), loaded)


def _ahead(
    now: Compiled, tried: Compiled | None, mended: list[Finding], loaded: list[Finding]
) -> tuple[list[Finding], Compiled] | None:
    """A fix may bring to light what was hidden behind its fault: it is taken if the fixes of that make it good."""
    known = Counter(one.key for one in now.findings)
    new = [one for one in tried.findings if _can(one) and not known[one.key]] if tried else []
    further = _with(tried, new, loaded) if tried and new else None
    if further and _better(now, further, mended):
        return [*mended, *new], further
    return None


def _better(old: Compiled, new: Compiled, mended: list[Finding]) -> bool:
    """No more errors than before, and what was mended is gone."""
    there = Counter(one.key for one in old.findings)
    there.subtract(one.key for one in mended)
    left = Counter(one.key for one in new.findings)
    return _errors(new) <= _errors(old) and all(left[one.key] <= there[one.key] for one in mended)


def _errors(compiled: Compiled) -> int:
    return sum(finding.severity is Severity.ERROR for finding in compiled.findings)


def _edits(findings: Iterable[Finding]) -> dict[str, list[Edit]] | None:
    """The edits by file; None where two overlap."""
    made: dict[str, list[Edit]] = defaultdict(list)
    for finding in findings:
        for span, text in finding.fix:
            ends = text.replace("\n", "\r\n") if "\r\n" in span.source.text else text
            made[span.source.path].append(Edit(span.start, span.end, ends))
    return None if any(overlap(edits) for edits in made.values()) else made
