"""`ctlc-scorm preview`: the real package in an LMS on this machine, built anew with every saved page."""
