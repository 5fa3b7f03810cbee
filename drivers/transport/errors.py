"""The one thing that can go wrong with a line, and why."""

from enum import StrEnum


class LinkReason(StrEnum):
    """Why a line did not carry what it should."""

    ABSENT = "absent"
    """The port is not there, or not ours to open."""
    LOST = "lost"
    """It was open and is gone: unplugged, or the other side of a pty closed."""
    SILENT = "silent"
    """It is open and nothing came, or nothing was taken, before the deadline."""
    EMPTY = "empty"
    """The reader is there and no card is in it, or no longer. Only readers of cards say this and what follows."""
    MUTE = "mute"
    """A card that does not answer as one: put in the wrong way round, broken, of a kind the reader does not know."""
    TAKEN = "taken"
    """Another program holds the card."""


class LinkError(Exception):
    """A line that failed. Carries the port and the reason, never what was being said."""

    def __init__(self, reason: LinkReason, port: str) -> None:
        super().__init__(f"{port}: {reason.value}")
        self.reason = reason
        self.port = port
