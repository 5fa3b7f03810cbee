"""What an ESC/POS printer says about itself: status requests, and the bytes that answer them or come unasked.

DLE EOT n is answered at once, whatever waits in the buffer; GS r 1 is answered when the printer has come to it, which
makes it the only sign that everything before it has been carried out. The two kinds of answer differ in fixed bits:
`0xx1xx10` and `0xx0xxxx`. A printer told by GS a (or by its switches) sends four bytes whenever something changes: the
first `0xx1xx00`, then three `0xx0xxxx`, which look like answers to GS r. XON and XOFF may stand anywhere. Source: Epson
TM manuals, Bixolon SRP-350, Citizen CT-S310.

Printers with a presenter know whether a slip still lies in it, and each says so in its own way: Citizen's PPU-231 by a
bit of DLE EOT 4 that means the end of the paper elsewhere, Custom's kiosk printers (KPM150H) in six bytes of their own.
"""

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

BUFFER_DONE = b"\x1dr\x01"
"""GS r 1: report the paper when the buffer has been printed up to here."""
CLEAR_BUFFER = b"\x10\x05\x02"
"""DLE ENQ 2: leave an error and forget what was not printed."""

TELL_CHANGES = b"\x1da\x0e"
"""GS a: send four bytes whenever the printer goes on or off line, has an error, or its paper changes; and now."""
TELL_NOTHING = b"\x1da\x00"
_FLOW_CONTROL = (0x11, 0x13)
_BLOCK = 4


class Presenter(StrEnum):
    """How a printer says that a slip lies in its output."""

    NONE = ""
    PPU231 = "ppu231"
    CUSTOM = "custom"


ASK_FULL = b"\x10\x04\x14"
"""DLE EOT 20, Custom's: answered by 10 0F and four bytes (paper, user, recoverable and unrecoverable errors)."""
_FULL_HEAD, _FULL = b"\x10\x0f", 6
_FULL_TICKET = 0x20


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
    """Whether `byte` answers a GS r 1, or is one of the last three of a block (XON and XOFF do not look like it)."""
    return byte & 0x90 == 0


def begins_block(byte: int) -> bool:
    """Whether `byte` is the first of four that come unasked."""
    return byte & 0x93 == 0x10


@dataclass(frozen=True)
class PrinterState:
    """The four answers together, or a block. Nothing is assumed about an answer that did not come.

    lying: a slip waits in the presenter; None when the printer has none.
    """

    offline: bool = False
    cover_open: bool = False
    stopped_by_paper_end: bool = False
    mechanical_error: bool = False
    cutter_error: bool = False
    unrecoverable_error: bool = False
    recoverable_error: bool = False
    paper_near_end: bool = False
    paper_end: bool = False
    lying: bool | None = None

    @property
    def out_of_paper(self) -> bool:
        """Paper has run out, by either sensor."""
        return self.paper_end or self.stopped_by_paper_end

    @property
    def explained(self) -> bool:
        """Whether it says why it is offline, if it is."""
        broken = self.mechanical_error or self.cutter_error or self.unrecoverable_error
        return broken or self.cover_open or self.out_of_paper


def decode_state(
    printer: int, offline: int, error: int, paper: int, *, presenter: Presenter = Presenter.NONE
) -> PrinterState:
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
        paper_end=bool(paper & (0x20 if presenter is Presenter.PPU231 else 0x60)),
        lying=bool(paper & 0x40) if presenter is Presenter.PPU231 else None,
    )


def decode_block(block: bytes) -> PrinterState:
    """The state in four bytes that came unasked. Raises ValueError when they are none."""
    if len(block) != _BLOCK or not begins_block(block[0]) or not all(is_buffer_reply(byte) for byte in block[1:]):
        raise ValueError("not a status block")
    return PrinterState(
        offline=bool(block[0] & 0x08),
        cover_open=bool(block[0] & 0x20),
        mechanical_error=bool(block[1] & 0x04),
        cutter_error=bool(block[1] & 0x08),
        unrecoverable_error=bool(block[1] & 0x20),
        recoverable_error=bool(block[1] & 0x40),
        paper_near_end=bool(block[2] & 0x03),
        paper_end=bool(block[2] & 0x0C),
    )


@dataclass
class Heard:
    """What was in some bytes from the printer. answers: to DLE EOT, in order. finished: GS r was answered.

    lying: what Custom's full status says of the output.
    """

    answers: list[int] = field(default_factory=list)
    finished: bool = False
    blocks: list[PrinterState] = field(default_factory=list)
    lying: bool | None = None


class Ear:
    """Tells answers from blocks in a stream of bytes. Never raises; what is neither is passed over.

    An answer to DLE EOT is sent at once and may stand inside a block; another first byte begins the block anew.
    presenter: of Custom's printers six bytes that begin with 10 0F are one answer, whatever the other four are.
    """

    def __init__(self, presenter: Presenter = Presenter.NONE) -> None:
        self._full = presenter is Presenter.CUSTOM
        self._block = b""

    def feed(self, data: bytes) -> Heard:
        """What `data` completes."""
        heard = Heard()
        for byte in data:
            if self._full and (self._block + bytes([byte]))[:2] == _FULL_HEAD:
                self._block += bytes([byte])
                if len(self._block) == _FULL:
                    heard.lying = bool(self._block[2] & _FULL_TICKET)
                    self._block = b""
                continue
            if byte in _FLOW_CONTROL:
                continue
            if is_status(byte):
                heard.answers.append(byte)
            elif begins_block(byte):
                self._block = bytes([byte])
            elif is_buffer_reply(byte) and self._block:
                self._block += bytes([byte])
                if len(self._block) == _BLOCK:
                    heard.blocks.append(decode_block(self._block))
                    self._block = b""
            elif is_buffer_reply(byte):
                heard.finished = True
        return heard
