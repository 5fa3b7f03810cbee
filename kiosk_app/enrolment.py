"""What a terminal was given when it was enrolled at its centre: who it is, where the centre is, whom it seals to."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import msgspec

from kiosk_app.protocol.enrolment import EnrolmentFile

FILE: Final = "enrolment.json"
KEY_BYTES: Final = 32


class NotEnrolled(Exception):
    """There is no enrolment, or none that can be used. path: where it was looked for. The text says what to do."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is missing or cannot be used; its centre writes it: kiosk-central enrol")
        self.path = path


@dataclass(frozen=True, slots=True)
class Enrolment:
    """centre: base URL. recipients: raw X25519 public keys by key id. catalogue_key: raw Ed25519 public key.

    command_keys: raw Ed25519 public keys by key id.
    """

    terminal: str
    site: str
    centre: str
    token: str = field(repr=False)
    recipients: dict[str, bytes]
    catalogue_key: bytes
    command_keys: Mapping[str, bytes] = field(default_factory=dict)


def load(directory: Path) -> Enrolment:
    """Read `enrolment.json` of a terminal's data directory. Raises NotEnrolled."""
    path = directory / FILE
    try:
        file = msgspec.json.decode(path.read_bytes(), type=EnrolmentFile)
        recipients = _raw(file.recipients)
        catalogue_key = base64.b64decode(file.catalogue_key, validate=True)
        command_keys = _raw(file.command_keys)
    except (OSError, ValueError):
        raise NotEnrolled(path) from None
    keys = (catalogue_key, *recipients.values(), *command_keys.values())
    if not recipients or any(len(key) != KEY_BYTES for key in keys):
        raise NotEnrolled(path)
    centre = file.centre.rstrip("/")
    return Enrolment(file.terminal, file.site, centre, file.token, recipients, catalogue_key, command_keys)


def _raw(keys: Mapping[str, str]) -> dict[str, bytes]:
    return {key_id: base64.b64decode(key, validate=True) for key_id, key in keys.items()}
