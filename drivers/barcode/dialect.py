"""The languages that scanners speak, in one table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from drivers.barcode import hid_pos, newland, plain, protocol, ssi
from drivers.barcode.reading import Broken, Reply
from drivers.barcode.wedge import WedgeListener


class Listener(Protocol):
    """Tells a scanner's answers from codes, bytes in as they come."""

    def feed(self, data: bytes) -> list[Reply]:
        """The answers that are whole."""
        ...

    @property
    def heard(self) -> bool:
        """Whether a code has begun."""
        ...

    @property
    def marked(self) -> bool:
        """Whether what came last may be its end."""
        ...

    def code(self) -> bytes | str | Broken:
        """The code, once a pause has ended it; b"" when there was none."""
        ...

    def due(self) -> bytes:
        """What has to be sent back for what was heard."""
        ...


@dataclass(frozen=True)
class Dialect:
    """start, stop, hello: orders, b"" where there is none. answered: they are confirmed.

    baud: usual line speed; 0 for a device file of the kernel's instead of a serial line. gap: seconds between orders.
    """

    model: str
    listener: Callable[[], Listener]
    start: bytes = b""
    stop: bytes = b""
    hello: bytes = b""
    answered: bool = False
    baud: int = 9600
    gap: float = 0.0


DIALECTS: Final[Mapping[str, Dialect]] = {
    "gm65": Dialect(
        "GM65 scan module", protocol.Listener, protocol.START, protocol.STOP, protocol.ASK_BAUD, answered=True
    ),
    "newland": Dialect(
        "Newland scanner",
        newland.NewlandListener,
        newland.START,
        newland.STOP,
        newland.HELLO,
        answered=True,
        gap=newland.GAP,
    ),
    "ssi": Dialect("Zebra SSI scanner", ssi.SsiListener, ssi.START, ssi.STOP, ssi.HELLO, answered=True),
    "honeywell": Dialect(
        "Honeywell serial scanner", plain.PlainListener, plain.HONEYWELL_START, plain.HONEYWELL_STOP, baud=115200
    ),
    "plain": Dialect("serial scanner", plain.PlainListener),
    "hid_pos": Dialect("HID POS scanner", hid_pos.HidListener, baud=0),
    "hid_honeywell": Dialect("Honeywell HID POS scanner", hid_pos.HidListener, hid_pos.START, hid_pos.STOP, baud=0),
    "wedge": Dialect("keyboard wedge scanner", WedgeListener, baud=0),
}
