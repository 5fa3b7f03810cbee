"""The free files of a social security card: records, by whichever way a card hands them out.

A record is tag, length, value, one byte each for the first two. Cards differ in how a record is asked for (by its
number in a file that was selected, by its number and the file's short identifier, by its tag), and versions 1.0 and 2.0
differ in which number holds what. So a record is known by the tag it carries, never by the number it was asked with.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from drivers.chip_card.errors import CardError, CardFault
from drivers.iso7816.apdu import ALL, Command, Response, Send

LAST_RECORD = 24
_SECURITY = (0x6982, 0x6983, 0x6984, 0x6985)
_SELECT, _READ_RECORD = 0xA4, 0xB2


def read_file(send: Send, file: int, lengths: Mapping[int, int]) -> dict[int, bytes]:
    """The values in elementary file `file` by tag. lengths: of the values of the tags it may hold, as specified.

    Raises CardError SECURED or UNREADABLE, ChipError and what `send` raises.
    """
    selected = _select(send, file)
    ways: list[Callable[[], Iterator[Response]]] = [lambda: _by_number(send, _short(file) << 3 | 0x04)]
    if selected:
        ways = [lambda: _by_number(send, 0x04), *ways, lambda: _by_tag(send, list(lengths))]
    secured = False
    for way in ways:
        found: dict[int, bytes] = {}
        for response in way():
            secured = secured or response.sw in _SECURITY
            if response.ok:
                found.update(_record(response.data))
        if found := {tag: value for tag, value in found.items() if tag in lengths}:
            return found
    raise CardError(CardFault.SECURED if secured else CardFault.UNREADABLE)


def _short(file: int) -> int:
    """EF05 is 5 for short."""
    return file & 0x1F


def _select(send: Send, file: int) -> bool:
    """Both forms are met: file under the current directory, and any file."""
    identifier = file.to_bytes(2, "big")
    return any(send(Command(0x00, _SELECT, how, 0x00, identifier, ALL)).ok for how in (0x02, 0x00))


def _by_number(send: Send, p2: int) -> Iterator[Response]:
    for number in range(1, LAST_RECORD + 1):
        response = send(Command(0x00, _READ_RECORD, number, p2, le=ALL))
        yield response
        if not response.ok:
            return


def _by_tag(send: Send, tags: Sequence[int]) -> Iterator[Response]:
    for tag in tags:
        response = send(Command(0x00, _READ_RECORD, tag, 0x00, le=ALL))
        yield response if _framed(response.data) else Response(_frame(tag, response.data), response.sw)


def _framed(data: bytes) -> bool:
    return len(data) >= 2 and len(data) == 2 + data[1]


def _frame(tag: int, value: bytes) -> bytes:
    """Some cards leave out tag and length of what was asked for by its tag."""
    return bytes((tag, len(value) & 0xFF)) + value


def _record(data: bytes) -> dict[int, bytes]:
    """One record; what follows the value is filling."""
    if len(data) < 2 or len(data) < 2 + data[1]:
        return {}
    return {data[0]: data[2 : 2 + data[1]]}
