"""A small sound course, and the means to compile variations of it."""

from __future__ import annotations

from pathlib import Path

from ctlc_scorm import pipeline

PAGE = "modules/01-one/01-page.md"
FRONT = "---\ntitle: A page\nminutes: 5\n---\n"
COURSE = """\
id: sample
title: A sample
language: en
version: 1.0.0
iri: https://example.org/sample
credit: {contact_minutes: 5}
modules:
  - folder: 01-one
    title: One
    minutes: 5
    objectives: {see: See it.}
"""
BASE = {"course.yaml": COURSE, PAGE: FRONT + "Text.\n"}


def write_course(folder: Path, files: dict[str, str]) -> Path:
    """The small course with these files in place of its own; gives its folder."""
    for name, text in (BASE | files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    return folder


def compile_files(folder: Path, files: dict[str, str]) -> pipeline.Compiled:
    return pipeline.compile_course(write_course(folder, files))
