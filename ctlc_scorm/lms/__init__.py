"""A strict little LMS: a SCORM 1.2 run-time page, its personas, and the loopback server that keeps the records."""

from ctlc_scorm.lms.server import Lms
from ctlc_scorm.lms.store import Call, Record

__all__ = ["Call", "Lms", "Record"]
