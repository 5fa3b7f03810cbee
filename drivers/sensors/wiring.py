"""What is wired where: names of XFS4IoT 2021-1 to coils and inputs, from one line of text each.

`cardReader=0,receiptPrinter=1` for outputs; for inputs `cabinetFrontDoor=!0,proximitySensor=3`, where `!` says that the
contact is closed while nothing is the matter (a loop that a cut wire opens, which then reads as open or tampered with).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from drivers.sensors.modbus import MOST
from drivers.xfs4iot.device import BadOptionError

NOT_AVAILABLE: Final = "notAvailable"
"""The standard's word for an auxiliary of which nothing is known."""

LIGHTS: Final = (
    "cardReader",
    "pinPad",
    "receiptPrinter",
    "passbookPrinter",
    "documentPrinter",
    "scanner",
    "contactless",
    "cardReader2",
    "statusGood",
    "statusWarning",
    "statusBad",
    "statusSupervisor",
    "statusInService",
    "fasciaLight",
)
"""Lights of the standard that a terminal without money can have."""


@dataclass(frozen=True)
class Sensor:
    """An input's words. event: its key in AuxiliaryStatusEvent; capability: its key and value in Capabilities."""

    idle: str
    active: str
    event: str
    capability: tuple[str, object]


def _door(event: str, capability: str) -> Sensor:
    return Sensor("closed", "open", event, (capability, {"closed": True, "open": True}))


SENSORS: Final[Mapping[str, Sensor]] = {
    "tamperSensor": Sensor("off", "on", "tamperSensor", ("tamperSensor", True)),
    "internalTamperSensor": Sensor("off", "on", "internalTamperSensor", ("internalTamperSensor", True)),
    "seismicSensor": Sensor("off", "on", "seismicSensorState", ("seismicSensor", True)),
    "heatSensor": Sensor("off", "on", "heatSensorState", ("heatSensor", True)),
    "proximitySensor": Sensor("notPresent", "present", "proximitySensorState", ("proximitySensor", True)),
    "safeDoor": _door("safeDoorState", "safeDoor"),
    "cabinetFrontDoor": _door("cabinetFrontDoorState", "frontCabinet"),
    "cabinetRearDoor": _door("cabinetRearDoorState", "rearCabinet"),
    "cabinetLeftDoor": _door("cabinetLeftDoorState", "leftCabinet"),
    "cabinetRightDoor": _door("cabinetRightDoorState", "rightCabinet"),
}


@dataclass(frozen=True)
class Relay:
    """An output that stays as it is put. order: its key in SetAuxiliaries; event: in AuxiliaryStatusEvent."""

    order: str
    event: str


RELAYS: Final[Mapping[str, Relay]] = {
    "heating": Relay("heating", "heatingState"),
    "consumerDisplayBacklight": Relay("displayBackLight", "consumerDisplayBacklightState"),
    "signageDisplay": Relay("signageDisplay", "signageDisplayState"),
    "audibleAlarm": Relay("audibleAlarm", "audibleAlarmState"),
}


@dataclass(frozen=True)
class Input:
    """Where a sensor is. inverted: the contact is closed while nothing is the matter."""

    number: int
    inverted: bool = False


@dataclass(frozen=True)
class Wiring:
    """Everything that is connected to one board."""

    lights: Mapping[str, int]
    inputs: Mapping[str, Input]
    relays: Mapping[str, int]

    @property
    def coils(self) -> tuple[int, ...]:
        """Coils in use, in order."""
        return tuple(sorted((*self.lights.values(), *self.relays.values())))


_INPUT = re.compile(r"(!?)(\d{1,3})", re.ASCII)


def wiring(lights: str, inputs: str, relays: str) -> Wiring:
    """Raises BadOptionError for an unknown or repeated name, a number that no board has, or a coil used twice."""
    places = {name: _place("inputs", text) for name, text in _pairs("inputs", inputs, SENSORS)}
    found = Wiring(_outputs("lights", lights, LIGHTS), places, _outputs("relays", relays, RELAYS))
    if len(set(found.coils)) < len(found.coils):
        raise BadOptionError("relays")
    if not (found.coils or found.inputs):
        raise BadOptionError("lights")
    return found


def _outputs(option: str, text: str, known: Iterable[str]) -> dict[str, int]:
    places = {name: _place(option, place) for name, place in _pairs(option, text, known)}
    if any(place.inverted for place in places.values()):
        raise BadOptionError(option)
    return {name: place.number for name, place in places.items()}


def _pairs(option: str, text: str, known: Iterable[str]) -> list[tuple[str, str]]:
    pairs = [(name.strip(), place.strip()) for name, _, place in (one.partition("=") for one in text.split(","))]
    pairs = [] if not text.strip() else pairs
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names) or not set(names) <= set(known):
        raise BadOptionError(option)
    return pairs


def _place(option: str, text: str) -> Input:
    found = _INPUT.fullmatch(text)
    if not found or int(found[2]) >= MOST:
        raise BadOptionError(option)
    return Input(int(found[2]), bool(found[1]))
