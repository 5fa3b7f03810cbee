"""Being known by one's face: one of two equal ways to give the second factor, compared on the terminal only.

The flow never sees a face. It knows that there is a photo to compare with, asks for a comparison only of whoever agreed
to it, and keeps the result for the application.
"""

from dataclasses import replace
from typing import Final

from kiosk_app.flow.camera_effects import CompareFace
from kiosk_app.flow.events import CameraAdvised, Event, FaceCompared, FaceFailed, Failed
from kiosk_app.flow.identifying import ask_factor, face_possible, known
from kiosk_app.flow.identity_card import forget_photo
from kiosk_app.flow.screens import Message
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import State, Step, Visit, following, service_of, show, show_with
from kiosk_app.protocol.cases import FaceResult, Factor

LOOK_SECONDS: Final = 60.0


def compare(state: State, visit: Visit) -> Step:
    """They agreed, by choosing this way, to a comparison that is described beside it."""
    if not face_possible(state, visit):
        return state, ()
    looking = replace(visit, note=None, facing=replace(visit.facing, advice=None))
    return show_with(state, looking, Stage.FACE, CompareFace(visit.id, visit.effects + 1, LOOK_SECONDS))


def other_way(state: State, visit: Visit) -> Step:
    """They would rather enter the PIN."""
    return show(state, replace(visit, note=None), Stage.PIN)


def stop(state: State, visit: Visit) -> Step:
    """The other way after all, while the camera looks."""
    bare, forget = forget_photo(visit)
    return following(other_way(state, bare), *forget)


def on_compared(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case CameraAdvised(advice=advice):
            return replace(state, visit=replace(visit, facing=replace(visit.facing, advice=advice))), ()
        case FaceCompared(match=match, result=result):
            return _settled(state, visit, result) if match and _enough(visit, result) else _missed(state, visit)
        case FaceFailed(problem=problem):
            return _to_pin(state, visit, f"face.failed_{problem}")
        case Failed():
            return _to_pin(state, visit, "face.failed_device")
        case _:
            return state, ()


def _enough(visit: Visit, result: FaceResult) -> bool:
    """A terminal may be stricter than what is published, never more lenient."""
    face = service_of(visit).identity.face
    return face is not None and result.score >= face.threshold


def _settled(state: State, visit: Visit, result: FaceResult) -> Step:
    return known(state, replace(visit, factor=Factor("face", face=result), note=None))


def _missed(state: State, visit: Visit) -> Step:
    """Both ways once more, and then only the other one."""
    missed = replace(visit, facing=replace(visit.facing, misses=visit.facing.misses + 1, advice=None))
    again = face_possible(state, missed)
    return ask_factor(state, missed, Message("face.missed" if again else "face.missed_twice"))


def _to_pin(state: State, visit: Visit, why: str) -> Step:
    bare, forget = forget_photo(visit)
    return following(show(state, replace(bare, pin="", note=Message(why)), Stage.PIN), *forget)


def after_interruption(state: State, visit: Visit) -> Step:
    """The photo was forgotten when the camera was switched off."""
    return ask_factor(state, visit, Message("face.interrupted"))
