"""Scanned pages on their way to the phone of whoever scanned them. Nothing is queued.

The terminal encrypts them under a key of its own making: AES-256-GCM, the nonce of 12 bytes first. The key is in the
fragment of the address that the phone scans, base64url without padding, and a fragment is sent to nobody (RFC 9110
§7.1): the centre keeps what it cannot read, for minutes, until a phone has taken it.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

PATH: Final = "/v1/handovers"
CONTENT_TYPE: Final = "application/octet-stream"
MAX_BYTES: Final = 16 * 1024 * 1024
NONCE_BYTES: Final = 12


class HandoverState(StrEnum):
    """open: nobody has come yet. over: it was taken, or nobody came in time, and it is erased."""

    OPEN = "open"
    TAKEN = "taken"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Handover:
    """`POST /v1/handovers`. address: what a phone opens, before `#` and the key. seconds: how long it is kept."""

    id: str = field(repr=False)
    address: str = field(repr=False)
    seconds: float


@dataclass(frozen=True, slots=True)
class HandoverNow:
    """`GET /v1/handovers/{id}?wait=SECONDS`, held while it is open."""

    state: HandoverState
