"""A reader behind PC/SC: pyscard over pcscd.

pyscard's classes raise a dozen families of errors, and say the same of a card that was torn out and of one that answers
nonsense. Its functions under them return codes; these are used here, and every code becomes one LinkError. Where a code
leaves open whether the card is gone, the reader is asked.

No PC/SC call has a deadline, so they are made in a `Lane`. A context that was left behind with a stuck call is never
used again, and until the call has come back the reader is silent.
"""

import threading
import time
from collections.abc import Callable
from typing import Final, TypeVar

from smartcard import scard

from drivers.transport.card_line import CardLine
from drivers.transport.errors import LinkError, LinkReason
from drivers.transport.lane import Lane

Result = TypeVar("Result")

_EMPTY: Final = frozenset({scard.SCARD_E_NO_SMARTCARD, scard.SCARD_W_REMOVED_CARD})
_CARD: Final = frozenset(
    {
        scard.SCARD_W_UNRESPONSIVE_CARD,
        scard.SCARD_W_UNPOWERED_CARD,
        scard.SCARD_W_UNSUPPORTED_CARD,
        scard.SCARD_W_RESET_CARD,
        scard.SCARD_E_PROTO_MISMATCH,
        scard.SCARD_E_NOT_TRANSACTED,
        scard.SCARD_E_INSUFFICIENT_BUFFER,
        scard.SCARD_F_COMM_ERROR,
    }
)
"""The card, or its being torn out."""
_GOODBYE: Final = 1.0
"""Seconds a reader may take to be let go."""
_PROTOCOLS: Final = scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1


class PcscLine(CardLine):
    """The first reader whose name is `name` or begins with it; "" for the first of all."""

    def __init__(self, name: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.port = name or "PC/SC"
        self._name = name
        self._clock = clock
        self._lane = Lane("pcsc")
        self._released = threading.Event()
        self._released.set()
        self._context = 0
        self._reader = ""
        self._card = 0
        self._protocol = 0

    @property
    def t0(self) -> bool:
        return self._protocol == scard.SCARD_PROTOCOL_T0

    def present(self, deadline: float) -> bool:
        self._open(deadline)
        return bool(self._state(deadline) & scard.SCARD_STATE_PRESENT)

    def power_up(self, deadline: float, *, warm: bool = False) -> bytes:
        self._open(deadline)
        context, reader, alone = self._context, self._reader, scard.SCARD_SHARE_EXCLUSIVE
        if self._card and warm:
            card, again = self._card, scard.SCARD_RESET_CARD
            code, self._protocol = self._call(lambda: scard.SCardReconnect(card, alone, _PROTOCOLS, again), deadline)
        else:
            self.power_down(deadline)
            code, self._card, self._protocol = self._call(
                lambda: scard.SCardConnect(context, reader, alone, _PROTOCOLS), deadline
            )
        self._judge(code, deadline)
        powered = self._card
        code, _, _, _, answer = self._call(lambda: scard.SCardStatus(powered), deadline)
        self._judge(code, deadline)
        return bytes(answer)

    def transmit(self, data: bytes, deadline: float) -> bytes:
        if not self._card:
            raise LinkError(LinkReason.EMPTY, self.port)
        card, head = self._card, scard.SCARD_PCI_T0 if self.t0 else scard.SCARD_PCI_T1
        code, reply = self._call(lambda: scard.SCardTransmit(card, head, list(data)), deadline)
        if code == scard.SCARD_S_SUCCESS and len(reply) < 2:  # what some drivers make of a card that was torn out
            code = scard.SCARD_E_NOT_TRANSACTED
        self._judge(code, deadline)
        return bytes(reply)

    def power_down(self, deadline: float) -> None:
        if self._card:
            card, self._card = self._card, 0
            self._call(lambda: scard.SCardDisconnect(card, scard.SCARD_UNPOWER_CARD), deadline)

    def close(self) -> None:
        self._leave()
        self._released.wait(_GOODBYE)

    def _leave(self) -> None:
        """Let go as soon as the call that runs now comes back, and begin anew then."""
        if not self._released.is_set():
            return
        context, self._context, self._card, self._reader = self._context, 0, 0, ""
        self._released = released = threading.Event()

        def release() -> None:
            if context:
                scard.SCardReleaseContext(context)
            released.set()

        self._lane.leave(release)

    def _open(self, deadline: float) -> None:
        if not self._released.wait(max(deadline - self._clock(), 0.0)):
            raise LinkError(LinkReason.SILENT, self.port)
        if not self._context:
            code, self._context = self._call(lambda: scard.SCardEstablishContext(scard.SCARD_SCOPE_SYSTEM), deadline)
            if code != scard.SCARD_S_SUCCESS:
                self._context = 0
                raise LinkError(LinkReason.ABSENT, self.port)
        if not self._reader:
            context = self._context
            code, readers = self._call(lambda: scard.SCardListReaders(context, []), deadline)
            names = [*(one for one in readers if one == self._name), *readers]
            self._reader = next((one for one in names if one.startswith(self._name)), "")
            if code != scard.SCARD_S_SUCCESS or not self._reader:
                self.close()
                raise LinkError(LinkReason.ABSENT, self.port)

    def _state(self, deadline: float) -> int:
        """What the reader says of itself. Raises LinkError LOST or SILENT."""
        context, asked = self._context, [(self._reader, scard.SCARD_STATE_UNAWARE)]
        code, states = self._call(lambda: scard.SCardGetStatusChange(context, 0, asked), deadline)
        gone = scard.SCARD_STATE_UNKNOWN | scard.SCARD_STATE_UNAVAILABLE | scard.SCARD_STATE_IGNORE
        if code != scard.SCARD_S_SUCCESS or states[0][1] & gone:
            self.close()
            raise LinkError(LinkReason.LOST, self.port)
        return states[0][1]

    def _judge(self, code: int, deadline: float) -> None:
        """Raises LinkError unless `code` is success."""
        if code == scard.SCARD_S_SUCCESS:
            return
        reason = _reason(code)
        if reason is LinkReason.LOST:
            self.close()
        elif reason is not LinkReason.TAKEN:
            self.power_down(deadline)
            if reason is LinkReason.MUTE and not self._state(deadline) & scard.SCARD_STATE_PRESENT:
                reason = LinkReason.EMPTY
        raise LinkError(reason, self.port)

    def _call(self, function: Callable[[], Result], deadline: float) -> Result:
        """Raises LinkError SILENT."""
        try:
            return self._lane.call(function, deadline - self._clock())
        except TimeoutError:
            self._leave()
            raise LinkError(LinkReason.SILENT, self.port) from None


def _reason(code: int) -> LinkReason:
    if code in _EMPTY:
        return LinkReason.EMPTY
    if code in _CARD:
        return LinkReason.MUTE
    return LinkReason.TAKEN if code == scard.SCARD_E_SHARING_VIOLATION else LinkReason.LOST
