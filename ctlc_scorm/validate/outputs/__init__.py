"""What is printed: a module for each form, with a function from reports to text. One is imported when it is used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctlc_scorm.validate.lines import PackageReport

FORMS = {"text": "text", "json": "json_", "sarif": "sarif", "junit": "junit", "github": "github"}
"""The forms and their modules."""


def render(form: str, reports: Sequence[PackageReport]) -> str:
    """The reports in a form."""
    write: Callable[[Sequence[PackageReport]], str] = import_module(f"{__name__}.{FORMS[form]}").render
    return write(reports)
