"""Lights, sensors and relays of a terminal as one service: XFS4IoT `Lights` and `Auxiliaries`.

A light belongs to the client that lit it and goes dark when that client disappears, when this process begins or ends,
and when the board comes back after it was lost: what it invited to is then no longer so. Relays stay as they are.

Every coil is read back now and then, so that a board that has lost its power for a moment is put right. A board that
does not answer leaves no sensor "closed": all are `notAvailable`.
"""

import time
from collections.abc import Callable, Mapping
from itertools import pairwise

from drivers.sensors.board import Board
from drivers.sensors.modbus import Function, ModbusError, read, write
from drivers.sensors.timing import HALF_PERIODS, OFF, Debounce, lit, until_change
from drivers.sensors.wiring import NOT_AVAILABLE, RELAYS, SENSORS, Wiring, wiring
from drivers.transport.errors import LinkError, LinkReason
from drivers.transport.serial_line import SerialLine
from drivers.xfs4iot.device import (
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

SET_LIGHT = "Lights.SetLight"
SET_AUXILIARIES = "Auxiliaries.SetAuxiliaries"
STATUS_EVENT = "Auxiliaries.AuxiliaryStatusEvent"
IDLE = 2.0
"""Seconds between two looks for a board that is not there, and between two readings of what the coils are."""
SCAN = 0.1
"""Seconds between two readings of the inputs."""
_SHORTEST = 0.02


def open_device(options: Mapping[str, Option]) -> "SensorBoard":
    """Options: `port`; `baud` (9600); `unit` (1; 254 for a board that answers to any).

    `lights`, `inputs`, `relays` (see `wiring`); `debounce` (0.15), seconds a contact must hold. Raises BadOptionError.
    """
    line = SerialLine(text_option(options, "port"), baud=int(number_option(options, "baud", 9600)))
    texts = [text_option(options, name, "") for name in ("lights", "inputs", "relays")]
    unit = int(number_option(options, "unit", 1))
    return SensorBoard(Board(line), wiring(*texts), unit=unit, debounce=number_option(options, "debounce", 0.15))


class SensorBoard(Device):
    """One board."""

    def __init__(
        self,
        board: Board,
        wires: Wiring,
        *,
        unit: int = 1,
        debounce: float = 0.15,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._board = board
        self._wires = wires
        self._unit = unit
        self._clock = clock
        self._state, self._detail = DeviceState.STARTING, ""
        self._rates = dict.fromkeys(wires.lights, OFF)
        self._owners: dict[str, object] = {}
        self._relays: dict[str, bool] = {}
        self._coils: dict[int, bool] = {}
        self._read_again = 0.0
        self._contacts = {name: Debounce(debounce) for name in wires.inputs}
        self._told: dict[str, str] = {}

    @property
    def interfaces(self) -> tuple[Interface, ...]:
        found = []
        if self._wires.lights:
            found.append(Interface("Lights", (SET_LIGHT,)))
        if self._wires.inputs or self._wires.relays:
            orders = (SET_AUXILIARIES,) if self._wires.relays else ()
            found.append(Interface("Auxiliaries", orders, (STATUS_EVENT,)))
        return tuple(found)

    def capabilities(self) -> Mapping[str, Payload]:
        rates = {"flashRate": dict.fromkeys(HALF_PERIODS, True)}
        auxiliaries = dict(SENSORS[name].capability for name in self._wires.inputs)
        auxiliaries |= dict.fromkeys(self._wires.relays, True)
        return {"lights": dict.fromkeys(self._wires.lights, rates), "auxiliaries": auxiliaries}

    def model(self) -> str:
        return "Modbus RTU relay and input board"

    def status(self) -> Status:
        lights = {name: {"flashRate": rate} for name, rate in self._rates.items()}
        online = self._state is DeviceState.ONLINE
        parts: dict[str, Payload] = {"auxiliaries": self._auxiliaries()}
        return Status(self._state, parts | ({"lights": lights} if online else {}), self._detail)

    def _auxiliaries(self) -> dict[str, str]:
        return {name: self._sensor(name) for name in self._wires.inputs} | {
            name: self._relay(name) for name in self._wires.relays
        }

    def _sensor(self, name: str) -> str:
        closed, sensor = self._contacts[name].believed, SENSORS[name]
        if closed is None or self._state is not DeviceState.ONLINE:
            return NOT_AVAILABLE
        return sensor.active if closed is not self._wires.inputs[name].inverted else sensor.idle

    def _relay(self, name: str) -> str:
        on = self._coils.get(self._wires.relays[name])
        return NOT_AVAILABLE if on is None else "on" if on else "off"

    @property
    def interval(self) -> float:
        if self._state is not DeviceState.ONLINE:
            return IDLE
        usual = SCAN if self._wires.inputs else IDLE
        change = until_change(set(self._rates.values()), self._clock())
        return usual if change is None else max(_SHORTEST, min(usual, change))

    def close(self) -> None:
        if self._board.opened:
            self._darken()
            try:
                self._drive(attempts=1)
            except (LinkError, ModbusError) as error:
                self._unreachable(error)
        self._board.close()

    def client_gone(self, client: object) -> None:
        for name in [name for name, owner in self._owners.items() if owner is client]:
            self._rates[name] = OFF
            del self._owners[name]
        self._refresh()

    def poll(self, context: Context) -> None:
        """Read the inputs, flash the lights."""
        self._refresh()
        self._tell(context)

    def _refresh(self) -> None:
        attempts = 0 if self._state is DeviceState.ONLINE else 1
        try:
            if self._clock() >= self._read_again:
                self._read_coils(attempts)
            self._read_inputs(attempts)
            self._drive(attempts)
        except (LinkError, ModbusError) as error:
            self._unreachable(error)
        else:
            self._state, self._detail = DeviceState.ONLINE, ""

    def execute(self, name: str, payload: Payload, context: Context) -> Payload:
        orders = {key: value for key, value in payload.items() if key != "timeout"}
        if name == SET_LIGHT:
            self._set_lights(orders, context.client)
        else:
            self._set_relays(orders)
        self._tell(context)
        return {}

    def _set_lights(self, orders: Payload, client: object) -> None:
        rates = {light: _rate(state) for light, state in orders.items()}
        if not set(rates) <= set(self._rates):
            raise CommandError(Code.COMMAND_ERROR, "invalidLight")
        self._rates |= rates
        self._owners |= dict.fromkeys(rates, client)
        try:
            self._drive()
        except (LinkError, ModbusError) as error:
            self._unreachable(error)
            raise CommandError(Code.COMMAND_ERROR, "lightError", description=self._detail) from None

    def _set_relays(self, orders: Payload) -> None:
        names = {RELAYS[name].order: name for name in self._wires.relays}
        if not set(orders) <= set(names):
            raise CommandError(Code.COMMAND_ERROR, "invalidAuxiliary")
        if any(value not in ("on", "off") for value in orders.values()):
            raise CommandError(Code.INVALID_DATA)
        before = self._relays
        self._relays = before | {names[key]: value == "on" for key, value in orders.items()}
        try:
            self._drive()
        except (LinkError, ModbusError) as error:
            self._relays = before
            self._unreachable(error)
            raise CommandError(Code.HARDWARE_ERROR, description=self._detail) from None

    def _read_coils(self, attempts: int) -> None:
        if used := self._wires.coils:
            first, count = used[0], used[-1] - used[0] + 1
            bits = self._board.ask(read(self._unit, Function.READ_COILS, first, count), attempts=attempts)
            self._coils = {number: bits[number - first] for number in used}
        self._read_again = self._clock() + IDLE

    def _read_inputs(self, attempts: int) -> None:
        if not self._wires.inputs:
            return
        used = sorted(place.number for place in self._wires.inputs.values())
        first, count = used[0], used[-1] - used[0] + 1
        bits = self._board.ask(read(self._unit, Function.READ_INPUTS, first, count), attempts=attempts)
        now = self._clock()
        for name, place in self._wires.inputs.items():
            self._contacts[name].feed(bits[place.number - first], now)

    def _drive(self, attempts: int = 0) -> None:
        """Make the coils what they shall be now: neighbours that change together in one order."""
        now = self._clock()
        wanted = {place: lit(self._rates[name], now) for name, place in self._wires.lights.items()}
        wanted |= {self._wires.relays[name]: on for name, on in self._relays.items()}
        changes = sorted(place for place, on in wanted.items() if self._coils.get(place) is not on)
        for run in _runs(changes):
            bits = tuple(wanted[place] for place in run)
            self._board.ask(write(self._unit, run[0], bits), attempts=attempts)
            self._coils |= dict(zip(run, bits, strict=True))

    def _tell(self, context: Context) -> None:
        """Send what has changed since it was last known. Nothing is said of what is not known."""
        known = {name: word for name, word in self._auxiliaries().items() if word != NOT_AVAILABLE}
        changed = {name: word for name, word in known.items() if self._told.get(name, word) != word}
        self._told |= known
        if changed:
            keys = {name: SENSORS[name].event if name in SENSORS else RELAYS[name].event for name in changed}
            context.unsolicited(STATUS_EVENT, {keys[name]: word for name, word in changed.items()})

    def _darken(self) -> None:
        self._rates = dict.fromkeys(self._rates, OFF)
        self._owners.clear()

    def _unreachable(self, error: LinkError | ModbusError) -> None:
        self._board.close()
        self._darken()
        self._coils, self._read_again = {}, 0.0
        for contact in self._contacts.values():
            contact.forget()
        if isinstance(error, ModbusError):
            self._state, self._detail = DeviceState.HARDWARE_ERROR, error.fault.value
        else:
            self._state = DeviceState.OFFLINE
            self._detail = "noAnswer" if error.reason is LinkReason.SILENT else error.reason.value


def _rate(state: object) -> str:
    """The `flashRate` of one light. A lamp has one colour and one place, so both are passed over."""
    rate = state.get("flashRate") if isinstance(state, dict) else None
    if not isinstance(rate, str) or rate not in HALF_PERIODS:
        raise CommandError(Code.INVALID_DATA)
    return rate


def _runs(numbers: list[int]) -> list[list[int]]:
    """`numbers`, sorted, cut where one is missing."""
    cuts = [at for at, (one, next_one) in enumerate(pairwise(numbers), 1) if next_one != one + 1]
    edges = [0, *cuts, len(numbers)]
    return [numbers[a:b] for a, b in pairwise(edges) if a < b]
