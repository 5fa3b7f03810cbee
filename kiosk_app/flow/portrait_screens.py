"""The screen on which a portrait is taken and looked at."""

from dataclasses import dataclass, field
from typing import Literal

from kiosk_app.flow.screen_parts import Frame, Message


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture to draw. bgr888: rows of `stride` bytes, three a pixel, blue first. jpeg: what `pixels` are is in it.

    number: of two shots, the newer one's is higher.
    """

    form: Literal["bgr888", "jpeg"]
    number: int
    width: int
    height: int
    stride: int
    pixels: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class PortraitScreen:
    """live: what the camera sees is shown, else what it took. advice: what to do now.

    agreed: that the photo library keeps it, asked once it is taken. What is seen goes another way than screens.
    """

    frame: Frame
    live: bool
    advice: Message | None = None
    agreed: bool = False
