"""What this terminal makes of its clock. A battery that is dead is normal, and stops nothing.

Policy. Deadlines use the monotonic clock. Every entry carries the boot it was written in and whether the clock was
believed then; the centre orders by receipt and measures how far off the clock was. The clock is believed from the
moment the centre's time was heard in this boot and agreed within `AGREED_SECONDS`, until it is heard not to. What
expires is judged by the best time known (`ClockJudge.now`): the centre's, carried on by the monotonic clock; before it
is heard, the later of the system's clock and the last time ever heard. So a clock that says 1970 lets nothing expired
in that was seen to expire, and never takes what is good for expired.
"""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from offline_store.durable import replace
from offline_store.header import seconds_of

log = logging.getLogger(__name__)
FILE: Final = "clock.json"
AGREED_SECONDS: Final = 60.0
NOTE_SECONDS: Final = 3600.0
BOOT_ID: Final = Path("/proc/sys/kernel/random/boot_id")


def boot_id() -> str:
    """Of this start of the machine; "" where the kernel tells none."""
    try:
        return BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return ""


class _Note(msgspec.Struct):
    latest: float


class ClockJudge:
    """directory: of the terminal's data. wall: seconds since 1970. monotonic: seconds.

    changed: called with the new judgement.
    """

    def __init__(
        self,
        directory: Path,
        wall: Callable[[], float],
        monotonic: Callable[[], float],
        changed: Callable[[bool], None],
    ) -> None:
        self._path = directory / FILE
        self._wall = wall
        self._monotonic = monotonic
        self._changed = changed
        self._heard: tuple[float, float] | None = None
        self._trusted = False
        self._latest = self._noted()

    @property
    def trusted(self) -> bool:
        return self._trusted

    def hear(self, centre: str) -> None:
        """The centre just said what time it is, RFC 3339. Raises ValueError when it did not."""
        said = seconds_of(centre)
        self._heard = (said, self._monotonic())
        if said > self._latest + NOTE_SECONDS:
            self._latest = said
            self._note()
        off = self._wall() - said
        trusted = abs(off) <= AGREED_SECONDS
        if trusted != self._trusted:
            log.log(logging.INFO if trusted else logging.WARNING, "the clock is %.0f s off the centre's", off)
            self._trusted = trusted
            self._changed(trusted)

    def now(self) -> float:
        """Seconds since 1970, as well as can be known."""
        if self._heard:
            said, when = self._heard
            return said + self._monotonic() - when
        return max(self._wall(), self._latest)

    def _noted(self) -> float:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=_Note).latest
        except (OSError, msgspec.MsgspecError):
            return 0.0

    def _note(self) -> None:
        try:
            replace(self._path, msgspec.json.encode(_Note(self._latest)))
        except OSError as error:
            log.warning("the time cannot be noted: %s", error.strerror)
