"""Days and months as they are written, YYYY-MM-DD and YYYY-MM. Of nothing, "", nothing comes."""

from calendar import monthrange
from datetime import date, timedelta


def days(start: str, count: int) -> str:
    """The day `count` days after YYYY-MM-DD."""
    return (date.fromisoformat(start) + timedelta(days=count)).isoformat() if start else ""


def months(start: str, count: int) -> str:
    """Takes YYYY-MM-DD or YYYY-MM and gives the same spelling back, never past the end of a month."""
    if not start:
        return ""
    year, month_of = divmod(_index(start) + count, 12)
    if len(start) == len("YYYY-MM"):
        return f"{year:04}-{month_of + 1:02}"
    return date(year, month_of + 1, min(int(start[8:10]), monthrange(year, month_of + 1)[1])).isoformat()


def month(day: str) -> str:
    """The YYYY-MM of a day."""
    return day[:7]


def span(first: str, last: str) -> int:
    """Months from `first` to `last`, both counted; below 1 when `last` is earlier, 0 when either is ""."""
    return _index(last) - _index(first) + 1 if first and last else 0


def age(birth: str, day: str) -> int:
    """Full years on `day`; 0 when either is ""."""
    return int(day[:4]) - int(birth[:4]) - (day[5:] < birth[5:]) if birth and day else 0


def _index(start: str) -> int:
    return int(start[:4]) * 12 + int(start[5:7]) - 1
