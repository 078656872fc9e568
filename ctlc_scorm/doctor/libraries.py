"""The libraries that the installed package names in its metadata: those of the base, and those of each extra."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from ctlc_scorm.doctor.line import Line

PACKAGE = "ctlc-scorm"
NEEDS = re.compile(r"([\w.-]+)\s*(?:\[([\w\s,.-]+)\])?\s*\(?([^;()]*)\)?\s*(?:;\s*(.*))?$")
EXTRA = re.compile(r"""extra\s*==\s*['"]([\w.-]+)['"]""")
BOUND = re.compile(r"(>=|<=|==|<|>)\s*([\d.]+)")
DEVELOPERS = frozenset({"test"})


@dataclass(frozen=True)
class Need:
    """A library with the versions that will do, and the extra that needs it (none: the base)."""

    name: str
    versions: str
    extra: str
    extras: tuple[str, ...] = ()
    """Those of the library itself."""


def needs(package: Distribution) -> list[Need]:
    """What the metadata asks for."""
    found = []
    for text in package.requires or ():
        if match := NEEDS.match(text):
            extra = EXTRA.search(match[4] or "")
            inner = tuple(name.strip() for name in (match[2] or "").split(",") if name.strip())
            found.append(Need(match[1], match[3].strip(), extra[1] if extra else "", inner))
    return found


def by_extra(package: Distribution) -> dict[str, list[Need]]:
    """The libraries of each extra, those of the extras that it includes too; the base is the empty name."""
    asked = needs(package)
    names = [name for name in package.metadata.get_all("Provides-Extra") or () if name not in DEVELOPERS]
    found = {name: _of(name, asked) for name in ("", *names)}
    return {name: wanted for name, wanted in found.items() if not name or not _gathers(name, found)}


def _gathers(extra: str, found: dict[str, list[Need]]) -> bool:
    """Whether an extra only brings others together."""
    libraries = {name: {need.name for need in wanted} for name, wanted in found.items() if name}
    smaller = [others for others in libraries.values() if others < libraries[extra]]
    return libraries[extra] <= set().union(*smaller)


def _of(extra: str, asked: list[Need]) -> list[Need]:
    found: list[Need] = []
    for need in asked:
        if need.extra == extra:
            found += [n for inner in need.extras for n in _of(inner, asked)] if need.name == PACKAGE else [need]
    return found


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


def _line(name: str, wanted: list[Need], otherwise: str, install: str) -> Line:
    faults = [fault for need in wanted if (fault := _fault(need))]
    if not faults:
        return Line(name, "ok", ", ".join(f"{need.name} {_version(need.name)}" for need in wanted))
    mend = f'pip install "{install}"'
    return Line(name, "wrong" if otherwise == "wrong" else "missing", "; ".join(faults), mend)


def _fault(need: Need) -> str:
    version = _version(need.name)
    if not version:
        return f"{need.name} is missing"
    return "" if fits(version, need.versions) else f"{need.name} is {version}, and {need.versions} is needed"


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


def fits(version: str, wanted: str) -> bool:
    """Whether a version lies within bounds such as `>=8.1,<9`."""
    has = _numbers(version)
    return all(_compared(has, sign, _numbers(bound)) for sign, bound in BOUND.findall(wanted))


def _numbers(version: str) -> list[int]:
    match = re.match(r"[\d.]+", version)
    return [int(part) for part in match[0].split(".") if part] if match else []


def _compared(has: list[int], sign: str, bound: list[int]) -> bool:
    length = max(len(has), len(bound))
    one, two = ([*numbers, *[0] * (length - len(numbers))] for numbers in (has, bound))
    return {">=": one >= two, "<=": one <= two, "==": one == two, "<": one < two, ">": one > two}[sign]
