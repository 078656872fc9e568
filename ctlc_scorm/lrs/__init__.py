"""A small LRS on SQLite with the LMS side of cmi5, for preview and tests, not for production.

It keeps to xAPI 1.0.3 but for two things: statements come as JSON alone (attachments by `fileUrl`, no multipart), and
there is no OAuth. It needs the extra `lrs`.
"""

from __future__ import annotations
