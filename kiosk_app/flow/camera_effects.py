"""What the machine asks of the camera. Pictures never come to it."""

from dataclasses import dataclass

from kiosk_app.flow.effect import Effect


@dataclass(frozen=True, slots=True)
class TakePortrait(Effect):
    """Guide whoever stands there until a good portrait is taken, and show what the camera sees meanwhile.

    → on the way `CameraAdvised`, then `PortraitTaken` or `PortraitFailed`. It is held until another one is taken.
    """


@dataclass(frozen=True, slots=True)
class UsePortrait(Effect):
    """Seal the portrait that was taken, as proof of `material`. → `Captured` or `CaptureFailed`.

    library: its owner agrees that the city's photo library keeps it.
    """

    material: str
    library: bool


@dataclass(frozen=True, slots=True)
class CompareFace(Effect):
    """Guide whoever stands there, and compare them with the photo that was held when their card was read.

    → on the way `CameraAdvised`, then `FaceCompared` or `FaceFailed`.
    """
