"""A slot for chip cards as a service sees it: whether one is in it, waiting for one, reading it, missing it.

What a card means is its driver's business: it gets a `Send` and may fail. What is known of reader and card is kept here
for the status.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from drivers.iso7816.apdu import Command, Response, Send, exchange
from drivers.iso7816.errors import ChipError
from drivers.transport.card_line import CardLine
from drivers.transport.errors import LinkError, LinkReason
from drivers.xfs4iot.device import CommandError, Context, Status
from drivers.xfs4iot.enums import ChipPower, Code, DeviceState, Media
from drivers.xfs4iot.extensions import MEDIA_REMOVED

CARD_REMOVED: Final = "CardReader.MediaRemovedEvent"
POLL, IDLE = 0.25, 2.0
"""Seconds between two looks: while a card is wanted or in the slot, and while nobody wants any."""
ATTEMPTS = 3
"""Readings of one card before it is called unreadable."""

Result = TypeVar("Result")


@dataclass(frozen=True)
class Limits:
    """Seconds the reader may take to say what is in it, and a card to answer one command."""

    look: float = 2.0
    answer: float = 3.0


class Slot:
    """One slot of one reader."""

    def __init__(
        self, line: CardLine, *, limits: Limits | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.line = line
        self._limits = limits or Limits()
        self._clock = clock
        self._state = DeviceState.STARTING
        self._detail = ""
        self._media = Media.UNKNOWN
        self._power = ChipPower.UNKNOWN

    @property
    def status(self) -> Status:
        """What is known now."""
        parts = {"media": self._media.value, "chipPower": self._power.value}
        return Status(self._state, {"cardReader": parts}, self._detail)

    @property
    def interval(self) -> float:
        """Seconds until somebody should `look` again."""
        return POLL if self._media is Media.PRESENT else IDLE

    @property
    def powered(self) -> bool:
        """Whether a card has been powered up and is, as far as is known, still there."""
        return self._power is ChipPower.ONLINE

    def look(self, context: Context) -> bool:
        """Whether a card is in the slot; tells everybody when one has been taken out. Never raises LinkError."""
        try:
            present = self.line.present(self._clock() + self._limits.look)
        except LinkError as error:
            self.unreachable(error)
            return False
        self._state, self._detail = DeviceState.ONLINE, ""
        if not present:
            self.missed(context)
        elif self._media is not Media.PRESENT:
            self._media, self._power = Media.PRESENT, ChipPower.POWERED_OFF
        return present

    def missed(self, context: Context) -> None:
        """There is no card; if there was one, it has been taken out."""
        before, self._media, self._power = self._media, Media.NOT_PRESENT, ChipPower.NO_CARD
        if before is Media.PRESENT:
            context.unsolicited(MEDIA_REMOVED)
            context.unsolicited(CARD_REMOVED)

    def unreachable(self, error: LinkError) -> None:
        """Nothing can be known while the reader is not there."""
        self.line.close()
        self._state, self._media, self._power = DeviceState.OFFLINE, Media.UNKNOWN, ChipPower.UNKNOWN
        self._detail = "noAnswer" if error.reason is LinkReason.SILENT else error.reason.value

    def read(self, context: Context, work: Callable[[Send], Result], found: str) -> Result:
        """Wait for a card and do `work` with it, again if it answered badly; `found` is the event that tells of it.

        The card is without power afterwards. Raises CommandError, and what `work` raises of its own.
        """
        self._wait(context)
        context.event(found)
        for left in reversed(range(ATTEMPTS)):
            try:
                self.power_up(context)
                return work(self.sender(context))
            except ChipError as error:
                if not left:
                    raise CommandError(Code.COMMAND_ERROR, "unreadable", description=str(error)) from None
            except LinkError as error:
                self.failed(error, context)
                if not left:
                    kind = "unreadable" if self._power is ChipPower.ONLINE else "invalidMedia"
                    raise CommandError(Code.COMMAND_ERROR, kind, description=error.reason) from None
            finally:
                self.power_down()
            context.wait(POLL)
        raise AssertionError

    def failed(self, error: LinkError, context: Context) -> None:
        """Return if it may be tried again. Raises CommandError."""
        if error.reason is LinkReason.EMPTY:
            self.missed(context)
            raise CommandError(Code.COMMAND_ERROR, "noMedia")
        if error.reason in (LinkReason.ABSENT, LinkReason.LOST):
            self.unreachable(error)
        if error.reason not in (LinkReason.MUTE, LinkReason.SILENT):
            raise CommandError(Code.HARDWARE_ERROR, description=error.reason)

    def power_up(self, context: Context, *, warm: bool = False) -> bytes:
        """The card's answer to reset. Raises LinkError."""
        context.check()
        self._power = ChipPower.HARDWARE_ERROR
        answer = self.line.power_up(self._clock() + self._limits.answer, warm=warm)
        self._power = ChipPower.ONLINE
        return answer

    def power_down(self) -> None:
        """Take power from the card; what goes wrong is met at the next look."""
        try:
            self.line.power_down(self._clock() + self._limits.look)
        except LinkError:
            self.line.close()
        if self._media is Media.PRESENT:
            self._power = ChipPower.POWERED_OFF

    def transmit(self, data: bytes, context: Context) -> bytes:
        """One command as it is. Raises LinkError, and CommandError when nobody waits any more."""
        context.check()
        return self.line.transmit(data, self._clock() + self._limits.answer)

    def sender(self, context: Context) -> Send:
        """How the card that was powered up is spoken to."""

        def send(command: Command) -> Response:
            return exchange(lambda data: self.transmit(data, context), command, t0=self.line.t0)

        return send

    def _wait(self, context: Context) -> None:
        while not self.look(context):
            if self._state is not DeviceState.ONLINE:
                raise CommandError(Code.HARDWARE_ERROR, description=self._detail)
            context.wait(POLL)
