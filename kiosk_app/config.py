"""One typed tree of settings: defaults of a profile, then `DIR/settings.toml`, then the environment."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from drivers.xfs4iot.addresses import is_address

Profile = Literal["demo", "hall", "bank"]
Option = str | int | float | bool


class BadSettings(ValueError):
    """A settings file that cannot be used; the text says where."""


@dataclass(frozen=True, slots=True)
class DeviceConfig:
    """One peripheral. driver: a folder under `drivers/`; options are handed to it as they stand.

    url: instead of a driver, the address of a service that somebody else made, or of its publisher.
    """

    name: str
    driver: str = ""
    options: dict[str, Option] = field(default_factory=dict)
    url: str = ""


@dataclass(frozen=True, slots=True)
class PowerConfig:
    """off: the command that switches the machine off, word by word; empty: its processes end, and nothing more."""

    off: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """terminal: six digits of its division (GB/T 2260), then a number. devices: empty until somebody has said."""

    profile: Profile
    terminal: str = "370602-0001"
    site: str = "烟台市政务服务中心"
    fullscreen: bool = True
    devices: tuple[DeviceConfig, ...] = ()
    power: PowerConfig = PowerConfig()


LAB_SCANNER: Final[dict[str, Option]] = {"device": "airscan:e0:Lab", "feeder": "ADF", "width": 216, "height": 305}
"""The virtual hall's scanner, as SANE names it, and the whole of its glass."""


LAB_TRAYS: Final = "upper=tray-1,aux=tray-2"
"""Which of the virtual hall's trays hold plain paper and certificate paper."""
LAB_PAPER: Final = ("370699-000101", "370699-000200")
"""The pack of numbered paper that lies in the virtual hall's printer."""
LAB_SENSORS: Final[dict[str, Option]] = {
    "lights": "cardReader=0,receiptPrinter=1,documentPrinter=2,scanner=3,statusInService=4,statusGood=5,statusBad=6,"
    "contactless=7",
    "inputs": "cabinetFrontDoor=!0,tamperSensor=!1,proximitySensor=2",
}
"""How the virtual hall's board of lights and sensors is wired."""
LAB_UPS: Final = "lab"
"""What the virtual hall's UPS is called."""
LAB_DECODER: Final = "drivers.lab.card_faces:decode"
"""Draws the photo on a card of the virtual hall, and of no other."""
LAB_LIKENESS: Final = 0.89
"""Drawn people are more alike to a network that was trained on photos than people are."""


def lab_of(directory: Path) -> Path:
    """Where the virtual hall of this data directory lives."""
    return directory.with_name(directory.name + ".lab")


def centre_of(directory: Path) -> Path:
    """Where the embedded centre of this data directory lives."""
    return directory.with_name(directory.name + ".centre")


def lab_devices(lab: Path) -> tuple[DeviceConfig, ...]:
    """The emulated peripherals. Raises OSError until the virtual hall has said where they are."""
    return (
        DeviceConfig("IdCard", "id_card", {"port": str(lab / "id_card"), "decoder": LAB_DECODER}),
        DeviceConfig("Barcode", "barcode", {"port": str(lab / "barcode")}),
        DeviceConfig(
            "ReceiptPrinter", "receipt_printer", {"port": str(lab / "receipt_printer"), "presenter": "custom"}
        ),
        DeviceConfig(
            "PagePrinter", "page_printer", {"uri": (lab / "page_printer.uri").read_text().strip(), "trays": LAB_TRAYS}
        ),
        DeviceConfig("DocumentScanner", "document_scanner", LAB_SCANNER | {"config": str(lab / "sane")}),
        DeviceConfig("Sensors", "sensors", LAB_SENSORS | {"port": str(lab / "sensors")}),
        DeviceConfig("UPS", "ups", {"ups": LAB_UPS, "port": int((lab / "ups.address").read_text().rpartition(":")[2])}),
        DeviceConfig("DocumentReader", "ocr", {}),
        DeviceConfig(
            "Camera", "camera", {"source": (lab / "camera.url").read_text().strip(), "threshold": LAB_LIKENESS}
        ),
        DeviceConfig("ChipCard", "chip_card", {"socket": str(lab / "chip_card")}),
        DeviceConfig(
            "TravelDocument",
            "travel_document",
            {"socket": str(lab / "travel_document"), "csca": str(lab / "csca")},
        ),
    )


def load(profile: Profile, directory: Path, environment: Mapping[str, str] = os.environ) -> Settings:
    """Raises BadSettings."""
    settings = Settings(profile, fullscreen=profile != "demo")
    path = directory / "settings.toml"
    given: dict[str, Any] = {}
    if path.exists():
        try:
            given = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise BadSettings(f"{path.name}: {error}") from error
    for name in ("terminal", "site"):
        if value := environment.get(f"KIOSK_{name.upper()}"):
            given[name] = value
    try:
        made = msgspec.convert({**msgspec.to_builtins(settings), **given}, Settings)
        for device in made.devices:
            _check(device, path)
        return made
    except msgspec.ValidationError as error:
        raise BadSettings(f"{path.name}: {error}") from error


def _check(device: DeviceConfig, path: Path) -> None:
    """Raises BadSettings."""
    if bool(device.driver) is bool(device.url) or (device.url and device.options):
        raise BadSettings(f"{path.name}: {device.name} wants either a driver, with its options, or a url")
    if device.url and not is_address(device.url):
        raise BadSettings(f"{path.name}: the url of {device.name} is no ws:// or wss:// address")


def with_lab(settings: Settings, directory: Path) -> Settings:
    return replace(settings, devices=lab_devices(lab_of(directory)))
