"""What the terminal makes of a `Common.Status`."""

from collections.abc import Mapping
from dataclasses import dataclass

from drivers.xfs4iot.enums import DeviceState


@dataclass(frozen=True)
class UpsStatus:
    """`powering`: the terminal lives on the battery. `charge`: percent. `seconds`: how long it lasts."""

    powering: bool
    low: bool = False
    engaged: bool = True
    charge: int | None = None
    seconds: int | None = None


@dataclass(frozen=True)
class DeviceStatus:
    """A device as last heard of: XFS4IoT's spellings of `device`, `media` and the main paper supply.

    `detail` is one of `extensions.DETAILS`, for the technician. `auxiliaries`: name and word of each door, sensor and
    relay. `lights`: name and flash rate of each light there is. `ups`: None when nothing is known of the power.
    `supplies`: all paper supplies, by source.
    """

    device: str
    media: str = ""
    paper: str = ""
    detail: str = ""
    auxiliaries: tuple[tuple[str, str], ...] = ()
    lights: tuple[tuple[str, str], ...] = ()
    ups: UpsStatus | None = None
    supplies: tuple[tuple[str, str], ...] = ()

    def supply(self, source: str) -> str:
        """One paper supply, "" when the device has none of that name."""
        return dict(self.supplies).get(source, "")


def read_status(payload: Mapping[str, object]) -> DeviceStatus:
    """The parts of a `Common.Status` completion that the terminal acts on; unknown shapes read as absent."""

    def text(*path: str) -> str:
        value: object = payload
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        return value if isinstance(value, str) else ""

    def supplies() -> tuple[tuple[str, str], ...]:
        printer = payload.get("printer")
        papers = printer.get("paper") if isinstance(printer, dict) else None
        found = papers.items() if isinstance(papers, dict) else ()
        return tuple((source, state) for source, state in found if isinstance(state, str))

    return DeviceStatus(
        device=text("common", "device") or DeviceState.OFFLINE,
        media=text("cardReader", "media") or text("printer", "media"),
        paper=text("printer", "paper", "upper"),
        detail=text("detail"),
        auxiliaries=_words(payload.get("auxiliaries")),
        lights=_rates(payload.get("lights")),
        ups=_ups(payload),
        supplies=supplies(),
    )


def _words(part: object) -> tuple[tuple[str, str], ...]:
    """The keys of an object whose values are text, in order."""
    pairs = part.items() if isinstance(part, dict) else ()
    return tuple(sorted((key, value) for key, value in pairs if isinstance(value, str)))


def _rates(part: object) -> tuple[tuple[str, str], ...]:
    lights = part.items() if isinstance(part, dict) else ()
    return _words({name: light.get("flashRate") for name, light in lights if isinstance(light, dict)})


def _ups(payload: Mapping[str, object]) -> UpsStatus | None:
    auxiliaries, battery = payload.get("auxiliaries"), payload.get("battery")
    state = auxiliaries.get("UPS") if isinstance(auxiliaries, dict) else None
    if not isinstance(state, dict) or not isinstance(state.get("powering"), bool):
        return None
    told = battery if isinstance(battery, dict) else {}
    charge, seconds = (
        value if isinstance(value := told.get(name), int) and not isinstance(value, bool) else None
        for name in ("charge", "seconds")
    )
    return UpsStatus(state["powering"], state.get("low") is True, state.get("engaged") is not False, charge, seconds)
