"""What the services say of themselves, brought together."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from drivers.xfs4iot.client import Client, DeviceStatus
from kiosk_app import devices
from kiosk_app.conditions import Device, Power, Snapshot
from kiosk_app.flow.world import Battery

Remarks = Callable[[str, DeviceStatus], tuple[str, ...]]
TAMPERS: Final = ("tamperSensor", "internalTamperSensor")


def statuses(client: Client) -> Mapping[str, DeviceStatus]:
    """Of every service that is expected or was seen."""
    seen = [name for name in devices.OPTIONAL if name in client.services]
    return {name: client.status(name) for name in (*devices.REQUIRED, *seen)}


def auxiliaries(client: Client) -> Iterator[tuple[str, str]]:
    """Doors, sensors and relays of all services, with what they say."""
    for name in client.services:
        yield from client.status(name).auxiliaries


def battery(client: Client) -> Battery | None:
    """None while the mains are there, and while nobody knows."""
    for name in client.services:
        ups = client.status(name).ups
        if ups and ups.powering:
            return Battery(ups.low, ups.seconds)
    return None


def snapshot(client: Client, remarks: Remarks, *, online: bool, room: bool, clock: bool, catalogue: bool) -> Snapshot:
    words = tuple(auxiliaries(client))
    return Snapshot(
        {name: Device(one.device, one.paper, one.detail, remarks(name, one)) for name, one in statuses(client).items()},
        publisher=client.published,
        online=online,
        room=room,
        clock=clock,
        catalogue=catalogue,
        power=_power(client),
        doors=tuple(sorted(name for name, word in words if "Door" in name and word == "open")),
        tampered=tuple(sorted(name for name, word in words if name in TAMPERS and word == "on")),
    )


def _power(client: Client) -> Power:
    if on := battery(client):
        return "low" if on.ending else "battery"
    return "mains" if any(client.status(name).ups for name in client.services) else ""
