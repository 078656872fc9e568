"""The libraries that the installed package names in its metadata: those of the base, and those of each extra."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement

from ctlc_scorm.doctor.line import Line

PACKAGE = "ctlc-scorm"
DEVELOPERS = frozenset({"test"})


def needs(package: Distribution, extra: str = "") -> list[Requirement]:
    """What the metadata asks for, for one extra or (without a name) for the base."""
    asked = [Requirement(text) for text in package.requires or ()]
    base = [one for one in asked if one.marker is None or one.marker.evaluate({"extra": ""})]
    if not extra:
        return base
    return [one for one in asked if one not in base and one.marker and one.marker.evaluate({"extra": extra})]


def by_extra(package: Distribution) -> dict[str, list[Requirement]]:
    """The libraries of each extra, those of the extras that it includes too; the base is the empty name. Extras that
    only bring others together are left out.
    """
    names = [name for name in package.metadata.get_all("Provides-Extra") or () if name not in DEVELOPERS]
    found = {name: _of(package, name) for name in ("", *names)}
    return {name: wanted for name, wanted in found.items() if not name or not _gathers(name, found)}


def _of(package: Distribution, extra: str) -> list[Requirement]:
    found: list[Requirement] = []
    for need in needs(package, extra):
        if need.name == PACKAGE:
            found += [one for inner in sorted(need.extras) for one in _of(package, inner)]
        else:
            found.append(need)
    return found


def _gathers(extra: str, found: dict[str, list[Requirement]]) -> bool:
    libraries = {name: {need.name for need in wanted} for name, wanted in found.items() if name}
    smaller = [others for others in libraries.values() if others < libraries[extra]]
    return libraries[extra] <= set().union(*smaller)


def base(package: Distribution | None = None) -> Iterator[Line]:
    """One line for the libraries that every command needs."""
    package = package or _installed()
    if package is None:
        yield Line("Libraries", "missing", "run from its source, not installed: nothing says which libraries it needs")
        return
    yield _line("Libraries", by_extra(package)[""], "wrong", PACKAGE)


def extras(package: Distribution | None = None) -> Iterator[Line]:
    """A line for each extra."""
    package = package or _installed()
    for extra, wanted in by_extra(package).items() if package else ():
        if extra:
            yield _line(f"Extra {extra}", wanted, "missing", f"{PACKAGE}[{extra}]")


def _line(name: str, wanted: list[Requirement], otherwise: str, install: str) -> Line:
    faults = [fault for need in wanted if (fault := _fault(need))]
    if not faults:
        return Line(name, "ok", ", ".join(f"{need.name} {_version(need.name)}" for need in wanted))
    mend = f'pip install "{install}"'
    return Line(name, "wrong" if otherwise == "wrong" else "missing", "; ".join(faults), mend)


def _fault(need: Requirement) -> str:
    version = _version(need.name)
    if not version:
        return f"{need.name} is missing"
    if need.specifier.contains(version, prereleases=True):
        return ""
    return f"{need.name} is {version}, and {need.specifier} is needed"


def _version(name: str) -> str:
    try:
        return distribution(name).version
    except PackageNotFoundError:
        return ""


def _installed() -> Distribution | None:
    try:
        return distribution(PACKAGE)
    except PackageNotFoundError:
        return None
