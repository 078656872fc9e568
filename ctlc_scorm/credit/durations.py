"""Times: contact minutes as ISO 8601 durations for programs and in words for people; seconds read and shown."""

from __future__ import annotations

import re

PERIOD = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?\Z")
TIMESPAN = re.compile(r"(\d{2,4}):(\d\d):(\d\d(?:\.\d{1,2})?)\Z")
"""CMITimespan of SCORM 1.2."""


def period(text: str) -> float | None:
    """The seconds of an ISO 8601 duration without years and months; None where it is none."""
    found = PERIOD.match(text)
    if not found or not any(found.groups()):
        return None
    days, hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return ((days * 24 + hours) * 60 + minutes) * 60 + seconds


def timespan(text: str) -> float | None:
    """The seconds of `0001:05:09.50`; None where it is no such time."""
    found = TIMESPAN.match(text)
    return int(found[1]) * 3600 + int(found[2]) * 60 + float(found[3]) if found else None


def clock(seconds: float) -> str:
    """`1:05:09`."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


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
