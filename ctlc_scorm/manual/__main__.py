"""`python -m ctlc_scorm.manual`: the reference pages and the minutes, written anew."""

from __future__ import annotations

from ctlc_scorm.manual import ROOT
from ctlc_scorm.manual.generate import write

if __name__ == "__main__":
    for path in write(ROOT):
        print(path)
