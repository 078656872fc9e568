"""A robot in Chromium takes a packaged course through every LMS that is known here."""

from pathlib import Path

PAGE = Path(__file__).parent / "page"
"""What runs in a page: the robot, and a browser that forbids storage."""
