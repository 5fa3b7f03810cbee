"""What a driver asks of a way to its device, whatever that is made of."""

from typing import Protocol


class Line(Protocol):
    """Bytes both ways with deadlines in monotonic seconds; opens itself again after a loss."""

    @property
    def port(self) -> str:
        """Where it leads, for logs and errors."""
        ...

    @property
    def opened(self) -> bool:
        """Whether it is open, as far as anyone has noticed."""
        ...

    def close(self) -> None:
        """Close; harmless when it is closed."""
        ...

    def read(self, deadline: float) -> bytes:
        """What has arrived, at least one byte. Raises LinkError SILENT, LOST or ABSENT."""
        ...

    def write(self, data: bytes, deadline: float) -> None:
        """Hand all of `data` over. Raises LinkError SILENT, LOST or ABSENT."""
        ...

    def discard(self) -> None:
        """Forget what has arrived and was not read. Raises LinkError LOST or ABSENT."""
        ...
