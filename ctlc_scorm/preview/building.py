"""The one place of preview that compiles: a course folder in, what was compiled and built out."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

from ctlc_scorm import pipeline, report
from ctlc_scorm.console import plainly
from ctlc_scorm.package import Package
from ctlc_scorm.pipeline import Built, Compiled
from ctlc_scorm.preview.folder import Folder
from ctlc_scorm.source.findings import Finding
from ctlc_scorm.source.memory import Memory


@dataclass
class Builder:
    """Builds one course in one format again and again; what has not changed is remembered."""

    course: Path
    format: str
    memory: Memory = field(default_factory=Memory)

    def build(self) -> tuple[Compiled, Built]:
        compiled = pipeline.compile_course(self.course, memory=self.memory)
        return compiled, pipeline.build(compiled, self.format, "single")


@dataclass(frozen=True)
class Outcome:
    """How a build went: `package` is none when there were errors, `failure` says why the tool could not even look,
    `changed` whether what is shown is another than before.
    """

    number: int
    findings: tuple[Finding, ...] = ()
    compiled: Compiled | None = None
    package: Package | None = None
    failure: str = ""
    changed: bool = False
    seconds: float = 0.0
    state: int = 0


@dataclass
class Workshop:
    """Builds into a folder. The last good package stays there when a build has errors."""

    builder: Builder
    folder: Folder
    number: int = 0

    def build(self) -> Outcome:
        self.number += 1
        begun = time.perf_counter()
        try:
            compiled, built = self.builder.build()
            changed = built.package is not None and self.folder.write(built.package)
        except OSError as error:
            return Outcome(self.number, failure=plainly(error))
        except ValueError as error:  # names that cannot stand together
            return Outcome(self.number, failure=str(error))
        return Outcome(
            self.number,
            tuple(report.ordered(built.findings)),
            compiled,
            built.package,
            changed=changed,
            seconds=time.perf_counter() - begun,
            state=built.state,
        )
