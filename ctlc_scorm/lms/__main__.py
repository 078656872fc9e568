"""`python -m ctlc_scorm.lms PACKAGE [PERSONA]`: plays a package (a zip or a folder) in the strict LMS page."""

import sys
from threading import Event

from ctlc_scorm.lms.server import Lms


def main(package: str, persona: str = "strict") -> None:
    with Lms(package) as lms:
        print(lms.launch_url(persona), flush=True)
        Event().wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
