"""Newland's unified commands: `7E 01 0000`, `@` or `#`, tag and data, `3B 03`.

The answer is `02 01 0000`, the same, ACK or NAK, `3B 03`. `#` is forgotten when the power goes, `@` is not. Codes come
as they stand between answers. Source: the maker's manual of the unified command set.
"""

from typing import Final

from drivers.barcode.reading import Paused, Reply

_ASK, _ANSWER, _END = b"~\x010000", b"\x02\x010000", b";\x03"
ACK, NAK, ERROR = 0x06, 0x15, 0x05
GAP: Final = 0.05
"""Seconds between two orders; one that comes sooner may not be heard."""
_LONGEST = 128
"""Bytes of an answer, from its head on."""


def order(words: str) -> bytes:
    """An order that is forgotten when the power goes."""
    return _ASK + b"#" + words.encode("ascii") + _END


def answer(words: str, status: int = ACK) -> bytes:
    """A scanner's answer; the emulator and the tests speak it."""
    return _ANSWER + b"#" + words.encode("ascii") + bytes([status]) + _END


START: Final = order("SCNTRG1")
STOP: Final = order("SCNTRG0")
HELLO: Final = order("SCNMOD*")
"""Asks for the mode of scanning."""


class NewlandListener(Paused):
    """Tells answers from codes."""

    def feed(self, data: bytes) -> list[Reply]:
        replies: list[Reply] = []
        self._rest += data
        while (at := self._rest.find(_ANSWER[:1])) >= 0:
            self._code += self._rest[:at]
            del self._rest[:at]
            head = bytes(self._rest[: len(_ANSWER)])
            end = self._rest.find(_END, len(_ANSWER))
            if not _ANSWER.startswith(head) or (end < 0 and len(self._rest) > _LONGEST):
                self._code += self._rest[:1]
                del self._rest[:1]
                continue
            if end < 0:
                return replies
            replies.append(Reply(int(self._rest[end - 1] != ACK), bytes(self._rest[len(_ANSWER) : end - 1])))
            del self._rest[: end + len(_END)]
        self._code += self._rest
        self._rest.clear()
        return replies
