"""From a chip that was just powered up to the files on it: open it the best way it offers, then read."""

from dataclasses import dataclass, field

from drivers.iso7816.apdu import ALL, Command, Response, Send
from drivers.iso7816.errors import ChipError
from drivers.iso7816.tlv import header
from drivers.travel_document.access_key import AccessKey
from drivers.travel_document.bac import Random, basic_access
from drivers.travel_document.data_groups import COM, DG1, DG2, DG11, SOD, listed
from drivers.travel_document.errors import DocumentError, DocumentFault
from drivers.travel_document.pace import Protocol, Scalar, establish, offers

APPLICATION = bytes.fromhex("A0000002471001")
CARD_ACCESS = 0x011C
_STEP = 0xDF
"""Bytes read at once: what still fits into a short secured reply."""
_LONGEST = 0x8000
"""Offsets of READ BINARY end here; longer files exist and are not read."""


@dataclass(frozen=True, repr=False)
class Files:
    """groups: the data groups that were read, by number, as they are. security: EF.SOD, or empty if there is none."""

    groups: dict[int, bytes] = field(default_factory=dict)
    security: bytes = b""


@dataclass(frozen=True)
class Chance:
    """Where random numbers come from: passed in, so that a conversation can be held again."""

    random: Random
    scalar: Scalar


def read_document(send: Send, key: AccessKey, chance: Chance, *, photo: bool) -> Files:
    """Read zone, details and, if wanted, photo. Raises DocumentError, ChipError and what `send` raises."""
    secured = _open(send, key, chance)
    groups = listed(_file(secured, COM))
    wanted = {1: DG1, 11: DG11} | ({2: DG2} if photo else {})
    read = {number: _file(secured, file) for number, file in wanted.items() if number in groups or number == 1}
    try:
        security = _file(secured, SOD)
    except ChipError:
        security = b""
    return Files(read, security)


def _open(send: Send, key: AccessKey, chance: Chance) -> Send:
    """How the application on the chip is spoken to. PACE where it is offered, else BAC, which a CAN does not open."""
    protocols = _offers(send)
    if protocols:
        named = len(protocols) > 1
        secured = establish(send, protocols[0], key, chance.scalar, named=named).over(send)
        _select(secured)
        return secured
    if key.can:
        raise DocumentError(DocumentFault.ACCESS)
    _select(send)
    return basic_access(send, key, chance.random).over(send)


def _offers(send: Send) -> tuple[Protocol, ...]:
    """Old chips have no such file."""
    try:
        return offers(_file(send, CARD_ACCESS))
    except (ChipError, DocumentError):
        return ()


def _select(send: Send) -> None:
    if not send(Command(0x00, 0xA4, 0x04, 0x0C, APPLICATION)).ok:
        raise DocumentError(DocumentFault.APPLICATION)


def _file(send: Send, file: int) -> bytes:
    """A whole file, as long as the object it begins with says. Raises ChipError REFUSED, DocumentError CONTENT."""
    send(Command(0x00, 0xA4, 0x02, 0x0C, file.to_bytes(2, "big"))).expect()
    data = _read(send, 0, 4)
    try:
        _, length, start = header(data)
    except ChipError:
        raise DocumentError(DocumentFault.CONTENT) from None
    whole = start + length
    if whole > _LONGEST:
        raise DocumentError(DocumentFault.CONTENT)
    while len(data) < whole:
        piece = _read(send, len(data), min(_STEP, whole - len(data)))
        if not piece:
            raise DocumentError(DocumentFault.CONTENT)
        data += piece
    return data[:whole]


def _read(send: Send, offset: int, length: int) -> bytes:
    """6282: the file ended sooner, which a card may say when it had less than asked for."""
    response: Response = send(Command(0x00, 0xB0, offset >> 8, offset & 0xFF, le=min(length, ALL)))
    return response.expect(0x6282)
