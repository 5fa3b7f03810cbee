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


class LinkError(Exception):
    """A line that failed. Carries the port and the reason, never what was being said."""

    def __init__(self, reason: LinkReason, port: str) -> None:
        super().__init__(f"{port}: {reason.value}")
        self.reason = reason
        self.port = port
