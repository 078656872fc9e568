"""Browser tests: real packages, in Chromium, in three run-times."""
