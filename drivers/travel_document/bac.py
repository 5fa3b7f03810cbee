"""Basic Access Control: chip and reader show each other that they know the key (ICAO Doc 9303-11, 4.3)."""

import hmac
from collections.abc import Callable

from drivers.iso7816.apdu import Command, Send
from drivers.travel_document.access_key import AccessKey
from drivers.travel_document.ciphers import AUTHENTICATION, ENCRYPTION, TripleDesSuite, des_key
from drivers.travel_document.errors import DocumentError, DocumentFault
from drivers.travel_document.secure_messaging import SecureMessaging

Random = Callable[[int], bytes]
"""So many random bytes."""


def key_suite(secret: bytes) -> TripleDesSuite:
    """The suite derived from 16 bytes of secret."""
    return TripleDesSuite(des_key(secret, ENCRYPTION), des_key(secret, AUTHENTICATION))


def session(chip_secret: bytes, reader_secret: bytes, chip_random: bytes, reader_random: bytes) -> SecureMessaging:
    """The conversation both sides have agreed on."""
    secret = bytes(a ^ b for a, b in zip(chip_secret, reader_secret, strict=True))
    return SecureMessaging(key_suite(secret), chip_random[4:] + reader_random[4:])


def basic_access(send: Send, key: AccessKey, random: Random) -> SecureMessaging:
    """Open the application that is selected. Raises DocumentError ACCESS or PROTOCOL, and what `send` raises."""
    suite = key_suite(key.seed[:16])
    chip_random = send(Command(0x00, 0x84, 0x00, 0x00, le=8)).expect()
    if len(chip_random) != 8:
        raise DocumentError(DocumentFault.PROTOCOL)
    reader_random, reader_secret = random(8), random(16)
    cryptogram = suite.encrypt(reader_random + chip_random + reader_secret, b"")
    response = send(Command(0x00, 0x82, 0x00, 0x00, cryptogram + suite.mac(cryptogram), 40))
    if not response.ok:
        raise DocumentError(DocumentFault.ACCESS)
    answer, checksum = response.data[:32], response.data[32:]
    if len(answer) != 32 or not hmac.compare_digest(suite.mac(answer), checksum):
        raise DocumentError(DocumentFault.PROTOCOL)
    plain = suite.decrypt(answer, b"")
    if plain[:16] != chip_random + reader_random:
        raise DocumentError(DocumentFault.PROTOCOL)
    return session(plain[16:], reader_secret, chip_random, reader_random)
