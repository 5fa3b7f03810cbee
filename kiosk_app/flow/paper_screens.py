"""Screens of verifying a paper."""

from dataclasses import dataclass, field
from typing import Literal

from kiosk_app.flow.screen_parts import Frame, Message

Tone = Literal["ok", "warn", "danger"]


@dataclass(frozen=True, slots=True)
class VerdictScreen:
    """What is known of the paper; the frame's title is the verdict. facts: what its seal says, line by line."""

    frame: Frame
    tone: Tone
    facts: tuple[tuple[Message, str], ...] = field(repr=False)
