"""What a reader of chip cards promises, whatever it hangs on.

The line opens by itself at first use and again after LOST or ABSENT, so that a reader that is plugged back in, or a
daemon that was started anew, simply works. All deadlines are monotonic seconds. Only LinkError comes out.
"""

from abc import ABC, abstractmethod


class CardLine(ABC):
    """One slot of one reader. One thread uses it."""

    port: str
    """What the slot is called in errors."""

    @property
    @abstractmethod
    def t0(self) -> bool:
        """Whether the card that was powered up speaks T=0."""

    @abstractmethod
    def present(self, deadline: float) -> bool:
        """Whether a card is in the slot. Raises LinkError ABSENT, LOST or SILENT."""

    @abstractmethod
    def power_up(self, deadline: float, *, warm: bool = False) -> bytes:
        """Begin with the card afresh; its answer to reset. warm: reset it without taking power away, if it has any.

        Raises LinkError EMPTY, MUTE, TAKEN, ABSENT, LOST or SILENT.
        """

    @abstractmethod
    def transmit(self, data: bytes, deadline: float) -> bytes:
        """One command APDU and the card's reply, as they are. Raises what `power_up` raises.

        EMPTY when no card has been powered up, or it has been torn out. A card torn out may be MUTE at first: readers
        take up to half a second to notice. After any of these the card must be powered up again.
        """

    @abstractmethod
    def power_down(self, deadline: float) -> None:
        """Take power from the card; harmless when there is none. Raises LinkError LOST or SILENT."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the reader; harmless when it is not held."""
