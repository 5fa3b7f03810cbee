"""The screens of being known by one's face."""

from collections.abc import Callable

from kiosk_app.flow.frame import action, back, exit_, frame
from kiosk_app.flow.identifying import face_possible
from kiosk_app.flow.screens import FaceScreen, Message, Screen, WaysScreen
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import State, Visit


def _ways(state: State, visit: Visit) -> Screen:
    face = action("face", "face.way", enabled=face_possible(state, visit), icon="face-id")
    pin = action("pin", "pin.way", icon="lock")
    return WaysScreen(frame(state, Message("ways.title"), "ways.hint", back(), exit_()), face, pin, visit.note)


def _face(state: State, visit: Visit) -> Screen:
    advice = visit.facing.advice
    told = Message(f"photo.{advice}") if advice and advice != "portraitReady" else None
    other = action("pin", "face.other", icon="lock")
    return FaceScreen(frame(state, Message("face.title"), "face.hint", exit_(), other), told)


FACE: dict[Stage, Callable[[State, Visit], Screen]] = {Stage.WAYS: _ways, Stage.FACE: _face}
