"""Screens of being known by a code on a phone."""

from dataclasses import dataclass, field

from kiosk_app.flow.screen_parts import Frame, Message


@dataclass(frozen=True, slots=True)
class CodeScreen:
    """Scan the terminal's code with a phone, or hold the phone's own to the scanner.

    qr: what a phone reads, "" until there is one. scanner: there is one to hold a code to.
    """

    frame: Frame
    qr: str = field(repr=False)
    scanner: bool
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class ConsentScreen:
    """Which data the service is given, before it is given any. enterprise: its name, "" for a person's own code."""

    frame: Frame
    data: tuple[Message, ...]
    enterprise: str = field(default="", repr=False)
