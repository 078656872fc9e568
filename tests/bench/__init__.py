"""Ratios against other tools and against the floor: `python -m tests.bench`."""
