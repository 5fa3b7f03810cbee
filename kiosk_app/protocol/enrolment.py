"""What the centre gives a terminal once, by hand: the file `enrolment.json`. Keys are base64 of their raw bytes."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class EnrolmentFile:
    """centre: base URL. recipients: X25519 public keys by key id. catalogue_key: Ed25519 public key.

    command_keys: Ed25519 public keys by key id; who signs with one of them may command the terminal.
    """

    terminal: str
    site: str
    centre: str
    token: str = field(repr=False)
    recipients: dict[str, str]
    catalogue_key: str
    command_keys: dict[str, str] = field(default_factory=dict)
