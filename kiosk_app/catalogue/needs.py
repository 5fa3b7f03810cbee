"""What a terminal has to have for a service to be begun."""

from typing import Final, Literal

from kiosk_app.catalogue.model import Entry

Need = Literal["room", "reader", "network", "page_printer", "slip_printer", "scanner", "code_scanner"]
"""room: in the store, for another case. Printers are with paper."""
DEVICES: Final[tuple[Need, ...]] = ("reader", "page_printer", "slip_printer", "scanner", "code_scanner")
"""Those that another terminal may have where this one has not."""


def needs_of(entry: Entry) -> tuple[Need, ...]:
    """What it cannot be begun without, the most telling first. Slips and scans it can do without."""
    found: list[Need] = ["room"]
    if entry.kind != "guide":
        found.append("reader")
        if entry.offline == "block":
            found.append("network")
        if entry.document:
            found.append("page_printer")
    return tuple(found)
