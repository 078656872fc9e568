"""A robot in Chromium takes a packaged course through every LMS that is known here."""
