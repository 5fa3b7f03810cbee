"""A slot with virtual cards to put in, and faults to switch on. `card_readers` puts it behind a reader."""

import threading
from abc import ABC, abstractmethod
from dataclasses import dataclass, field

from drivers.transport.socket_line import ATR, OFF, ON, RESET


class VirtualCard(ABC):
    """A card: what it says when it is reset, and what it answers."""

    atr = bytes.fromhex("3B800181")
    """T=1, no historical bytes."""

    @abstractmethod
    def reset(self) -> None:
        """Forget everything that was selected, shown or agreed."""

    @abstractmethod
    def answer(self, command: bytes) -> bytes:
        """The reply to a command APDU, status word included."""


@dataclass
class Faults:
    """What goes wrong. answers: status words instead of the card's own, by the bytes a command begins with.

    short: replies of one byte. pause: seconds before every reply. tear_after: commands until the card is torn out,
    before it could answer; None for never. silent: the reader says nothing. dead: the chip does not come up.
    garbage: what the card answers to commands, instead of its own. cut_after: bytes of a message from the reader after
    which it hangs up.
    """

    answers: dict[bytes, int] = field(default_factory=dict)
    short: bool = False
    pause: float = 0.0
    tear_after: int | None = None
    silent: bool = False
    dead: bool = False
    garbage: bytes = b""
    cut_after: int | None = None


class CardSlot:
    """One slot. `insert`, `remove` and `faults` may be used from any thread; one reader asks."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.commands = 0
        self.ended = threading.Event()
        self._card: VirtualCard | None = None

    @property
    def card(self) -> VirtualCard | None:
        """What is in the slot."""
        return self._card

    def insert(self, card: VirtualCard) -> None:
        """Put a card in."""
        card.reset()
        self._card = card

    def remove(self) -> None:
        """Take the card out."""
        self._card = None

    def ask(self, body: bytes) -> bytes | None:
        """What goes back for `body`, in the words of `SocketLine`; None where nothing does."""
        card = self._card
        if body in (OFF, ON, RESET):
            if card:
                card.reset()
            return None
        if self.faults.silent:
            return None
        if body == ATR:
            return (card.atr[:1] if self.faults.dead else card.atr) if card else b""
        return self._command(card, body)

    def _command(self, card: VirtualCard | None, body: bytes) -> bytes:
        self.commands += 1
        faults = self.faults
        if faults.tear_after is not None:
            faults.tear_after -= 1
            if faults.tear_after < 0:
                faults.tear_after = None
                self.remove()
        if faults.pause:
            self.ended.wait(faults.pause)
        if card is None or self._card is None:
            return b""
        replaced = [sw for start, sw in faults.answers.items() if body.startswith(start)]
        reply = replaced[0].to_bytes(2, "big") if replaced else faults.garbage or card.answer(body)
        return reply[:1] if faults.short else reply
