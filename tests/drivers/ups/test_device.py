"""The driver against upsd's mirror image: nothing that fails reads as "mains fine"."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from drivers.transport.tcp_line import TcpLine
from drivers.ups.device import Ups, open_device
from drivers.ups.emulator import UpsEmulator
from drivers.xfs4iot.device import BadOptionError, CommandError
from drivers.xfs4iot.enums import Code, DeviceState
from tests.drivers.contexts import PlainContext

EVENT = "Auxiliaries.AuxiliaryStatusEvent"
FINE = {"low": False, "engaged": True, "powering": False, "recovered": False}


@dataclass
class Bench:
    emulator: UpsEmulator
    driver: Ups
    context: PlainContext

    def look(self, status: str = "") -> None:
        if status:
            self.emulator.variables["ups.status"] = status
        self.driver.poll(self.context)

    def ups(self) -> object:
        return self.driver.status().parts["auxiliaries"].get("UPS")

    def state(self) -> tuple[DeviceState, str]:
        return self.driver.status().device, self.driver.status().detail


@pytest.fixture
def bench() -> Iterator[Bench]:
    with UpsEmulator("kiosk") as emulator:
        driver = open_device({"ups": "kiosk", "port": emulator.port})
        assert isinstance(driver, Ups)
        yield Bench(emulator, driver, PlainContext())
        driver.close()


def test_a_power_cut_from_its_beginning_to_its_end(bench: Bench) -> None:
    bench.look()
    assert (bench.ups(), bench.state()) == (FINE, (DeviceState.ONLINE, ""))
    bench.look("OB DISCHRG")
    assert bench.ups() == FINE | {"powering": True}
    bench.look("OB DISCHRG LB")
    bench.look()
    bench.look("OL CHRG LB")
    assert bench.ups() == FINE | {"low": True, "recovered": True}
    bench.look("OL")
    bench.look("OB")
    told = [payload["upsState"] for name, payload in bench.context.broadcasts if name == EVENT]
    changes = [
        {"powering": True},
        {"powering": True, "low": True},
        {"low": True, "recovered": True},
        {"recovered": True},
        {"powering": True},
    ]
    assert told == [FINE | change for change in changes]


def test_how_long_the_battery_lasts_is_told_in_steps(bench: Bench) -> None:
    bench.emulator.variables |= {"battery.charge": "83.9", "battery.runtime": "1259"}
    bench.look()
    assert bench.driver.status().parts["battery"] == {"charge": 80, "seconds": 1200}
    bench.emulator.variables["battery.runtime"] = "unknown"
    del bench.emulator.variables["battery.charge"]
    bench.look()
    assert "battery" not in bench.driver.status().parts
    assert bench.state() == (DeviceState.ONLINE, "")


@pytest.mark.parametrize(("status", "detail"), [("OL RB", "replaceBattery"), ("OL OVER", "overloaded")])
def test_what_a_technician_should_know(bench: Bench, status: str, detail: str) -> None:
    bench.look(status)
    assert bench.state() == (DeviceState.ONLINE, detail)


@pytest.mark.parametrize(
    ("fault", "value", "state", "detail"),
    [
        ("error", "DATA-STALE", DeviceState.OFFLINE, "stale"),
        ("error", "DRIVER-NOT-CONNECTED", DeviceState.OFFLINE, "driverGone"),
        ("error", "UNKNOWN-UPS", DeviceState.NO_DEVICE, "unknownUps"),
        ("error", "ACCESS-DENIED", DeviceState.HARDWARE_ERROR, "notAuthorised"),
        ("error", "WHATEVER", DeviceState.HARDWARE_ERROR, "refused"),
        ("raw", b"VAR kiosk ups.status\n", DeviceState.HARDWARE_ERROR, "garbled"),
        ("raw", b"\xff" * 2000, DeviceState.HARDWARE_ERROR, "garbled"),
        ("silent", True, DeviceState.OFFLINE, "noAnswer"),
        ("cut_after", 5, DeviceState.OFFLINE, "lost"),
    ],
)
def test_not_knowing_is_never_fine_and_ends_by_itself(
    bench: Bench, fault: str, value: object, state: DeviceState, detail: str
) -> None:
    bench.look()
    usual = getattr(bench.emulator.faults, fault)
    setattr(bench.emulator.faults, fault, value)
    bench.look()
    assert (bench.ups(), bench.state()) == (None, (state, detail))
    assert bench.context.broadcasts == []
    setattr(bench.emulator.faults, fault, usual)
    bench.look("OB")
    assert bench.state() == (DeviceState.ONLINE, "")
    assert bench.context.broadcasts == [(EVENT, {"upsState": FINE | {"powering": True}})]


@pytest.mark.parametrize("status", ["WAIT", "OFF"])
def test_neither_mains_nor_battery_is_not_mains(bench: Bench, status: str) -> None:
    bench.look(status)
    assert (bench.ups(), bench.state()) == (None, (DeviceState.HARDWARE_ERROR, "unclear"))


def test_no_upsd_is_absent() -> None:
    with UpsEmulator("kiosk") as emulator:
        port = emulator.port
    driver = Ups(TcpLine("127.0.0.1", port), "kiosk")
    driver.poll(PlainContext())
    assert (driver.status().device, driver.status().detail) == (DeviceState.OFFLINE, "absent")


def test_it_takes_no_orders(bench: Bench) -> None:
    with pytest.raises(CommandError) as caught:
        bench.driver.execute("Auxiliaries.SetAuxiliaries", {"ups": "disengage"}, bench.context)
    assert caught.value.code is Code.UNSUPPORTED_COMMAND


@pytest.mark.parametrize("name", ["", "two words", 'a"b', "a\nLOGOUT", "烟台"])
def test_names_that_could_say_something_else_are_refused(name: str) -> None:
    with pytest.raises(BadOptionError):
        open_device({"ups": name})
