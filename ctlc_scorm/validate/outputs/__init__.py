"""What is printed: a function for each form, from package reports to text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ctlc_scorm.validate.lines import PackageReport
from ctlc_scorm.validate.outputs import github, json_, junit, sarif, text

FORMS: dict[str, Callable[[Sequence[PackageReport]], str]] = {
    "text": text.render,
    "json": json_.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "github": github.render,
}
