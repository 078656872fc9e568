"""Foreign material as course source. One module for each format; `TABLE` is the order in which they are asked.

A format's module has `NAME`, `fits(opened)` and `read(opened, log)`.
"""

from __future__ import annotations

TABLE = (
    "moodle_xml",
    "qti12",
    "qti2",
    "docx",
    "pptx",
    "qti_zip",
    "scorm",
    "markdown_files",
    "aiken",
    "gift",
)
