"""The UPS as a service: whether the mains are there, and how long it would last without.

"Nobody knows" is its own answer. When upsd is gone, its driver is gone, its data are stale or the UPS says neither
"on line" nor "on battery", the device is not online and `auxiliaries` has no `UPS` at all: an empty one would read as
"mains fine". `recovered` stays true from the end of a power cut until the next one, or until this process ends.
"""

import time
from collections.abc import Callable, Mapping

from drivers.transport.errors import LinkError, LinkReason
from drivers.transport.line import Line
from drivers.transport.tcp_line import TcpLine
from drivers.ups.protocol import (
    CHARGE,
    LONGEST,
    RUNTIME,
    STATUS,
    Power,
    Refusal,
    UpsError,
    ask,
    number,
    power,
    value,
)
from drivers.xfs4iot.device import (
    BadOptionError,
    CommandError,
    Context,
    Device,
    Interface,
    Payload,
    Status,
    number_option,
    text_option,
)
from drivers.xfs4iot.enums import Code, DeviceState
from drivers.xfs4iot.settings import Option

EVENT = "Auxiliaries.AuxiliaryStatusEvent"
INTERVAL = 2.0
ANSWER = 1.0
"""Seconds for one answer; upsd is asked on the same machine."""
_CHARGE_STEP, _RUNTIME_STEP = 5, 60
"""Percent and seconds in which a battery is told of, so that not every look is a change."""
_STATES = {
    Refusal.UNKNOWN_UPS: DeviceState.NO_DEVICE,
    Refusal.DENIED: DeviceState.HARDWARE_ERROR,
    Refusal.REFUSED: DeviceState.HARDWARE_ERROR,
    Refusal.GARBLED: DeviceState.HARDWARE_ERROR,
}


def open_device(options: Mapping[str, Option]) -> "Ups":
    """Options: `ups` (its name in ups.conf), `host` (127.0.0.1), `port` (3493). Raises BadOptionError."""
    name = text_option(options, "ups")
    if not name.isascii() or not name.isprintable() or not name or set(name) & set(' "\\'):
        raise BadOptionError("ups")
    return Ups(TcpLine(text_option(options, "host", "127.0.0.1"), int(number_option(options, "port", 3493))), name)


class Ups(Device):
    """One UPS of one upsd."""

    def __init__(self, line: Line, name: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._line = line
        self._name = name
        self._clock = clock
        self._rest = b""
        self._recovered = False
        self._failed = False
        self._told: Payload | None = None
        self._status = Status(DeviceState.STARTING)

    @property
    def interfaces(self) -> tuple[Interface, ...]:
        return (Interface("Auxiliaries", (), (EVENT,)),)

    def capabilities(self) -> Mapping[str, Payload]:
        return {"auxiliaries": {"ups": dict.fromkeys(("low", "engaged", "powering", "recovered"), True)}}

    def model(self) -> str:
        return "UPS of Network UPS Tools"

    def status(self) -> Status:
        return self._status

    @property
    def interval(self) -> float:
        return INTERVAL

    def close(self) -> None:
        self._line.close()

    def execute(self, name: str, payload: Payload, context: Context) -> Payload:
        raise CommandError(Code.UNSUPPORTED_COMMAND)

    def poll(self, context: Context) -> None:
        """Ask how the power is."""
        try:
            now = power(self._ask(STATUS))
            if now.mains is None:
                self._unknown(DeviceState.HARDWARE_ERROR, "unclear")
                return
            self._known(now, self._battery(), context)
        except LinkError as error:
            self._forget()
            detail = "noAnswer" if error.reason is LinkReason.SILENT else error.reason.value
            self._unknown(DeviceState.OFFLINE, detail)
        except UpsError as error:
            if error.refusal is Refusal.GARBLED:
                self._forget()
            self._unknown(_STATES.get(error.refusal, DeviceState.OFFLINE), error.refusal.value)

    def _battery(self) -> Payload:
        """How full it is (percent) and how many seconds it lasts, as far as this UPS tells. Raises as `_ask` does."""
        found = {}
        for key, name, step in (("charge", CHARGE, _CHARGE_STEP), ("seconds", RUNTIME, _RUNTIME_STEP)):
            try:
                told = number(self._ask(name))
            except UpsError as error:
                if error.refusal is not Refusal.NOT_SUPPORTED:
                    raise
                told = None
            if told is not None:
                found[key] = int(told // step * step)
        return found

    def _known(self, now: Power, battery: Payload, context: Context) -> None:
        powering = not now.mains
        self._recovered = not powering and (self._recovered or self._failed)
        self._failed = powering
        state = {"low": now.low, "engaged": now.protects, "powering": powering, "recovered": self._recovered}
        detail = "overloaded" if now.overloaded else "replaceBattery" if now.replace_battery else ""
        parts: dict[str, Payload] = {"auxiliaries": {"UPS": state}}
        self._status = Status(DeviceState.ONLINE, parts | ({"battery": battery} if battery else {}), detail)
        before, self._told = self._told, state
        if before is not None and before != state:
            context.unsolicited(EVENT, {"upsState": state})

    def _unknown(self, device: DeviceState, detail: str) -> None:
        self._status = Status(device, {"auxiliaries": {}}, detail)

    def _forget(self) -> None:
        self._line.close()
        self._rest = b""

    def _ask(self, name: str) -> str:
        """Raises LinkError, UpsError."""
        deadline = self._clock() + ANSWER
        self._line.write(ask(self._name, name), deadline)
        while b"\n" not in self._rest:
            if len(self._rest) > LONGEST:
                raise UpsError(Refusal.GARBLED)
            self._rest += self._line.read(deadline)
        line, _, self._rest = self._rest.partition(b"\n")
        return value(line, self._name, name)
