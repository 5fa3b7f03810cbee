"""What is wrong with a terminal, as a tree: each root cause, and below it what follows from it.

Pure: the same snapshot always gives the same tree. What is told of a condition to whom is in `condition_words`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal, get_args

from kiosk_app import devices
from kiosk_app.catalogue.needs import Need
from kiosk_app.protocol.entries import ConditionReport, Severity

Power = Literal["", "mains", "battery", "low"]
"""How the terminal is fed; "": nobody says."""
OUTAGE: Final = ("battery", "low")
STATES: Final = (
    "noDevice",
    "offline",
    "powerOff",
    "hardwareError",
    "userError",
    "fraudAttempt",
    "potentialFraud",
    "starting",
)
"""Device states of XFS4IoT in which a device does not work."""
SILENT: Final = ("state.offline", "state.powerOff", "detail.absent", "detail.lost", "detail.noAnswer")
"""What a device without power looks like from here."""
HARMLESS: Final = ("paper.low", "detail.tonerLow", "detail.replaceBattery", "detail.overloaded", "state.starting")
"""The device goes on, or is about to."""
_ORDER: Final = tuple(reversed(get_args(Severity)))
_WORST: Final[Mapping[Need, Severity]] = {"reader": "critical"}
"""Without it hardly anything can be begun; without anything else, something still can."""


@dataclass(frozen=True, slots=True)
class Device:
    """A service as last heard of: `Common.Status` spellings. remarks: what else a technician should know of it."""

    state: str
    paper: str = ""
    detail: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that a terminal knows of itself. None of it is personal.

    devices: by service, those that are expected and those that were seen. publisher: the device services answer.
    doors: names of cabinet doors that are open. tampered: contacts that have fired.
    """

    devices: Mapping[str, Device] = field(default_factory=dict)
    publisher: bool = True
    online: bool = True
    room: bool = True
    clock: bool = True
    catalogue: bool = True
    power: Power = ""
    doors: tuple[str, ...] = ()
    tampered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """code: `family.what`. device: a service, a door or a contact, "" for all of the terminal. follows: from it."""

    code: str
    severity: Severity
    device: str = ""
    follows: tuple["Condition", ...] = ()


def diagnose(seen: Snapshot) -> tuple[Condition, ...]:
    """The root causes, the gravest first."""
    found = [Condition("tamper", "critical", name) for name in seen.tampered]
    found += [Condition("door.open", "critical", name) for name in seen.doors]
    if not seen.room:
        found.append(Condition("store.full", "critical", follows=(_lost("room"),)))
    of_devices = [one for name, device in seen.devices.items() for one in _of(name, device)]
    link = [] if seen.online else [_link(seen)]
    if not seen.publisher:
        unheard = tuple(Condition("device.unknown", "minor", name, _loses(name)) for name in seen.devices)
        of_devices = [Condition("publisher.gone", "critical", follows=unheard)]
    if seen.power in OUTAGE:
        dark = [one for one in (*of_devices, *link) if one.code in SILENT or one.code == "link.offline"]
        of_devices = [one for one in of_devices if one not in dark]
        link = []
        found.append(Condition(f"power.{seen.power}", "critical", follows=_sorted(dark)))
    found += [*of_devices, *link]
    if seen.online:
        found += _of_the_centre(seen)
    return _sorted(found)


def _link(seen: Snapshot) -> Condition:
    return Condition("link.offline", "major", follows=(_lost("network"), *_of_the_centre(seen)))


def _of_the_centre(seen: Snapshot) -> list[Condition]:
    """What comes from there and is not here."""
    found = [] if seen.catalogue else [Condition("catalogue.none", "critical")]
    return found if seen.clock else [*found, Condition("clock.untrusted", "minor")]


def _of(name: str, device: Device) -> list[Condition]:
    """Of one device: why it does not work before that it does not; what is only to be watched by itself."""
    found: list[Condition] = []
    if device.state not in devices.WORKING:
        code = f"detail.{device.detail}" if device.detail else f"state.{device.state}"
        found.append(_condition(code, name, takes=True))
    elif device.detail:
        found.append(_condition(f"detail.{device.detail}", name, takes=False))
    if device.paper in devices.NO_PAPER:
        first = not found or not found[0].follows
        found.append(_condition(f"paper.{device.paper}", name, takes=first))
    elif device.paper == "low":
        found.append(_condition("paper.low", name, takes=False))
    return [*found, *(_condition(f"detail.{remark}", name, takes=False) for remark in device.remarks)]


def _condition(code: str, name: str, *, takes: bool) -> Condition:
    follows = _loses(name) if takes else ()
    severity: Severity = "minor"
    if follows and code not in HARMLESS:
        severity = _WORST.get(devices.SERVES[name], "major")
    return Condition(code, severity, name, follows)


def _loses(name: str) -> tuple[Condition, ...]:
    need = devices.SERVES.get(name)
    return (_lost(need),) if need else ()


def _lost(need: Need) -> Condition:
    return Condition(f"lost.{need}", "minor")


def _sorted(found: Iterable[Condition]) -> tuple[Condition, ...]:
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.severity)))


def walk(tree: Iterable[Condition]) -> Iterator[Condition]:
    """Every condition, each cause before what follows from it."""
    for one in tree:
        yield one
        yield from walk(one.follows)


def lost(tree: Iterable[Condition]) -> dict[Need, Condition]:
    """What cannot be had, and the condition that is the nearest cause of it."""
    found: dict[Need, Condition] = {}
    for one in walk(tree):
        for child in one.follows:
            family, _, need = child.code.partition(".")
            if family == "lost":
                found.setdefault(_need(need), one)
    return found


def _need(text: str) -> Need:
    return next(need for need in get_args(Need) if need == text)


def worst(tree: Iterable[Condition]) -> Severity | None:
    """The gravest severity there is; None when all is well."""
    return next((one.severity for one in _sorted(tree)), None)


@dataclass(frozen=True, slots=True)
class Book:
    """Since when each condition holds. since: by code and device, as `report` spells it."""

    since: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def noted(self, tree: Iterable[Condition], now: str) -> "Book":
        """now: RFC 3339. What is over is forgotten."""
        keys = [(one.code, one.device) for one in walk(tree)]
        return replace(self, since={key: self.since.get(key, now) for key in keys})

    def report(self, tree: Iterable[Condition]) -> tuple[ConditionReport, ...]:
        """For the centre."""
        return tuple(
            ConditionReport(
                one.code, one.severity, one.device, self.since.get((one.code, one.device), ""), self.report(one.follows)
            )
            for one in tree
        )
