"""The trial: the minimal course, built in every format and validated, in a folder that goes away."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from ctlc_scorm.doctor.line import Line

REPORT = "Please report this, with the line above, to those who make ctlc-scorm."


def building() -> Line:
    began = time.perf_counter()
    try:
        with TemporaryDirectory(prefix="ctlc-scorm-") as folder:
            fault, count = trial(Path(folder))
    except OSError as error:
        mend = "Make room in the folder for temporary files, or name another one in TMPDIR (TEMP on Windows)."
        return Line("Building", "wrong", f"a course could not be written: {error.strerror or error}", mend)
    except Exception as error:  # any fault of any library is what the doctor is asked for
        return Line("Building", "wrong", f"a small course does not build: {type(error).__name__}: {error}", REPORT)
    if fault:
        return Line("Building", "wrong", fault, REPORT)
    seconds = time.perf_counter() - began
    return Line("Building", "ok", f"a small course was built in {count} formats and validated, in {seconds:.1f} s")


def trial(folder: Path) -> tuple[str, int]:
    """What is wrong, or nothing; and the number of packages that were made."""
    from ctlc_scorm import pipeline
    from ctlc_scorm.formats import TABLE
    from ctlc_scorm.output import write_outputs
    from ctlc_scorm.starters import start
    from ctlc_scorm.validate.lines import report_on

    start(folder / "course", "minimal")
    compiled = pipeline.compile_course(folder / "course")
    built = [pipeline.build(compiled, name, "single") for name in TABLE]
    findings = [finding for one in built for finding in one.findings]
    if findings:
        return f"the small course has findings: {findings[0].message}", 0
    list(write_outputs(compiled.course, built, folder / "dist"))
    packages = sorted((folder / "dist").glob("*.zip"))
    faulty = [path for path in packages if report_on(path).fails(strict=False) and not path.stem.endswith("-web")]
    return (f"the package {faulty[0].name} is not valid" if faulty else ""), len(packages)
