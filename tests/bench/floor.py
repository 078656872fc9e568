"""The floor of a build, as a process of its own: read the text, take its Markdown events, deflate the output, write it.

    python floor.py COURSE DEFLATED STORED OUT

DEFLATED and STORED are folders with the very bytes of the package. Imports nothing but what this work needs.
"""

import os
import sys

import pyromark
from zlib_ng import zlib_ng

LEVEL = 4
"""As in ctlc_scorm/zips, and the options as in ctlc_scorm/source/markdown.py."""
OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_DEFINITION_LIST
    | pyromark.Options.ENABLE_STRIKETHROUGH
)


def files(folder: str) -> list[str]:
    return [os.path.join(top, name) for top, _, names in os.walk(folder) for name in names]  # noqa: PTH118 (as plain as can be)


def read(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 (as plain as can be)
        return file.read()


def main(course: str, deflated: str, stored: str, out: str) -> None:
    for path in files(course):
        if path.endswith(".md"):
            for _ in pyromark.events_with_range(read(path).decode(), options=OPTIONS):
                pass
    with open(out, "wb") as package:  # noqa: PTH123 (as plain as can be)
        for path in files(deflated):
            package.write(zlib_ng.compress(read(path), LEVEL))
        for path in files(stored):
            package.write(read(path))


if __name__ == "__main__":
    main(*sys.argv[1:])
