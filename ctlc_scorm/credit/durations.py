"""Contact minutes as ISO 8601 durations for programs, and in words for people."""

from __future__ import annotations


def iso_duration(minutes: float) -> str:
    """`PT12H`, `PT55M`, `PT2H5M`, `PT2M30S`: to the second, without parts that are zero."""
    hours, rest = divmod(round(minutes * 60), 3600)
    parts = zip((hours, *divmod(rest, 60)), "HMS", strict=True)
    return "PT" + ("".join(f"{number}{unit}" for number, unit in parts if number) or "0M")


def words(minutes: float) -> str:
    """`12 contact hours (720 minutes)`, `2 contact hours 5 minutes (125 minutes)`, `55 minutes`."""
    whole = round(minutes, 2)
    hours, rest = divmod(whole, 60)
    if not hours:
        return _count(whole, "minute")
    parts = [_count(hours, "contact hour"), *([_count(rest, "minute")] if rest else [])]
    return f"{' '.join(parts)} ({_count(whole, 'minute')})"


def _count(number: float, unit: str) -> str:
    figure = f"{number:.2f}".rstrip("0").rstrip(".")
    return f"{figure} {unit}{'' if number == 1 else 's'}"
