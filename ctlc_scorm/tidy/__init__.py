"""The formatter: the same course, written in one style."""
