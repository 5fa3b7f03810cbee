"""What the operators have said that holds until they say otherwise: out of service, a sentence for the home screen.

It is kept in the terminal's data directory and survives restarts. "Until" needs a clock: within one boot it is the
boot's own, which never jumps. After a boot the wall clock has to do, and is believed only if it has got past the moment
at which the sentence was taken in; otherwise the sentence is dropped.
"""

import logging
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

import msgspec

from kiosk_app.protocol.commands import OutOfService
from offline_store.durable import replace as replace_file

log = logging.getLogger(__name__)
FILE: Final = "standing.json"


@dataclass(frozen=True, slots=True)
class Moment:
    """wall: seconds since 1970. monotonic: seconds of the boot named `boot`."""

    wall: float
    monotonic: float
    boot: str


@dataclass(frozen=True, slots=True)
class Notice:
    """since, until: seconds since 1970 by the centre's clock. ends: the same end, in seconds of the boot `boot`."""

    text: dict[str, str]
    since: float
    until: float
    ends: float
    boot: str

    def seconds_left(self, now: Moment) -> float:
        """0 when it is over, or when nobody can tell."""
        if now.boot == self.boot:
            return max(0.0, self.ends - now.monotonic)
        return max(0.0, self.until - now.wall) if now.wall >= self.since else 0.0


@dataclass(frozen=True, slots=True)
class Standing:
    """closed: None while the terminal is in service."""

    closed: OutOfService | None = None
    notice: Notice | None = field(default=None, repr=False)

    def told(self, text: dict[str, str], until: float, centre: float, now: Moment) -> "Standing":
        """With a new sentence. until, centre: what the centre's clock will and does show."""
        return replace(self, notice=Notice(text, centre, until, now.monotonic + until - centre, now.boot))


def load(directory: Path) -> Standing:
    """What was said last; nothing, and an error in the log, when that cannot be read."""
    try:
        return msgspec.json.decode((directory / FILE).read_bytes(), type=Standing)
    except FileNotFoundError:
        return Standing()
    except (OSError, msgspec.MsgspecError) as error:
        log.error("what the operators said last cannot be read: %s", type(error).__name__)
        return Standing()


def save(directory: Path, standing: Standing) -> None:
    """Durable when it returns. Raises OSError; what was said before then still holds."""
    replace_file(directory / FILE, msgspec.json.encode(standing))
