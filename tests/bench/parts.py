"""The measurements of the bench; each gives rows of the table."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import packages, peers
from .generate import Size, generate
from .measure import Run, Task, by_turns

MIB = 1 << 20
MEMORY = 80 * MIB
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Scale:
    """How large everything is, and how often it is run (`slow` for what takes long)."""

    size: Size
    factor: int
    megabytes: int
    times: int
    slow: int
    hours: Size
    """A course of twelve hours, for the first page."""


FULL = Scale(Size(), 5, 60, 5, 3, Size(modules=12, pages=11, words=420))
QUICK = Scale(Size(modules=3, pages=3, words=120), 5, 12, 1, 1, Size(modules=3, pages=3, words=120))


@dataclass(frozen=True)
class Row:
    """A line of the table. Without a ratio, `ours` says why."""

    part: str
    what: str
    ours: str
    peer: str = ""
    ratio: float = 0.0
    busy: float = 0.0
    """The ratio of processor times, which a loaded machine disturbs less (0: not measured)."""
    aim: float = 0.0


@dataclass
class Work:
    """The folder of a run and the courses in it, written when they are first asked for."""

    folder: Path
    scale: Scale
    courses: dict[int, Path] = field(default_factory=dict)

    def course(self, factor: int = 1) -> Path:
        if factor not in self.courses:
            self.courses[factor] = generate(self.folder / f"course-{factor}", self.scale.size.times(factor))
        return self.courses[factor]

    def build(self, factor: int = 1) -> Task:
        out = self.folder / f"out-{factor}"
        return Task([*program(), "build", str(self.course(factor)), "--out", str(out)], (out,))


def program() -> list[str]:
    script = Path(sys.executable).parent / "ctlc-scorm"
    return [str(script)] if script.exists() else [sys.executable, "-m", "ctlc_scorm"]


def floor(work: Work) -> Iterator[Row]:
    build = work.build()
    build()
    deflated, stored = _unpack(next(build.writes[0].glob("*.zip")), work.folder / "unpacked")
    script, out = Path(__file__).with_name("floor.py"), work.folder / "floor.bin"
    command = [sys.executable, str(script), str(work.course()), str(deflated), str(stored), str(out)]
    ours, peer = by_turns(build, Task(command, (out,)), work.scale.times)
    yield _times("a", "cold build and zip / events, deflate, interpreter", ours, peer, 4)
    yield _memory("a", "its peak memory / 80 MiB", ours, Run(0, MEMORY), 1)


def _unpack(package: Path, folder: Path) -> tuple[Path, Path]:
    """The files of a package, those that are deflated in it and those that are stored."""
    homes = folder / "deflated", folder / "stored"
    for home in homes:
        home.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(package) as source:
        for entry in source.infolist():
            source.extract(entry, homes[entry.compress_type == zipfile.ZIP_STORED])
    return homes


def others(work: Work) -> Iterator[Row]:
    yield _against("build / Hugo", work, _hugo, 2)
    yield _against("build / MkDocs", work, _mkdocs, 0.25)


def _against(what: str, work: Work, peer: Callable[[Work], Task], aim: float) -> Row:
    try:
        task = peer(work)
    except peers.MissingError as why:
        return Row("b", what, str(why))
    ours, theirs = by_turns(work.build(), task, work.scale.slow)
    return _times("b", what, ours, theirs, aim)


def _hugo(work: Work) -> Task:
    program, root = peers.hugo(), peers.hugo_project(work.course(), work.folder / "hugo")
    out = root / "public"
    return Task([program, "--quiet", "--source", str(root), "--destination", str(out)], (out,))


def _mkdocs(work: Work) -> Task:
    program, root = peers.mkdocs(), peers.mkdocs_project(work.course(), work.folder / "mkdocs")
    out = root / "site"
    return Task([program, "build", "--quiet", "-f", str(root / "mkdocs.yml"), "-d", str(out)], (out,))


def growth(work: Work) -> Iterator[Row]:
    factor = work.scale.factor
    many, few = by_turns(work.build(factor), work.build(), work.scale.slow)
    yield _times("c", f"{factor} times the pages, time", many, few, 1.1 * factor)
    yield _memory("c", f"{factor} times the pages, memory", many, few, 1.1 * factor)


def start(work: Work) -> Iterator[Row]:
    peer = Task([sys.executable, "-c", "import click"])
    ours, theirs = by_turns(Task([*program(), "--version"]), peer, max(1, 3 * work.scale.times))
    yield _times("d", "`--version` / `import click`", ours, theirs, 2)


def media(work: Work) -> Iterator[Row]:
    folder = work.folder / "media"
    folder.mkdir(exist_ok=True)
    sizes = [str(work.scale.megabytes), str(work.scale.times)]
    ours, peer = (Run(seconds) for seconds in _told("tests.bench.media", str(folder), *sizes))
    shutil.rmtree(folder)
    yield _times("e", f"zip with {work.scale.megabytes} MiB of media / `cat`", ours, peer, 0)


def _told(module: str, *arguments: str) -> Any:
    """What a module prints as JSON, in a process of its own."""
    done = subprocess.run([sys.executable, "-m", module, *arguments], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


def again(work: Work) -> Iterator[Row]:
    """A build after one page has changed, as in a preview, against the command that builds the same course."""
    course = work.folder / "again"
    shutil.copytree(ROOT / "course_src", course)
    out = work.folder / "again-out"
    task = Task([*program(), "build", str(course), "--out", str(out)], (out,))
    _, cold = by_turns(task, task, work.scale.slow)
    warm = Run(_told("tests.bench.again", str(course), str(3 * work.scale.times)))
    yield _times("h", "the course again, one page changed / cold build", warm, cold, 0.15)


def pages(work: Work) -> Iterator[Row]:
    """Aims in seconds; what others take on the same line was measured elsewhere, on their own samples."""
    from . import page

    course = generate(work.folder / "hours", work.scale.hours)
    for layout, aim in (("single", 1.5), ("modules", 0.6)):
        out = work.folder / f"pages-{layout}"
        command = [*program(), "build", str(course), "--format", "web", "--layout", layout, "--out", str(out)]
        subprocess.run(command, check=True, capture_output=True)
        first = "index.html" if layout == "single" else "m01-module-1.html"
        try:
            visit = page.measure(next(out.glob("*.zip")), out / "unpacked", first, work.scale.slow)
        except peers.MissingError as why:
            yield Row("f", f"{layout}: first page", str(why))
            return
        what = f"{layout}: first page ({visit.requests:.0f} requests, {visit.kilobytes:.0f} KB)"
        yield _aimed(f"{what}, first words", visit.first, aim)
        yield _aimed(f"{what}, largest piece", visit.largest, aim)
        yield _aimed(f"{layout}: an answer", visit.interaction, 0.2)
        yield _aimed(f"{layout}: a turn of the page", visit.turn, 0.05)
    for name, requests, kilobytes, seconds in ELSEWHERE:
        yield Row("f", f"{name}, measured elsewhere ({requests} requests, {kilobytes} KB)", f"{seconds} s")


def _aimed(what: str, seconds: float, aim: float) -> Row:
    return Row("f", what, f"{seconds:.3f} s", f"{aim} s", seconds / aim, aim=1)


ELSEWHERE = (
    ("Adapt's sample", "55", "517", 6.7),
    ("CourseCode's demo", "22", "1,159", 3.8),
    ("LiaScript (a splash)", "26", "1,198", 5.8),
    ("schorm's bare lesson page", "3 to 4", "11", 0.5),
)


def validation(work: Work) -> Iterator[Row]:
    """A package of a thousand files against reading it; the memory for large media against that for small."""
    package = packages.write(work.folder / "thousand.zip", 1000 if work.scale is FULL else 50)
    ours = Task([sys.executable, "-m", "ctlc_scorm", "validate", str(package)])
    peer = Task([sys.executable, str(Path(__file__).with_name("read_zip.py")), str(package)])
    yield _times(
        "g", "validate 1,000 files / read them, parse the manifest", *by_turns(ours, peer, work.scale.times), 2.5
    )
    larger = packages.write(work.folder / "larger.zip", 50, 4 * MIB if work.scale is FULL else MIB)
    smaller = packages.write(work.folder / "smaller.zip", 50, 1000)
    memory = [Task([sys.executable, "-m", "ctlc_scorm", "validate", str(path)]) for path in (larger, smaller)]
    yield _memory("g", "memory with large media / with small", *by_turns(memory[0], memory[1], work.scale.slow), 1.2)


def formatting(work: Work) -> Iterator[Row]:
    """A course of twelve hours, formatted and proved to be the same; then once more, with nothing to do."""
    course = generate(work.folder / "untidy", work.scale.hours)
    fmt = [sys.executable, "-m", "ctlc_scorm", "fmt", str(course)]
    peer = Task([sys.executable, "-m", "tests.bench.parse_course", str(course)])
    yield _times(
        "i", "fmt, every page changes / load and parse", *by_turns(Task([*fmt, "--diff"]), peer, work.scale.times), 5
    )
    subprocess.run(fmt, check=True, capture_output=True)
    yield _times(
        "i", "fmt, nothing to change / load and parse", *by_turns(Task([*fmt, "--check"]), peer, work.scale.times), 2
    )


PARTS: dict[str, Callable[[Work], Iterator[Row]]] = {
    "a": floor,
    "b": others,
    "c": growth,
    "d": start,
    "e": media,
    "f": pages,
    "g": validation,
    "h": again,
    "i": formatting,
}


def _times(part: str, what: str, ours: Run, peer: Run, aim: float) -> Row:
    busy = ours.busy / peer.busy if peer.busy else 0.0
    return Row(part, what, f"{ours.seconds:.3f} s", f"{peer.seconds:.3f} s", ours.seconds / peer.seconds, busy, aim)


def _memory(part: str, what: str, ours: Run, peer: Run, aim: float) -> Row:
    mib = f"{ours.peak / MIB:.1f} MiB", f"{peer.peak / MIB:.1f} MiB"
    return Row(part, what, *mib, ours.peak / peer.peak, aim=aim)
