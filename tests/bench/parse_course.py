"""The floor of a formatter, as a process of its own: load a course and parse it, once.

python parse_course.py COURSE
"""

import gc
import sys
from pathlib import Path

from ctlc_scorm.load import load
from ctlc_scorm.parse import parse


def main(course: str) -> None:
    parse(load(Path(course), []), [])


if __name__ == "__main__":
    gc.disable()
    main(sys.argv[1])
