"""Secure messaging: each command and each reply encrypted, counted and sealed (ICAO Doc 9303-11, 9.8).

A reply whose checksum is wrong, or that comes without one, ends the conversation: whoever sent it has no keys.
"""

import hmac
from collections.abc import Iterator
from dataclasses import replace

from drivers.iso7816.apdu import ALL, Command, Response, Send
from drivers.iso7816.errors import ChipError
from drivers.iso7816.tlv import encode, header
from drivers.travel_document.ciphers import Suite, pad, unpad
from drivers.travel_document.errors import DocumentError, DocumentFault

CRYPTOGRAM, WANTED, STATUS, CHECKSUM = 0x87, 0x97, 0x99, 0x8E
_SECURED = 0x0C
"""In CLA: secure messaging, header authenticated."""


class SecureMessaging:
    """One conversation with agreed keys. counter: where the send sequence counter begins."""

    def __init__(self, suite: Suite, counter: bytes) -> None:
        self._suite = suite
        self._counter = int.from_bytes(counter, "big")

    def over(self, send: Send) -> Send:
        """How the chip is spoken to from now on. Raises DocumentError PROTOCOL, and what `send` raises."""
        return lambda command: self.unwrap(send(self.wrap(command)))

    def wrap(self, command: Command) -> Command:
        """The secured form of a short command."""
        counter = self._next()
        suite, secured = self._suite, replace(command, cla=command.cla | _SECURED)
        body = b""
        if command.data:
            body += encode(CRYPTOGRAM, b"\x01" + suite.encrypt(pad(command.data, suite.block), counter))
        if command.le is not None:
            body += encode(WANTED, bytes((command.le % ALL,)))
        checksum = suite.mac(counter + pad(secured.header, suite.block) + body)
        return replace(secured, data=body + encode(CHECKSUM, checksum), le=ALL)

    def unwrap(self, response: Response) -> Response:
        """The reply inside a secured one. Raises DocumentError PROTOCOL."""
        counter = self._next()
        parts = dict[int, tuple[bytes, bytes]]()
        try:
            parts = {tag: (whole, value) for tag, whole, value in _parts(response.data)}
        except ChipError:
            raise DocumentError(DocumentFault.PROTOCOL) from None
        sealed = b"".join(whole for tag, (whole, _) in parts.items() if tag != CHECKSUM)
        checksum = parts.get(CHECKSUM, (b"", b""))[1]
        if not hmac.compare_digest(checksum, self._suite.mac(counter + sealed)):
            raise DocumentError(DocumentFault.PROTOCOL)
        status = parts.get(STATUS, (b"", b""))[1]
        cryptogram = parts.get(CRYPTOGRAM, (b"", b""))[1]
        if len(status) != 2 or cryptogram[:1] not in (b"", b"\x01"):
            raise DocumentError(DocumentFault.PROTOCOL)
        return Response(self._decrypt(cryptogram[1:], counter), int.from_bytes(status, "big"))

    def _decrypt(self, data: bytes, counter: bytes) -> bytes:
        if not data:
            return b""
        try:
            return unpad(self._suite.decrypt(data, counter))
        except ValueError:
            raise DocumentError(DocumentFault.PROTOCOL) from None

    def _next(self) -> bytes:
        self._counter = (self._counter + 1) % (1 << 8 * self._suite.block)
        return self._counter.to_bytes(self._suite.block, "big")


def _parts(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Tag, whole object as it came (the checksum is over that) and value. Raises ChipError."""
    while data:
        tag, length, start = header(data)
        yield tag, data[: start + length], data[start : start + length]
        data = data[start + length :]
