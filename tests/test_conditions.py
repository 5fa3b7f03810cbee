"""What is wrong is told from its root, and everything that any driver can say has words for everybody."""

import random
from dataclasses import replace
from typing import get_args

import pytest

from drivers.sensors.modbus import ModbusFault
from drivers.sensors.wiring import SENSORS
from drivers.transport.errors import LinkReason
from drivers.ups.protocol import Refusal
from drivers.xfs4iot.enums import DeviceState, Paper
from drivers.xfs4iot.extensions import DETAILS
from kiosk_app import condition_words, devices
from kiosk_app.catalogue.needs import Need, needs_of
from kiosk_app.conditions import STATES, Book, Condition, Device, Snapshot, diagnose, lost, walk, worst
from kiosk_app.flow.browsing import LACKING
from kiosk_app.protocol.entries import ConditionReport
from kiosk_app.runtime.numbered import COUNT_NEEDED, MISMATCH
from kiosk_app.runtime.peripherals import FORGOTTEN, TRAY
from tests.flow.terminal import CATALOGUE

WELL = {name: Device("online") for name in (*devices.REQUIRED, *devices.OPTIONAL)}
FINE = Snapshot(WELL, power="mains")
KEEPING_OUT = {need for entry in CATALOGUE.entries.values() for need in needs_of(entry)}
TECHNICIAN = ("zh_CN", "en")
CITIZEN = ("zh_CN", "en", "ko", "ja")
REASONS = (
    *(detail for detail in DETAILS if detail),
    *("noAnswer" if reason is LinkReason.SILENT else reason.value for reason in LinkReason),
    *(fault.value for fault in ModbusFault),
    *(refusal.value for refusal in Refusal if refusal is not Refusal.NOT_SUPPORTED),
    *(COUNT_NEEDED, MISMATCH, FORGOTTEN, *TRAY.values()),
)


def with_device(name: str, device: Device, snapshot: Snapshot = FINE) -> Snapshot:
    return replace(snapshot, devices={**snapshot.devices, name: device})


def codes(tree: tuple[Condition, ...]) -> list[str]:
    return [one.code for one in tree]


def test_a_terminal_that_is_well_has_nothing() -> None:
    assert diagnose(FINE) == ()
    assert worst(diagnose(FINE)) is None
    assert diagnose(with_device(devices.PAGE_PRINTER, Device("deviceBusy", "full"))) == ()


def test_a_publisher_that_is_gone_is_one_thing() -> None:
    unknown = {name: Device("offline") for name in WELL}
    (root,) = diagnose(replace(FINE, devices=unknown, publisher=False))
    assert (root.code, root.severity) == ("publisher.gone", "critical")
    assert {one.device for one in root.follows} == set(WELL)
    assert set(lost((root,))) == {"reader", "slip_printer", "page_printer", "scanner", "code_scanner"}


def test_a_cover_that_is_open_comes_before_the_slips_that_are_missing() -> None:
    (root,) = diagnose(with_device(devices.SLIP_PRINTER, Device("userError", "full", "coverOpen")))
    assert (root.code, root.device, root.severity) == ("detail.coverOpen", devices.SLIP_PRINTER, "major")
    assert codes(root.follows) == ["lost.slip_printer"]


def test_what_is_only_to_be_watched_takes_nothing_away() -> None:
    low = with_device(devices.SLIP_PRINTER, Device("online", "low"))
    (root,) = diagnose(with_device(devices.PAGE_PRINTER, Device("online", "full", "tonerLow"), low))[:1]
    assert (root.severity, root.follows) == ("minor", ())
    assert lost(diagnose(low)) == {}


def test_two_things_that_are_wrong_with_a_printer_are_both_told_and_take_it_away_once() -> None:
    both = diagnose(with_device(devices.PAGE_PRINTER, Device("userError", "out", "coverOpen")))
    assert codes(both) == ["detail.coverOpen", "paper.out"]
    assert [len(one.follows) for one in both] == [1, 0]
    (low,) = diagnose(with_device(devices.PAGE_PRINTER, Device("online", "out", "tonerLow")))[:1]
    assert (low.code, low.severity, codes(low.follows)) == ("paper.out", "major", ["lost.page_printer"])


def test_what_goes_dark_in_a_power_cut_follows_from_it() -> None:
    dark = with_device(
        devices.PAGE_PRINTER, Device("offline", "", "lost"), replace(FINE, power="battery", online=False)
    )
    jammed = with_device(devices.SLIP_PRINTER, Device("online", "jammed"), dark)
    power, jam = diagnose(jammed)
    assert (power.code, jam.code) == ("power.battery", "paper.jammed")
    assert {(one.code, one.device) for one in power.follows} == {
        ("detail.lost", devices.PAGE_PRINTER),
        ("link.offline", ""),
    }


def test_what_comes_from_the_centre_and_is_not_here_follows_from_the_network() -> None:
    (link,) = diagnose(replace(FINE, online=False, clock=False, catalogue=False))
    assert (link.code, codes(link.follows)) == ("link.offline", ["lost.network", "catalogue.none", "clock.untrusted"])
    assert codes(diagnose(replace(FINE, clock=False, catalogue=False))) == ["catalogue.none", "clock.untrusted"]


def test_a_door_and_a_tamper_contact_are_critical_and_named() -> None:
    tree = diagnose(replace(FINE, doors=("cabinetFrontDoor",), tampered=("tamperSensor",)))
    assert [(one.code, one.device, one.severity) for one in tree] == [
        ("tamper", "tamperSensor", "critical"),
        ("door.open", "cabinetFrontDoor", "critical"),
    ]


def test_the_gravest_comes_first_and_the_order_of_devices_does_not_matter() -> None:
    names = list(WELL)
    ill = {name: Device("offline", "", "absent") for name in names}
    tree = diagnose(replace(FINE, devices=ill, room=False))
    assert [one.severity for one in tree] == sorted(
        (one.severity for one in tree), key=("critical", "major", "minor").index
    )
    random.Random(1).shuffle(names)
    again = diagnose(replace(FINE, devices={name: ill[name] for name in names}, room=False))
    assert set(again) == set(tree)


def test_a_ups_that_says_nothing_takes_nothing_away() -> None:
    tree = diagnose(with_device(devices.UPS, Device("offline", "", "stale"), replace(FINE, power="")))
    assert [(one.code, one.severity, one.follows) for one in tree] == [("detail.stale", "minor", ())]


def test_the_time_is_that_of_the_beginning_and_is_forgotten_with_the_end() -> None:
    tree = diagnose(replace(FINE, doors=("cabinetFrontDoor",)))
    book = Book().noted(tree, "t1").noted((*tree, Condition("clock.untrusted", "minor")), "t2")
    (door,) = book.report(tree)
    assert door == ConditionReport("door.open", "critical", "cabinetFrontDoor", "t1", ())
    assert book.noted((), "t3").noted(tree, "t4").report(tree)[0].since == "t4"


def every_condition() -> list[Condition]:
    """Of every device everything that any driver can say, and everything else that can be the matter."""
    found: list[Condition] = []
    for name in WELL:
        for state in DeviceState:
            for detail in ("", *REASONS):
                found += walk(diagnose(with_device(name, Device(state.value, "", detail))))
        for paper in Paper:
            found += walk(diagnose(with_device(name, Device("online", paper.value))))
    for power in ("battery", "low"):
        found += walk(diagnose(replace(FINE, power=power)))
    contacts = {name: sensor for name, sensor in SENSORS.items() if "Door" in name or "amper" in name}
    nothing = replace(FINE, room=False, clock=False, catalogue=False)
    found += walk(diagnose(replace(nothing, doors=tuple(contacts), tampered=tuple(contacts))))
    found += walk(diagnose(replace(nothing, online=False, publisher=False)))
    return found


def test_every_state_that_does_not_work_is_known() -> None:
    assert {state.value for state in DeviceState} == {*STATES, *devices.WORKING}


@pytest.mark.parametrize("language", TECHNICIAN)
def test_technician_and_centre_have_words_for_everything(language: str) -> None:
    words = condition_words.words()
    for one in every_condition():
        assert words["names"][language].get(one.code), one
        assert not one.device or words["parts"][language].get(one.device), one
        assert condition_words.advice(one.code, language) or one.code.startswith("lost."), one


def test_citizens_have_words_for_whatever_is_taken_from_them() -> None:
    everything = every_condition()
    for one in everything:
        for need in lost((one,)):
            said_of = condition_words.citizen(one.code, one.device)
            assert list(said_of) in (list(CITIZEN), []), one
            assert said_of or need in LACKING or need not in KEEPING_OUT, one
    said = {need for one in everything for need in lost((one,))}
    assert said == set(get_args(Need))


def test_no_word_is_for_nothing() -> None:
    used = {one.code for one in every_condition()} | {condition_words.UNKNOWN}
    assert set(condition_words.words()["names"]["zh_CN"]) == used


def test_what_nobody_here_has_heard_of_is_still_told() -> None:
    (root,) = diagnose(with_device(devices.READER, Device("offline", "", "gremlins")))
    assert condition_words.name(root.code, root.device, "en") == "Identity card reader: gremlins"
    assert condition_words.advice(root.code, "en")
    assert condition_words.citizen(root.code, root.device) == {}
