"""Is this a command for this terminal, from somebody who may command it, and is it time? Pure; nothing is done here.

The terminal's own clock is not asked: a dead battery is normal. A command is judged by the moment the answer that
brought it was made at the centre (`now` in it), counted on with the boot's monotonic clock while the command waits its
turn. Whoever answers could turn that moment back, so it is never taken to be earlier than the latest `issued` of a
command that was found good: that one is signed, and is remembered over restarts. What is left to somebody on the way is
to hold a command back for as long as the terminal holds a request open, and to lose it.
"""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk_app.protocol.commands import (
    Arguments,
    BadCommand,
    Command,
    SignedCommand,
    arguments_of,
    canonical,
    seconds_of,
    signed_bytes,
)

AHEAD_SECONDS: Final = 60.0
"""How much later than `now` a command may have been issued: the centre may be several machines."""
_ID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_NONCE: Final = re.compile(r"[0-9a-f]{32}")


class NotACommand(Exception):
    """Nobody who may command this terminal says this to it. reason: `key`, `signature`, `form` or `terminal`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Refusal:
    """What becomes of a command that must not be done; see `CommandResult`."""

    outcome: Literal["refused", "expired"]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Good:
    """A command of this terminal's centre for this terminal. arguments: BadCommand when they are not its own.

    issued, expires: seconds since 1970 by the centre's clock.
    """

    id: str
    name: str
    given: dict[str, str] = field(repr=False)
    nonce: str
    issued: float
    expires: float
    arguments: Arguments | BadCommand = field(repr=False)

    def refusal(self, now: float) -> Refusal | None:
        """Why it must not be done at `now`; None when it may."""
        if self.early(now):
            return Refusal("refused", "future")
        if now >= self.expires:
            return Refusal("expired")
        if isinstance(self.arguments, BadCommand):
            return Refusal("refused", self.arguments.reason)
        return None

    def early(self, now: float) -> bool:
        return self.issued > now + AHEAD_SECONDS


def check(signed: SignedCommand, keys: Mapping[str, bytes], terminal: str) -> Good:
    """keys: raw Ed25519 public keys by key id. Raises NotACommand."""
    public = keys.get(signed.key)
    if public is None:
        raise NotACommand("key")
    try:
        signature = base64.b64decode(signed.signature, validate=True)
        Ed25519PublicKey.from_public_bytes(public).verify(signature, signed_bytes(signed.command))
    except (InvalidSignature, binascii.Error, ValueError):
        raise NotACommand("signature") from None
    try:
        command = msgspec.json.decode(signed.command, type=Command)
        issued, expires = seconds_of(command.issued), seconds_of(command.expires)
    except (msgspec.MsgspecError, BadCommand):
        raise NotACommand("form") from None
    if canonical(command) != signed.command or not _ID.fullmatch(command.id) or not _NONCE.fullmatch(command.nonce):
        raise NotACommand("form")
    if command.terminal != terminal:
        raise NotACommand("terminal")
    try:
        arguments: Arguments | BadCommand = arguments_of(command.name, command.arguments)
    except BadCommand as error:
        arguments = error
    return Good(command.id, command.name, command.arguments, command.nonce, issued, expires, arguments)


def claimed_id(signed: SignedCommand) -> str:
    """The id that something unproven gives itself, for the remark on it; "" when it has none that looks like one."""
    try:
        found = msgspec.json.decode(signed.command, type=dict[str, object]).get("id")
    except msgspec.MsgspecError:
        return ""
    return found if isinstance(found, str) and _ID.fullmatch(found) else ""
