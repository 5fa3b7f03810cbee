"""The driver against the emulated board, over a real pty."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from drivers.sensors.board import Board, Limits
from drivers.sensors.device import SensorBoard, open_device
from drivers.sensors.emulator import SensorEmulator
from drivers.sensors.wiring import wiring
from drivers.transport.serial_line import SerialLine
from drivers.xfs4iot.device import BadOptionError, CommandError
from drivers.xfs4iot.enums import Code, DeviceState
from tests.drivers.contexts import PlainContext
from tests.drivers.waiting import eventually

LIGHT, AUXILIARIES, EVENT = "Lights.SetLight", "Auxiliaries.SetAuxiliaries", "Auxiliaries.AuxiliaryStatusEvent"
WIRES = wiring("cardReader=0,receiptPrinter=1,scanner=4", "cabinetFrontDoor=!0,tamperSensor=1", "heating=6")


class Clock:
    """Stands still until told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Bench:
    emulator: SensorEmulator
    driver: SensorBoard
    context: PlainContext
    clock: Clock

    def poll(self, seconds: float = 0.2) -> None:
        """Twice, so that what a contact says has time to be believed."""
        for _ in range(2):
            self.driver.poll(self.context)
            self.clock.now += seconds
        self.driver.poll(self.context)

    def lights(self, **rates: str) -> None:
        self.driver.execute(LIGHT, {name: {"flashRate": rate} for name, rate in rates.items()}, self.context)

    def coils(self) -> list[int]:
        return [number for number, on in enumerate(self.emulator.coils) if on]

    def sensor(self, name: str) -> object:
        return self.driver.status().parts["auxiliaries"][name]

    def fails(self, name: str, orders: dict[str, object]) -> CommandError:
        with pytest.raises(CommandError) as caught:
            self.driver.execute(name, orders, self.context)
        return caught.value


@pytest.fixture
def emulator(tmp_path: Path) -> Iterator[SensorEmulator]:
    with SensorEmulator(tmp_path / "board") as emulator:
        emulator.set_input(0, True)
        yield emulator


def made(emulator: SensorEmulator, limits: Limits) -> Bench:
    clock = Clock()
    board = Board(SerialLine(str(emulator.port.link)), limits=limits)
    return Bench(emulator, SensorBoard(board, WIRES, clock=clock), PlainContext(client="terminal"), clock)


@pytest.fixture
def bench(emulator: SensorEmulator) -> Iterator[Bench]:
    bench = made(emulator, Limits(answer=5))
    yield bench
    bench.driver.close()


@pytest.fixture
def hasty(emulator: SensorEmulator) -> Iterator[Bench]:
    """A driver for which silence is soon long enough."""
    bench = made(emulator, Limits(answer=0.3))
    yield bench
    bench.driver.close()


def test_a_light_is_lit_and_seen_in_the_status(bench: Bench) -> None:
    bench.poll()
    bench.lights(cardReader="continuous", scanner="continuous")
    assert bench.coils() == [0, 4]
    assert bench.driver.status().parts["lights"]["cardReader"] == {"flashRate": "continuous"}
    bench.lights(cardReader="off")
    assert bench.coils() == [4]


def test_what_lights_up_from_before_goes_dark_when_the_process_begins_but_a_relay_stays(bench: Bench) -> None:
    for number in (0, 4, 6):
        bench.emulator._coils[number] = True
    bench.driver.poll(bench.context)
    assert bench.coils() == [6]
    assert bench.sensor("heating") == "on"


def test_lights_flash_by_the_poll(bench: Bench) -> None:
    bench.poll()
    bench.lights(cardReader="medium", receiptPrinter="medium")
    seen = []
    for _ in range(8):
        bench.driver.poll(bench.context)
        seen.append(bench.coils())
        bench.clock.now += 0.25
    assert seen.count([0, 1]) == 4
    assert seen.count([]) == 4
    assert 0 < bench.driver.interval <= 0.1
    assert (True, False) not in [coils[:2] for coils in bench.emulator.history], "neighbours change together"


def test_lights_go_dark_when_their_client_disappears_and_no_others(bench: Bench) -> None:
    bench.poll()
    bench.lights(cardReader="continuous", scanner="continuous")
    other = PlainContext(client="technician")
    bench.driver.execute(LIGHT, {"receiptPrinter": {"flashRate": "continuous"}}, other)
    bench.driver.execute(LIGHT, {"scanner": {"flashRate": "continuous"}}, other)
    bench.driver.client_gone("terminal")
    assert bench.coils() == [1, 4]
    assert bench.driver.status().parts["lights"]["cardReader"] == {"flashRate": "off"}
    bench.driver.client_gone("technician")
    assert bench.coils() == []


def test_lights_go_dark_when_the_process_ends_and_relays_do_not(bench: Bench) -> None:
    bench.driver.execute(AUXILIARIES, {"heating": "on"}, bench.context)
    bench.lights(cardReader="continuous")
    bench.driver.close()
    assert bench.coils() == [6]


def test_sensors_are_believed_when_they_rest_and_changes_are_told_once(bench: Bench) -> None:
    bench.driver.poll(bench.context)
    assert bench.sensor("cabinetFrontDoor") == "notAvailable"
    bench.poll()
    assert (bench.sensor("cabinetFrontDoor"), bench.sensor("tamperSensor")) == ("closed", "off")
    assert bench.context.broadcasts == []
    bench.emulator.set_input(0, False)
    bench.driver.poll(bench.context)
    assert bench.sensor("cabinetFrontDoor") == "closed"
    bench.emulator.set_input(0, True)
    bench.poll()
    assert bench.context.broadcasts == [], "a contact that bounced has opened nothing"
    bench.emulator.set_input(0, False)
    bench.emulator.set_input(1, True)
    bench.poll()
    bench.poll()
    assert bench.context.broadcasts == [(EVENT, {"cabinetFrontDoorState": "open", "tamperSensor": "on"})]


def test_a_cut_wire_opens_a_door_and_closes_none(bench: Bench) -> None:
    bench.poll()
    bench.emulator.faults.cut_input = 0
    bench.poll()
    assert bench.sensor("cabinetFrontDoor") == "open"


def test_relays_are_switched_and_told(bench: Bench) -> None:
    bench.poll()
    assert bench.driver.execute(AUXILIARIES, {"heating": "on", "timeout": 1000}, bench.context) == {}
    assert bench.coils() == [6]
    assert bench.context.broadcasts == [(EVENT, {"heatingState": "on"})]


@pytest.mark.parametrize(
    ("name", "orders", "code", "error"),
    [
        (LIGHT, {"pinPad": {"flashRate": "slow"}}, Code.COMMAND_ERROR, "invalidLight"),
        (LIGHT, {"cardReader": {"flashRate": "dazzling"}}, Code.INVALID_DATA, ""),
        (LIGHT, {"cardReader": {"color": "red"}}, Code.INVALID_DATA, ""),
        (LIGHT, {"cardReader": "slow"}, Code.INVALID_DATA, ""),
        (AUXILIARIES, {"signageDisplay": "on"}, Code.COMMAND_ERROR, "invalidAuxiliary"),
        (AUXILIARIES, {"heating": "warm"}, Code.INVALID_DATA, ""),
        (AUXILIARIES, {"heating": ["on"]}, Code.INVALID_DATA, ""),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    bench: Bench, name: str, orders: dict[str, object], code: Code, error: str
) -> None:
    bench.poll()
    failure = bench.fails(name, orders | ({"receiptPrinter": {"flashRate": "continuous"}} if name == LIGHT else {}))
    assert (failure.code, failure.error) == (code, error)
    assert bench.coils() == []


def noisy(emulator: SensorEmulator) -> None:
    emulator.faults.noise = b"\x01\x02\x00\xff"


def split(emulator: SensorEmulator) -> None:
    emulator.faults.chunk = 2


def garbled_twice(emulator: SensorEmulator) -> None:
    emulator.faults.bad_crc = 2


@pytest.mark.parametrize("weather", [noisy, split])
def test_a_bad_line_does_not_matter(bench: Bench, weather: Callable[[SensorEmulator], None]) -> None:
    weather(bench.emulator)
    bench.poll()
    bench.lights(scanner="continuous")
    assert bench.coils() == [4]
    assert bench.sensor("cabinetFrontDoor") == "closed"


def test_a_garbled_reply_is_asked_for_again(hasty: Bench) -> None:
    hasty.poll()
    garbled_twice(hasty.emulator)
    hasty.lights(scanner="continuous")
    assert hasty.coils() == [4]
    hasty.poll()
    assert hasty.driver.status().device is DeviceState.ONLINE


@pytest.mark.parametrize(
    ("fault", "value", "state", "detail"),
    [
        ("silent", True, DeviceState.OFFLINE, "noAnswer"),
        ("bad_crc", 99, DeviceState.HARDWARE_ERROR, "garbled"),
        ("exception", 4, DeviceState.HARDWARE_ERROR, "refused"),
    ],
)
def test_a_board_that_fails_is_never_fine(
    hasty: Bench, fault: str, value: object, state: DeviceState, detail: str
) -> None:
    hasty.poll()
    assert hasty.sensor("tamperSensor") == "off"
    setattr(hasty.emulator.faults, fault, value)
    failure = hasty.fails(LIGHT, {"cardReader": {"flashRate": "slow"}})
    assert (failure.code, failure.error) == (Code.COMMAND_ERROR, "lightError")
    hasty.driver.poll(hasty.context)
    status = hasty.driver.status()
    assert (status.device, status.detail) == (state, detail)
    assert set(status.parts["auxiliaries"].values()) == {"notAvailable"}
    assert "lights" not in status.parts
    assert hasty.fails(AUXILIARIES, {"heating": "on"}).code is Code.HARDWARE_ERROR


def test_a_board_without_power_for_a_moment_is_put_right(bench: Bench) -> None:
    bench.poll()
    bench.lights(cardReader="continuous")
    bench.driver.execute(AUXILIARIES, {"heating": "on"}, bench.context)
    bench.emulator.lose_power()
    bench.clock.now += 3
    bench.driver.poll(bench.context)
    assert bench.coils() == [0, 6]


def test_a_board_that_was_unplugged_comes_back_dark_and_with_its_relays(bench: Bench) -> None:
    bench.poll()
    bench.lights(cardReader="continuous")
    bench.driver.execute(AUXILIARIES, {"heating": "on"}, bench.context)
    bench.emulator.port.unplug()
    bench.driver.poll(bench.context)
    assert (bench.driver.status().device, bench.driver.status().detail) == (DeviceState.OFFLINE, "lost")
    bench.emulator.port.plug()

    def online() -> bool:
        bench.driver.poll(bench.context)
        return bench.driver.status().device is DeviceState.ONLINE

    eventually(online)
    assert bench.coils() == [6]


def test_what_changed_while_the_board_was_away_is_told(bench: Bench) -> None:
    bench.poll()
    bench.emulator.port.unplug()
    bench.driver.poll(bench.context)
    bench.emulator.set_input(1, True)
    bench.emulator.port.plug()

    def noticed() -> bool:
        bench.poll()
        return bench.sensor("tamperSensor") == "on"

    eventually(noticed)
    assert bench.context.broadcasts == [(EVENT, {"tamperSensor": "on"})]


def test_a_silent_board_takes_no_long_time(tmp_path: Path, emulator: SensorEmulator) -> None:
    emulator.faults.silent = True
    driver = open_device({"port": str(emulator.port.link), "lights": "cardReader=0", "inputs": "safeDoor=1"})
    begun = time.monotonic()
    driver.poll(PlainContext())
    assert time.monotonic() - begun < 5
    assert driver.status().device is DeviceState.OFFLINE
    driver.close()


@pytest.mark.parametrize("options", [{}, {"port": "x"}, {"port": "x", "lights": 3}, {"port": "x", "inputs": "door"}])
def test_options_that_make_no_sense(options: dict[str, str | int]) -> None:
    with pytest.raises(BadOptionError):
        open_device(options)
