"""A passport's chip the other way round: it keeps its files shut until somebody shows that they know the key.

It speaks BAC and, if it is given a protocol, PACE; after that every command must come secured, and the first that does
not ends the conversation, as on a real chip.
"""

import secrets
from collections.abc import Mapping

from drivers.iso7816.errors import ChipError
from drivers.iso7816.tlv import encode, find
from drivers.lab.card_slot import VirtualCard
from drivers.travel_document.access_key import AccessKey
from drivers.travel_document.bac import Random, key_suite
from drivers.travel_document.ciphers import PASSWORD, AesSuite, Suite, aes_encrypt, aes_key, pad, unpad
from drivers.travel_document.curves import Point
from drivers.travel_document.errors import DocumentError
from drivers.travel_document.pace import BY_CAN, Protocol, Scalar, keys, mapped, multiply, secret, token
from drivers.travel_document.reading import APPLICATION, CARD_ACCESS

OK, REFUSED, NOT_FOUND, WRONG_KEY = b"\x90\x00", b"\x69\x82", b"\x6a\x82", b"\x63\x00"
NOT_SECURED, NOT_SUPPORTED, WRONG_DATA = b"\x69\x88", b"\x6d\x00", b"\x6a\x80"


def card_access(protocols: tuple[Protocol, ...]) -> bytes:
    """EF.CardAccess: a set of (protocol, version 2, number of the curve)."""
    infos = [
        encode(0x30, encode(0x06, one.identifier) + encode(0x02, b"\x02") + encode(0x02, bytes((one.domain,))))
        for one in protocols
    ]
    return encode(0x31, b"".join(infos))


class PassportEmulator(VirtualCard):
    """files: by identifier, behind the key. key: number and dates; can: what else PACE takes.

    random and scalar: where its random numbers come from.
    """

    def __init__(
        self,
        files: Mapping[int, bytes],
        key: AccessKey,
        *,
        protocols: tuple[Protocol, ...] = (),
        can: str = "",
        random: Random = secrets.token_bytes,
        scalar: Scalar = lambda limit: 1 + secrets.randbelow(limit - 1),
    ) -> None:
        self.files = dict(files)
        self._open_files = {CARD_ACCESS: card_access(protocols)} if protocols else {}
        self._key = key
        self._can = can
        self._protocols = protocols
        self._random = random
        self._scalar = scalar
        self.reset()

    def reset(self) -> None:
        self._selected = False
        self._file: bytes | None = None
        self._session: _Session | None = None
        self._challenge = b""
        self._pace: _PaceSteps | None = None

    def answer(self, command: bytes) -> bytes:
        if self._session is None:
            return self._plain(command)
        try:
            inner = self._session.open(command)
        except (ChipError, ValueError):
            self.reset()
            return NOT_SECURED
        return self._session.seal(self._files(inner))

    def _plain(self, command: bytes) -> bytes:
        if command[1] == 0x84 and self._selected:
            self._challenge = self._random(8)
            return self._challenge + OK
        if command[1] == 0x82 and self._challenge:
            return self._mutual(command[5 : 5 + command[4]])
        if command[1] == 0x22:
            return self._choose(command[5 : 5 + command[4]])
        if command[1] == 0x86 and self._pace:
            return self._agree(command[5 : 5 + command[4]])
        return self._files(command)

    def _files(self, command: bytes) -> bytes:
        """SELECT and READ BINARY."""
        if command[1:3] == b"\xa4\x04":
            self._selected = command[5 : 5 + command[4]] == APPLICATION
            return OK if self._selected else NOT_FOUND
        if command[1:3] == b"\xa4\x02":
            return self._select(int.from_bytes(command[5:7], "big"))
        if command[1] == 0xB0:
            if self._file is None:
                return REFUSED
            offset, length = int.from_bytes(command[2:4], "big"), command[-1] or 256
            return self._file[offset : offset + length] + OK
        return NOT_SUPPORTED

    def _select(self, file: int) -> bytes:
        self._file = None
        if file in self._open_files and not self._selected:
            self._file = self._open_files[file]
        elif not self._selected or file not in self.files:
            return NOT_FOUND
        elif self._session is None:
            return REFUSED
        else:
            self._file = self.files[file]
        return OK

    def _mutual(self, data: bytes) -> bytes:
        suite = key_suite(self._key.seed[:16])
        challenge, self._challenge = self._challenge, b""
        if suite.mac(data[:32]) != data[32:]:
            return WRONG_KEY
        plain = suite.decrypt(data[:32], b"")
        reader_random, theirs = plain[:8], plain[16:]
        if plain[8:16] != challenge:
            return WRONG_KEY
        own = self._random(16)
        answer = suite.encrypt(challenge + reader_random + own, b"")
        agreed = key_suite(bytes(a ^ b for a, b in zip(own, theirs, strict=True)))
        self._session = _Session(agreed, challenge[4:] + reader_random[4:])
        return answer + suite.mac(answer) + OK

    def _choose(self, data: bytes) -> bytes:
        identifier, domain = find(data, 0x80), find(data, 0x84)
        matching = [one for one in self._protocols if one.identifier == identifier]
        if domain is not None:
            matching = [one for one in matching if bytes((one.domain,)) == domain]
        if len(matching) != 1:
            return WRONG_DATA
        key = AccessKey(can=self._can) if find(data, 0x83) == BY_CAN else self._key
        self._pace = _PaceSteps(matching[0], secret(key), self._random, self._scalar)
        return OK

    def _agree(self, data: bytes) -> bytes:
        assert self._pace
        try:
            answer = self._pace.step(find(data, 0x7C) or b"")
        except (ChipError, DocumentError):
            answer = None
        if answer is None:
            self._pace = None
            return WRONG_KEY
        if self._pace.suite:
            self._session = _Session(self._pace.suite, bytes(16))
        return encode(0x7C, answer) + OK


class _PaceSteps:
    """The chip's side of PACE. suite: what was agreed on, in the end."""

    def __init__(self, protocol: Protocol, shared: bytes, random: Random, scalar: Scalar) -> None:
        self._protocol = protocol
        self._key = aes_key(shared, PASSWORD, protocol.key_size)
        self._nonce = random(16)
        self._scalar = scalar
        self._generator: Point = protocol.curve.generator
        self._shown: tuple[Point, Point] | None = None
        self._keys = b"", b""
        self.suite: AesSuite | None = None

    def step(self, data: bytes) -> bytes | None:
        """The answer to one GENERAL AUTHENTICATE; None to somebody who does not know the secret."""
        curve = self._protocol.curve
        if not data:
            return encode(0x80, aes_encrypt(self._key, self._nonce))
        tag = data[0]
        if tag == 0x85 and self._shown:
            return self._token(data[2:], *self._shown)
        theirs, own = curve.decode(find(data, tag) or b""), self._scalar(curve.n)
        public = multiply(curve, own, self._generator)
        if tag == 0x81:
            self._generator = mapped(curve, self._nonce, multiply(curve, own, theirs))
            return encode(0x82, curve.encode(public))
        self._keys = keys(self._protocol, multiply(curve, own, theirs))
        self._shown = theirs, public
        return encode(0x84, curve.encode(public))

    def _token(self, shown: bytes, theirs: Point, public: Point) -> bytes | None:
        protocol, authentication = self._protocol, self._keys[1]
        if shown != token(protocol.identifier, protocol.curve, authentication, public):
            return None
        self.suite = AesSuite(*self._keys)
        return encode(0x86, token(protocol.identifier, protocol.curve, authentication, theirs))


class _Session:
    """The chip's side of secure messaging."""

    def __init__(self, suite: Suite, counter: bytes) -> None:
        self._suite = suite
        self._counter = int.from_bytes(counter, "big")

    def _next(self) -> bytes:
        self._counter += 1
        return self._counter.to_bytes(self._suite.block, "big")

    def open(self, command: bytes) -> bytes:
        """The command inside a secured one. Raises ValueError or ChipError."""
        counter, suite, body = self._next(), self._suite, command[5 : 5 + command[4]]
        if command[0] & 0x0C != 0x0C:
            raise ValueError("not secured")
        sealed = body[: -(8 + 2)]
        if suite.mac(counter + pad(command[:4], suite.block) + sealed) != find(body, 0x8E):
            raise ValueError("not by whom it should be")
        data, wanted = find(body, 0x87), find(body, 0x97)
        plain = unpad(suite.decrypt(data[1:], counter)) if data else b""
        length = bytes((len(plain),)) + plain if plain else b""
        return bytes((command[0] & 0xF0,)) + command[1:4] + length + (wanted or b"")

    def seal(self, reply: bytes) -> bytes:
        """A reply, secured."""
        counter, suite, data = self._next(), self._suite, reply[:-2]
        body = encode(0x87, b"\x01" + suite.encrypt(pad(data, suite.block), counter)) if data else b""
        body += encode(0x99, reply[-2:])
        return body + encode(0x8E, suite.mac(counter + body)) + OK
