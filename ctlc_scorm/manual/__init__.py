"""The manual: a course in our own format. `python -m ctlc_scorm.manual` makes its reference pages from the code."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent
