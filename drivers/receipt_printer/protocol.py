"""What an ESC/POS printer says about itself: status requests and the bytes that answer them.

DLE EOT n is answered at once, whatever waits in the buffer; GS r 1 is answered when the printer has come to it, which
makes it the only sign that everything before it has been carried out. The two kinds of answer differ in fixed bits:
`0xx1xx10` and `0xx0xxxx`. Source: Epson TM manuals, Bixolon SRP-350, Citizen CT-S310.
"""

from dataclasses import dataclass
from enum import IntEnum

BUFFER_DONE = b"\x1dr\x01"
"""GS r 1: report the paper when the buffer has been printed up to here."""
CLEAR_BUFFER = b"\x10\x05\x02"
"""DLE ENQ 2: leave an error and forget what was not printed."""


class Ask(IntEnum):
    """n of DLE EOT n."""

    PRINTER = 1
    OFFLINE_CAUSE = 2
    ERROR_CAUSE = 3
    PAPER = 4


def request(ask: Ask) -> bytes:
    """DLE EOT n."""
    return bytes((0x10, 0x04, ask))


def is_status(byte: int) -> bool:
    """Whether `byte` answers a DLE EOT."""
    return byte & 0x93 == 0x12


def is_buffer_reply(byte: int) -> bool:
    """Whether `byte` answers a GS r 1 (XON and XOFF do not look like it)."""
    return byte & 0x90 == 0


@dataclass(frozen=True)
class PrinterState:
    """The four answers together. Nothing is assumed about an answer that did not come: see `read_state`."""

    offline: bool = False
    cover_open: bool = False
    stopped_by_paper_end: bool = False
    mechanical_error: bool = False
    cutter_error: bool = False
    unrecoverable_error: bool = False
    recoverable_error: bool = False
    paper_near_end: bool = False
    paper_end: bool = False

    @property
    def out_of_paper(self) -> bool:
        """Paper has run out, by either sensor."""
        return self.paper_end or self.stopped_by_paper_end


def decode_state(printer: int, offline: int, error: int, paper: int) -> PrinterState:
    """The state in the answers to DLE EOT 1 to 4. Raises ValueError for a byte that answers no DLE EOT."""
    if not all(is_status(byte) for byte in (printer, offline, error, paper)):
        raise ValueError("not the answers of DLE EOT")
    return PrinterState(
        offline=bool(printer & 0x08),
        cover_open=bool(offline & 0x04),
        stopped_by_paper_end=bool(offline & 0x20),
        mechanical_error=bool(error & 0x04),
        cutter_error=bool(error & 0x08),
        unrecoverable_error=bool(error & 0x20),
        recoverable_error=bool(error & 0x40),
        paper_near_end=bool(paper & 0x0C),
        paper_end=bool(paper & 0x60),
    )
