"""`python -m ctlc_scorm`."""

from ctlc_scorm.cli import main

main()
