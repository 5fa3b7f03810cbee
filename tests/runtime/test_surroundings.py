"""What the devices say becomes what the flow knows of the world, and what the centre is told is wrong."""

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from drivers.xfs4iot.client import Client, DeviceStatus, UpsStatus
from drivers.xfs4iot.status import read_status
from kiosk_app import devices
from kiosk_app.flow.world import Battery, World
from kiosk_app.protocol.entries import ConditionReport, DeviceReport
from kiosk_app.runtime import surroundings
from kiosk_app.runtime.commands import Commands
from kiosk_app.runtime.surroundings import Surroundings
from tests.drivers.waiting import becomes
from tests.flow.terminal import WORLD

ONLINE = DeviceStatus("online")
QUIET = DeviceStatus("online", auxiliaries=(("cabinetFrontDoor", "closed"), ("proximitySensor", "present")))


class Devices(Client):
    """Services that say what they are told to."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory, on_change=lambda name, status: None)
        self.said = dict.fromkeys(devices.REQUIRED, ONLINE)
        self.there = True

    @property
    def services(self) -> tuple[str, ...]:
        return tuple(self.said)

    @property
    def published(self) -> bool:
        return self.there

    def status(self, service: str) -> DeviceStatus:
        return self.said.get(service, DeviceStatus("noDevice"))


class Nobody:
    def idle_home(self) -> int | None:
        return None

    def quiet_seconds(self) -> float:
        return 0.0

    def in_visit(self) -> bool:
        return False

    def stand(self) -> None:
        """Nothing stands."""


@dataclass
class Bench:
    client: Devices
    around: Surroundings
    told: list[World]
    clock: list[str]

    def say(self, service: str, status: DeviceStatus) -> World:
        self.client.said[service] = status
        self.around.device_changed(service, status)
        assert self.told[-1] == self.around.known
        return self.told[-1]

    def codes(self) -> list[tuple[str, str]]:
        return [(one.code, one.device) for one in self.around.conditions()]


def remarks(name: str, status: DeviceStatus) -> tuple[str, ...]:
    return ("sheetForgotten",) if status.media == "present" and name == devices.PAGE_PRINTER else ()


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    client, told, clock = Devices(tmp_path), list[World](), ["t1"]
    commands = Commands(tmp_path, client, Nobody(), None, lambda: 0.0)
    around = Surroundings(WORLD, client, commands, told.append, lambda: clock[-1], remarks)
    around.clock_judged(True)
    return Bench(client, around, told, clock)


def test_what_is_known_beyond_what_a_device_says_is_told_with_it(bench: Bench) -> None:
    bench.say(devices.PAGE_PRINTER, DeviceStatus("online", media="present", paper="full"))
    assert bench.codes() == [("detail.sheetForgotten", devices.PAGE_PRINTER)]
    assert tuple(one.detail for one in bench.around.reports() if one.name == devices.PAGE_PRINTER) == (
        "full sheetForgotten",
    )


def test_what_works_is_what_is_online_and_has_paper(bench: Bench) -> None:
    world = bench.say(devices.PAGE_PRINTER, DeviceStatus("online", paper="out"))
    assert (world.reader, world.slip_printer, world.page_printer, world.scanner) == (True, True, False, False)
    assert world.why == {"page_printer": world.why["page_printer"]}
    assert world.why["page_printer"]["zh_CN"] == "打印机没有纸了"
    assert world.trouble == "major"
    world = bench.say(devices.SCANNER, DeviceStatus("deviceBusy"))
    assert world.scanner
    assert bench.say(devices.PAGE_PRINTER, ONLINE).trouble is None


def test_optional_devices_are_reported_when_they_have_been_seen(bench: Bench) -> None:
    assert [one.name for one in bench.around.reports()] == list(devices.REQUIRED)
    bench.say(devices.UPS, DeviceStatus("offline", detail="stale"))
    assert bench.around.reports()[-1] == DeviceReport("UPS", "offline", "stale")
    assert bench.codes() == [("detail.stale", "UPS")]


def test_a_ups_that_says_so_is_a_battery_and_one_that_says_nothing_is_none(bench: Bench) -> None:
    assert bench.say(devices.UPS, DeviceStatus("online", ups=UpsStatus(powering=False))).battery is None
    world = bench.say(devices.UPS, DeviceStatus("online", ups=UpsStatus(True, charge=50, seconds=600)))
    assert world.battery == Battery(seconds=600)
    assert bench.codes() == [("power.battery", "")]
    bench.say(devices.UPS, DeviceStatus("online", ups=UpsStatus(True, low=True)))
    assert bench.codes() == [("power.low", "")]
    world = bench.say(devices.UPS, DeviceStatus("hardwareError", detail="unclear"))
    assert (world.battery, world.out, world.trouble) == (None, None, "minor")


def test_doors_and_tampering_are_told_with_the_time_they_began(bench: Bench) -> None:
    bench.say(devices.SENSORS, QUIET)
    assert bench.codes() == []
    opened = replace(QUIET, auxiliaries=(("cabinetFrontDoor", "open"), ("tamperSensor", "on")))
    bench.clock.append("t2")
    world = bench.say(devices.SENSORS, opened)
    assert (world.cabinet_open, world.tampered, world.trouble) == (True, True, "critical")
    bench.clock.append("t3")
    bench.around.minute_changed("2026-11-23T10:01")
    assert bench.around.conditions() == (
        ConditionReport("tamper", "critical", "tamperSensor", "t2"),
        ConditionReport("door.open", "critical", "cabinetFrontDoor", "t2"),
    )
    unknown = replace(QUIET, auxiliaries=(("cabinetFrontDoor", "notAvailable"), ("tamperSensor", "notAvailable")))
    world = bench.say(devices.SENSORS, unknown)
    assert (world.cabinet_open, world.tampered) == (False, False)


def test_a_publisher_that_goes_is_one_condition(bench: Bench) -> None:
    bench.client.there = False
    bench.around.publisher_changed()
    assert bench.codes() == [("publisher.gone", "")]
    assert {one.device for one in bench.around.conditions()[0].follows} == set(devices.REQUIRED)


def test_nobody_there_is_told_after_a_while_and_somebody_at_once(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = replace(QUIET, auxiliaries=(("proximitySensor", "notPresent"),))
    monkeypatch.setattr(surroundings, "ABSENCE_SECONDS", 0.01)

    async def stand() -> None:
        assert not bench.say(devices.SENSORS, gone).absent
        bench.say(devices.SENSORS, QUIET)
        await asyncio.sleep(0.03)
        assert not bench.around.known.absent
        bench.say(devices.SENSORS, gone)
        await becomes(lambda: bench.around.known.absent)
        assert not bench.say(devices.SENSORS, QUIET).absent

    asyncio.run(stand())


def test_a_status_is_read_as_far_as_it_makes_sense() -> None:
    payload = {
        "common": {"device": "online"},
        "auxiliaries": {"UPS": {"low": True, "powering": True, "engaged": False}, "safeDoor": "open", "x": 3},
        "battery": {"charge": 80, "seconds": True},
        "lights": {"cardReader": {"flashRate": "continuous"}, "scanner": "off"},
    }
    assert read_status(payload) == DeviceStatus(
        "online",
        auxiliaries=(("safeDoor", "open"),),
        lights=(("cardReader", "continuous"),),
        ups=UpsStatus(True, low=True, engaged=False, charge=80),
    )
    assert read_status({"auxiliaries": {"UPS": {}}, "lights": 4}) == DeviceStatus("offline")
