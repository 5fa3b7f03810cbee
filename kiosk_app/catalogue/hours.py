"""When something is open: `"1-5 08:30-17:00"`, ISO weekdays and local times; an empty list is always.

Weekdays may be one (`6`), a range (`1-5`) or several joined by commas (`1,3,5-7`). A day's end is `24:00`.
"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

_DAYS = r"[1-7](?:-[1-7])?"
_TIME = r"(?:[01]\d|2[0-3]):[0-5]\d"
FORM = re.compile(rf"({_DAYS}(?:,{_DAYS})*) ({_TIME})-({_TIME}|24:00)")


def good(hours: str) -> bool:
    found = FORM.fullmatch(hours)
    return found is not None and found[2] < found[3] and all(a <= b for a, b in _ranges(found[1]))


def is_open(hours: Sequence[str], now: datetime) -> bool:
    """now: local time."""
    clock = f"{now:%H:%M}"
    return not hours or any(start <= clock < end for start, end in _spans(hours, now.isoweekday()))


def next_opening(hours: Sequence[str], now: datetime) -> datetime | None:
    """The first moment after `now` at which it opens; None when it is open, or never is."""
    if is_open(hours, now):
        return None
    for ahead in range(8):
        day = now + timedelta(days=ahead)
        for start, _ in sorted(_spans(hours, day.isoweekday())):
            opening = day.replace(hour=int(start[:2]), minute=int(start[3:]), second=0, microsecond=0)
            if opening > now:
                return opening
    return None


def _spans(hours: Sequence[str], weekday: int) -> list[tuple[str, str]]:
    found = [FORM.fullmatch(text) for text in hours]
    return [(m[2], m[3]) for m in found if m and any(a <= weekday <= b for a, b in _ranges(m[1]))]


def _ranges(days: str) -> list[tuple[int, int]]:
    return [(int(part[0]), int(part[-1])) for part in days.split(",")]
