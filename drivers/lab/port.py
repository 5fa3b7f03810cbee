"""What an emulated device hangs on: a pty, a socket or a USB bus, to be pulled out and put back."""

from collections.abc import Callable
from types import TracebackType
from typing import Generic, Protocol, Self, TypeVar

Receive = Callable[[bytes], None]


class Port(Protocol):
    """Calls its `Receive` with what the host wrote."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def plug(self) -> None:
        """Make the device reachable; harmless when it is."""
        ...

    def unplug(self) -> None:
        """Take the device away; harmless when it is away."""
        ...

    def send(self, data: bytes, *, chunk: int = 0, pause: float = 0.0) -> None:
        """Write to the host, if wanted in pieces of `chunk` bytes with `pause` seconds between them."""
        ...


Wire = Callable[[Receive], Port]


P_co = TypeVar("P_co", bound=Port, covariant=True)


class OnPort(Generic[P_co]):
    """An emulated device that is there from when its port is opened until it is closed."""

    port: P_co

    def __enter__(self) -> Self:
        self.port.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.port.__exit__(kind, error, trace)
