"""Findings that carry a fix, mended."""
