"""The screens of being known by one's face."""

from dataclasses import dataclass

from kiosk_app.flow.screen_parts import Action, Frame, Message


@dataclass(frozen=True, slots=True)
class WaysScreen:
    """Two equal ways to give the second factor, neither chosen. Who chooses the face agrees to what stands there."""

    frame: Frame
    face: Action
    pin: Action
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class FaceScreen:
    """What the camera sees is shown while it is compared; it goes another way than screens. advice: what to do now."""

    frame: Frame
    advice: Message | None = None
