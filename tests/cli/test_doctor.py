"""The doctor tells root causes first, and below each what follows from it."""

from kiosk_app import devices
from kiosk_app.cli.doctor import Finding, told
from kiosk_app.conditions import Device, Snapshot, diagnose

WELL = [Finding("store", True, "whole"), Finding("centre", True, "answers"), Finding("catalogue", True, "version 1")]
STATES = dict.fromkeys(devices.REQUIRED, "online")


def parts(found: list[Finding]) -> list[tuple[str, bool, str]]:
    return [(one.part, one.works, one.code) for one in found]


def test_all_well_is_one_line_for_each_part() -> None:
    found = told(diagnose(Snapshot({name: Device("online") for name in STATES})), STATES, WELL)
    assert [one.part for one in found] == [*STATES, "store", "centre", "catalogue"]
    assert all(one.works and not one.advice and not one.follows for one in found)


def test_a_publisher_that_is_gone_is_one_finding_with_all_devices_below() -> None:
    tree = diagnose(Snapshot({name: Device("noDevice") for name in STATES}, publisher=False))
    found = told(tree, STATES, WELL)
    assert parts(found)[0] == ("publisher", False, "publisher.gone")
    assert "Start them: kiosk devices" in found[0].advice
    assert found[0].follows[:2] == ("Identity card reader: State unknown", "No services with a card")
    assert [one.part for one in found[1:]] == ["store", "centre", "catalogue"]


def test_the_gravest_comes_first_and_what_only_runs_out_is_no_failure() -> None:
    seen = Snapshot(
        {
            devices.SLIP_PRINTER: Device("online", "low"),
            devices.PAGE_PRINTER: Device("userError", "full", "coverOpen"),
            devices.READER: Device("online"),
        },
        doors=("cabinetFrontDoor",),
        power="battery",
    )
    found = told(diagnose(seen), STATES, [])
    assert parts(found) == [
        ("cabinetFrontDoor", False, "door.open"),
        ("power", False, "power.battery"),
        (devices.PAGE_PRINTER, False, "detail.coverOpen"),
        (devices.SLIP_PRINTER, True, "paper.low"),
        (devices.READER, True, ""),
    ]
    assert found[2].follows == ("No documents",)


def test_a_catalogue_that_is_missing_for_want_of_the_network_stands_below_it() -> None:
    away = [Finding("catalogue", False, "none that is good", "look"), Finding("centre", False, "out of reach", "go")]
    found = told(diagnose(Snapshot(online=False, catalogue=False)), {}, away)
    assert parts(found) == [("centre", False, "link.offline"), ("catalogue", False, "catalogue.none")]
    assert found[0].follows == ("No services that need the network", "No catalogue that is good")
    assert found[0].advice == "go"
