"""How a frame of the SAM line travels over USB: three ways, all pure.

`bulk` (0400:C35A, 0316:5020): the whole frame to one pipe and back through one. With two pipes each way, preamble and
LEN go through the first and the rest through the second. Which firmware does which is not known: the device is asked.

`hid` (2B8B:2721): 64-byte reports; out the frame, filled up with zeros, in reports that are to be joined.

`hid_packet` (10C4:0007, 203B:0101): 64 bytes each. Out `88`, two zeros, length (LE, of what follows without the sum),
`B1`, frame, sum (LE, from the length on). In `AA`, two bytes, length, result, two bytes, up to 54 bytes of frame, sum.
What those bytes and that length mean is not certain and not needed: the frame has its own length and checksum.

Sources: the SAM manual for the four pipes, public drivers for the others. No device was at hand.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from drivers.id_card.frames import PREAMBLE

REPORT: Final = 64
HEAD: Final = len(PREAMBLE) + 2
"""Bytes of preamble and LEN, which the first of two pipes takes."""
_ROOM = 54
_AT = 8
_ORDER, _ANSWER, _TRANSFER = 0x88, 0xAA, 0xB1


class Framing(StrEnum):
    """Of a reader."""

    BULK = "bulk"
    HID = "hid"
    HID_PACKET = "hid_packet"


KNOWN: Final[Mapping[tuple[int, int], Framing]] = {
    (0x0400, 0xC35A): Framing.BULK,
    (0x0316, 0x5020): Framing.BULK,
    (0x2B8B, 0x2721): Framing.HID,
    (0x10C4, 0x0007): Framing.HID_PACKET,
    (0x203B, 0x0101): Framing.HID_PACKET,
}


def bulk_out(frame: bytes, pipes: int) -> list[bytes]:
    """The transfers of a frame, one for each pipe that is used."""
    return [frame] if pipes < 2 else [frame[:HEAD], frame[HEAD:]]


def bulk_missing(head: bytes) -> int:
    """How many bytes the second pipe still owes after what the first has brought.

    0 when that is no head, or more than one: what follows then comes the same way. The first AA may be lost.
    """
    at = head.find(PREAMBLE[1:])
    start = at + len(PREAMBLE) - 1
    if at < 0 or len(head) != start + 2:
        return 0
    return int.from_bytes(head[start:], "big")


def hid_out(frame: bytes) -> list[bytes]:
    """The reports of a frame."""
    return [frame[at : at + REPORT].ljust(REPORT, b"\0") for at in range(0, len(frame), REPORT)]


def packet_out(frame: bytes) -> list[bytes]:
    """The packets of a frame."""
    return [_packet(_ORDER, _TRANSFER, b"", frame[at : at + _ROOM]) for at in range(0, len(frame), _ROOM)]


def packet_reply(frame: bytes) -> list[bytes]:
    """The packets of a reply; the emulator and the tests speak it."""
    pieces = [frame[at : at + _ROOM] for at in range(0, len(frame), _ROOM)]
    return [_packet(_ANSWER, 0, number.to_bytes(2, "little"), piece) for number, piece in enumerate(pieces)]


def _packet(head: int, what: int, more: bytes, piece: bytes) -> bytes:
    counted = (1 + len(more) + len(piece)).to_bytes(2, "little") + bytes([what]) + more + piece
    total = sum(counted) & 0xFFFF
    return (bytes([head, 0, 0]) + counted + total.to_bytes(2, "little")).ljust(REPORT, b"\0")


def packet_in(packet: bytes) -> bytes:
    """What a reply's packet carries, with the padding and the sum that follow a short piece; b"" when it is none."""
    return packet[_AT : _AT + _ROOM] if packet[:1] == bytes([_ANSWER]) else b""


def packet_order(packet: bytes) -> bytes:
    """The frame's piece in a host's packet, as the module takes it."""
    length = int.from_bytes(packet[3:5], "little") - 1
    return packet[6 : 6 + length] if packet[:1] == bytes([_ORDER]) and packet[5:6] == bytes([_TRANSFER]) else b""


OUT: Final[Mapping[Framing, Callable[[bytes], list[bytes]]]] = {
    Framing.HID: hid_out,
    Framing.HID_PACKET: packet_out,
}
"""For the framings that do not ask how many pipes there are."""
