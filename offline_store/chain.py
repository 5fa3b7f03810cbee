"""The hash chain: each entry's digest covers its predecessor's, so a log cannot be changed in the middle unseen."""

import hashlib
from typing import Final

START: Final = bytes(32)
"""What the first entry of a stream has as its predecessor."""


def digest(prev: bytes, header: bytes, body: bytes) -> bytes:
    """SHA-256(prev ‖ header ‖ body), 32 bytes. prev is 32 bytes, the header one JSON object: the parts cannot shift."""
    return hashlib.sha256(prev + header + body).digest()
