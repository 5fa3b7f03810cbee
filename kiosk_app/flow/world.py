"""What is so outside the visit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from kiosk_app.catalogue.model import Catalogue
from kiosk_app.catalogue.needs import Need
from kiosk_app.protocol.commands import Reason, Texts
from kiosk_app.protocol.entries import Severity

LAST_SECONDS: Final = 120
"""What a battery has to last for when nobody is there any more: to end everything in order."""


@dataclass(frozen=True, slots=True)
class Closed:
    """The terminal is out of service. elsewhere: where else to go, by language; empty when nobody said."""

    reason: Reason | Literal["power"]
    elsewhere: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Battery:
    """The terminal lives on it. low: nearly empty. seconds: how long it lasts, None when nobody says."""

    low: bool = False
    seconds: int | None = None

    @property
    def ending(self) -> bool:
        """There is time for what has been begun, and for nothing else."""
        return self.low or (self.seconds is not None and self.seconds <= LAST_SECONDS)


@dataclass(frozen=True, slots=True)
class World:
    """What is so outside the visit. None of it is personal.

    closed: the operators want nobody to be taken in any more; a visit under way goes on.
    message: a sentence for the home screen, by language.
    room: for another case, in the store.
    scanner: papers can be pictured. code_scanner: a phone's code can be read. camera: portraits can be taken.
    recogniser: what was scanned can be read.
    now: local, YYYY-MM-DDTHH:MM.
    battery: None while the mains are there, and while nobody knows. cabinet_open: somebody is at work inside.
    tampered: somebody is who should not be. absent: for a while nobody has stood before it.
    technician: has the devices, or waits for them (vendor mode).
    trouble: the gravest of what is wrong. why: what cannot be had for a reason that is worth a word, by language.
    """

    catalogue: Catalogue | None
    site: str
    online: bool
    reader: bool
    slip_printer: bool
    page_printer: bool
    card_present: bool
    closed: Closed | None = None
    message: Texts = field(default_factory=dict)
    room: bool = True
    scanner: bool = False
    code_scanner: bool = False
    camera: bool = False
    recogniser: bool = False
    now: str = ""
    battery: Battery | None = None
    cabinet_open: bool = False
    tampered: bool = False
    absent: bool = False
    technician: bool = False
    trouble: Severity | None = None
    why: Mapping[Need, Texts] = field(default_factory=dict)

    @property
    def out(self) -> Closed | None:
        """Why nobody is taken in; None in service."""
        if self.closed:
            return self.closed
        if self.battery:
            return Closed("power")
        if self.tampered:
            return Closed("fault")
        return Closed("maintenance") if self.cabinet_open or self.technician else None
