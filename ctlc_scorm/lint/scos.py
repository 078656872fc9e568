"""What a SCO does with the LMS: all that its launch page reaches, taken together."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ctlc_scorm.formats.xmltree import Element
from ctlc_scorm.lint.addresses import bare, is_plain, joined, of_resource
from ctlc_scorm.lint.code import Facts
from ctlc_scorm.lint.manifest import Manifest
from ctlc_scorm.rules.package import items, metadata
from ctlc_scorm.rules.package import scripts as rules
from ctlc_scorm.source.findings import Finding, Severity
from ctlc_scorm.source.text import Source, Span


@dataclass
class Reach:
    """The files that a launch page reaches, and what they say."""

    start: str
    facts: list[Facts] = field(default_factory=list)
    incomplete: bool = False

    @property
    def words(self) -> set[str]:
        return {word for one in self.facts for word in one.words}

    @property
    def place(self) -> Span:
        return Source(self.start, "").span()


def check_scos(manifest: Manifest, known: Mapping[str, Facts]) -> Iterator[Finding]:
    """The findings on every SCO whose launch page is in the package."""
    told = set[tuple[str, str]]()
    for resource in manifest.scos:
        start = joined(of_resource(manifest, resource), bare(resource))
        if is_plain(resource.get("href")) and start in known:
            for finding in _sco(manifest, resource, reach(start, known)):
                key = (finding.rule.code, str(finding.span))
                if key not in told:
                    told.add(key)
                    yield finding


def reach(start: str, known: Mapping[str, Facts]) -> Reach:
    """All that a page reaches, by the names of files that its scripts and pages mention."""
    found, waiting, seen = Reach(start), [start], {start}
    while waiting:
        one = known[waiting.pop()]
        found.facts.append(one)
        found.incomplete |= one.foreign or bool(one.words & {"eval("})
        for name in one.files:
            targets = _targets(name, one.name, start, known)
            found.incomplete |= not targets and name.endswith(".js")
            fresh = [target for target in targets if target not in seen]
            seen.update(fresh)
            waiting.extend(fresh)
    return found


def _targets(name: str, near: str, start: str, known: Mapping[str, Facts]) -> list[str]:
    bases = (posixpath.dirname(near), posixpath.dirname(start), "")
    names = dict.fromkeys(posixpath.normpath(posixpath.join(base, name)) for base in bases)
    return [one for one in names if one in known][:1]


def _sco(manifest: Manifest, resource: Element, found: Reach) -> Iterator[Finding]:
    words = found.words
    new, old = _speaks_2004(words), bool(words & {"LMSInitialize", "LMS"})
    speaks = old if manifest.is_12 else new
    if manifest.is_12 and (faults := list(_other_edition(found, old))):
        yield from faults
    elif not speaks and not _dynamic(manifest, found):
        level = Severity.WARNING if found.incomplete else None
        wanted = "LMSInitialize" if manifest.is_12 else "Initialize"
        yield rules.NO_API_CALL.at(found.place, f"no script of this SCO calls `{wanted}`", level=level)
    elif speaks:
        yield from _session(manifest, found)
        yield from _mastery(manifest, resource, found)


def _speaks_2004(words: set[str]) -> bool:
    return "API_1484_11" in words or {"Initialize", "Terminate"} <= words


def _dynamic(manifest: Manifest, found: Reach) -> bool:
    """Whether scripts build the addresses of others, so that what is not reached may be loaded all the same."""
    return bool(found.words & {"createElement", "import("}) and found.incomplete and len(manifest.scos) == 1


def _other_edition(found: Reach, old: bool) -> Iterator[Finding]:
    words = found.words
    place = next((one.status_2004_at for one in found.facts if one.status_2004_at), None)
    if _speaks_2004(words) and not old:
        message = "the scripts of this SCO speak to the interface of SCORM 2004 only"
        yield metadata.CONTENT_2004.at(place or found.place, message)
    elif old and place and "API_1484_11" not in words and "Initialize" not in words:
        yield metadata.CONTENT_2004.at(place, "this element is of SCORM 2004")


def _session(manifest: Manifest, found: Reach) -> Iterator[Finding]:
    words = found.words
    finish, commit = ("LMSFinish", "LMSCommit") if manifest.is_12 else ("Terminate", "Commit")
    if finish not in words and "LMS" not in words:
        yield rules.NO_FINISH.at(found.place, f"no script of this SCO calls `{finish}`")
    elif "unload" in words and not words & {"pagehide", "visibilitychange", commit, "sendBeacon"}:
        place = next(one.unload_at for one in found.facts if one.unload_at)
        message = "the session ends on `unload` alone, which browsers no longer run for sure"
        yield rules.UNLOAD_ONLY.at(place, message, "End it on `pagehide` too, and commit before.")
    yield from _bound_twice(found)
    if "cmi.suspend_data" in words and "suspend" not in words and manifest.is_12:
        yield rules.NO_SUSPEND.at(found.place, "this SCO saves a state and never says `suspend`")
    fragile = next((one.fragile_at for one in found.facts if one.fragile_at), None)
    if fragile and "opener" not in words and manifest.is_12:
        yield rules.FRAGILE_LOOKUP.at(fragile, "the interface is looked for in one frame only")


def _bound_twice(found: Reach) -> Iterator[Finding]:
    bound: dict[str, set[str]] = {"unload": set(), "beforeunload": set()}
    functions: dict[str, bool] = {}
    for one in found.facts:
        functions |= one.functions
        for event, names in one.bound.items():
            bound[event] |= names
    unguarded = [name for name in bound["unload"] & bound["beforeunload"] if functions.get(name) is False]
    if unguarded:
        place = next(one.unload_at for one in found.facts if one.unload_at)
        yield rules.BOTH_UNLOAD.at(place, f"`{min(unguarded)}` is bound to `unload` and to `beforeunload`")


def _mastery(manifest: Manifest, resource: Element, found: Reach) -> Iterator[Finding]:
    if "says status" not in found.words:
        return
    for item in manifest.items:
        if item.get("identifierref") == resource.get("identifier"):
            for one in item.children:
                if one.name == "masteryscore" and manifest.is_12:
                    message = "the SCO says its status itself, and LMSs overwrite it by this score"
                    yield items.MASTERY_AND_STATUS.at(one.span, message)
