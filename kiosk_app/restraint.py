"""Which parts of the centre asked to be left alone, and for how long yet; all threads of a client keep to it."""

from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from typing import Final

TOO_MANY: Final = 429
"""RFC 6585 §4: it speaks of the terminal, not of what was asked."""
LONGEST: Final = 600.0
_ALL: Final = ""


class Restraint:
    """monotonic: seconds."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._until: dict[str, float] = {}

    def hear(self, path: str, status: int, headers: Mapping[str, str]) -> None:
        """An answer that may have said `Retry-After`: for what lies below the same `/v1/…`, or for everything."""
        seconds = _seconds(headers)
        if seconds > 0:
            self._until[_ALL if status == TOO_MANY else _part(path)] = self._monotonic() + seconds

    def left(self, path: str) -> float:
        """Seconds for which this is not to be asked yet."""
        until = max(self._until.get(part, 0.0) for part in (_ALL, _part(path)))
        return max(0.0, until - self._monotonic()) if until else 0.0


def _part(path: str) -> str:
    return "/".join(path.partition("?")[0].split("/")[:3])


def _seconds(headers: Mapping[str, str]) -> float:
    """RFC 9110 §10.2.3. A date is reckoned from the answer's own: the clock here may be wrong."""
    said = headers.get("Retry-After", "")
    if said.isascii() and said.isdigit():
        return min(float(said), LONGEST)
    try:
        wait = parsedate_to_datetime(said) - parsedate_to_datetime(headers["Date"])
    except (KeyError, ValueError, TypeError, OverflowError):
        return 0.0
    return min(max(0.0, wait.total_seconds()), LONGEST)
