"""Edits are made only where the text still says the same afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ctlc_scorm.source.edits import Edit, applied, overlap

Group = tuple[Edit, ...]
"""Edits that belong together: both ends of an emphasis, all items of a list."""


def settle(text: str, groups: Sequence[Group], meaning: Callable[[str], object]) -> tuple[str, list[Group]]:
    """The text with every group that keeps its meaning, and the groups that would not."""
    groups = [group for group in groups if any(text[edit.start : edit.end] != edit.text for edit in group)]
    if not groups:
        return text, []
    wanted = meaning(text)

    def keep(more: Sequence[Group], kept: list[Group]) -> list[Group]:
        edits = [edit for group in [*kept, *more] for edit in group]
        if not overlap(edits) and meaning(applied(text, edits)) == wanted:
            return [*kept, *more]
        if len(more) == 1:
            return kept
        half = len(more) // 2
        return keep(more[half:], keep(more[:half], kept))

    kept = keep(groups, [])
    left = [group for group in groups if group not in kept]
    return applied(text, [edit for group in kept for edit in group]), left
