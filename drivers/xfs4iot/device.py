"""What a driver promises its service, and what the service gives the driver.

A driver is plain blocking code. One thread of one process calls it, so it needs no locks; it must look at its
`Context` often enough to be cancelled and never wait longer than a few seconds in one call.
"""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from drivers.xfs4iot.enums import Code, DeviceState
from drivers.xfs4iot.settings import Option

Payload = Mapping[str, object]
Clock = Callable[[], float]


class CommandError(Exception):
    """A command that ends in anything but success. `payload` joins the completion; `description` names no person."""

    def __init__(self, code: Code, error: str = "", *, description: str = "", payload: Payload | None = None) -> None:
        super().__init__(f"{code.value} {error}".strip())
        self.code = code
        self.error = error
        self.description = description
        self.payload: dict[str, object] = dict(payload or {})
        if error:
            self.payload["errorCode"] = error


@dataclass(frozen=True)
class Interface:
    """One entry of `Common.Capabilities` interfaces: names of commands and events without versions."""

    name: str
    commands: tuple[str, ...]
    events: tuple[str, ...] = ()


@dataclass(frozen=True)
class Status:
    """A device at one moment. `parts` holds the interfaces' own statuses by their key ("cardReader", "printer")."""

    device: DeviceState
    parts: Mapping[str, Payload] = field(default_factory=dict)
    detail: str = ""


class Context(ABC):
    """One call into a driver: how long it may take, whether anyone still wants it, and where its words go."""

    @property
    def client(self) -> object:
        """Who asked: the same value for all commands of one connection; None while nobody has."""
        return None

    @property
    @abstractmethod
    def deadline(self) -> float | None:
        """Monotonic second at which the answer is too late; None when the client set no limit."""

    @abstractmethod
    def check(self) -> None:
        """Raises CommandError `canceled` or `timeOut`; tells the watchdog that the driver lives."""

    @abstractmethod
    def wait(self, seconds: float) -> None:
        """Wait, but no longer than wanted. Raises what `check` raises."""

    @abstractmethod
    def alive(self) -> None:
        """Tell the watchdog that the driver lives, where nothing may be cancelled any more."""

    @abstractmethod
    def event(self, name: str, payload: Payload | None = None) -> None:
        """Send an event that belongs to the running command."""

    @abstractmethod
    def unsolicited(self, name: str, payload: Payload | None = None) -> None:
        """Send an event to every client."""

    @abstractmethod
    def take(self, handle: str) -> bytes:
        """The bulk bytes a client has left under `handle`, once. Raises CommandError `invalidData`."""

    @abstractmethod
    def give(self, data: bytes) -> str:
        """Leave bulk bytes for the client; returns their handle."""

    @abstractmethod
    def lend(self, descriptor: int) -> str:
        """Let the client look at memory that the driver goes on writing (`ring`); returns its handle.

        It can be fetched until the command ends.
        """


class Device(ABC):
    """A driver. Construction must not touch the hardware: an absent device is a status, not an exception."""

    @property
    def interval(self) -> float:
        """Seconds between two calls of `poll` while no command runs; asked again after every call."""
        return 1.0

    @property
    @abstractmethod
    def interfaces(self) -> tuple[Interface, ...]:
        """What the service announces."""

    @abstractmethod
    def capabilities(self) -> Mapping[str, Payload]:
        """The parts of `Common.Capabilities` beyond `interfaces` and `common`, by key."""

    @abstractmethod
    def model(self) -> str:
        """`deviceInformation.modelName`."""

    @abstractmethod
    def status(self) -> Status:
        """What is known now, without talking to the hardware."""

    @abstractmethod
    def execute(self, name: str, payload: Payload, context: Context) -> Payload:
        """Carry out one of the announced commands and return the completion's payload. Raises CommandError."""

    @abstractmethod
    def poll(self, context: Context) -> None:
        """Refresh the status while nothing else is to be done. Raises nothing but bugs."""

    def client_gone(self, client: object) -> None:
        """A client has left, after the last of its commands: undo what was meant for it alone. Raises only bugs."""
        return

    @abstractmethod
    def close(self) -> None:
        """Let go of the hardware."""


Opener = Callable[[Mapping[str, Option]], Device]
"""Every driver folder's `device.open_device`. Raises BadOptionError."""


class BadOptionError(ValueError):
    """A driver's option that is missing or of the wrong type. Carries the option's name, not its value."""

    def __init__(self, option: str) -> None:
        super().__init__(f"driver option {option!r} is missing or of the wrong type")
        self.option = option


def text_option(options: Mapping[str, Option], name: str, default: str | None = None) -> str:
    """A text option. Raises BadOptionError."""
    value = options.get(name, default)
    if not isinstance(value, str):
        raise BadOptionError(name)
    return value


def number_option(options: Mapping[str, Option], name: str, default: float) -> float:
    """A number option. Raises BadOptionError."""
    value = options.get(name, default)
    if isinstance(value, (bool, str)):
        raise BadOptionError(name)
    return float(value)


def remaining(deadline: float | None, most: float, clock: Clock = time.monotonic) -> float:
    """Seconds left until `deadline`, between 0 and `most`."""
    return most if deadline is None else max(0.0, min(most, deadline - clock()))
