"""A portrait by the terminal's camera, for a material that a photo proves.

The flow never sees it: whoever performs the effects holds it until it is sealed, taken anew, or the visit is over.
Whether the city's photo library may keep it is asked, and not doing so is what happens by itself.
"""

from dataclasses import replace
from typing import Final

from kiosk_app.catalogue.model import Material
from kiosk_app.flow.camera_effects import TakePortrait, UsePortrait
from kiosk_app.flow.effects import StopReading
from kiosk_app.flow.events import CameraAdvised, Captured, CaptureFailed, Event, Failed, PortraitFailed, PortraitTaken
from kiosk_app.flow.proving import source_of
from kiosk_app.flow.screens import Message
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import Portrait, State, Step, Visit, following, show, show_meanwhile, show_with, work
from kiosk_app.flow.world import World

TAKE_SECONDS: Final = 110.0
SEAL_SECONDS: Final = 10.0


def possible(world: World, material: Material) -> bool:
    """Whether a picture of a face proves it, and there is a camera for one."""
    return world.camera and bool(source_of(material, "photo") and source_of(material, "capture"))


def portrait_of(visit: Visit) -> Portrait:
    assert visit.portrait
    return visit.portrait


def take(state: State, visit: Visit, material: str) -> Step:
    waiting = replace(visit, portrait=Portrait(material), note=None)
    return show_with(state, waiting, Stage.PORTRAIT, TakePortrait(visit.id, visit.effects + 1, TAKE_SECONDS))


def again(state: State, visit: Visit) -> Step:
    return take(state, visit, portrait_of(visit).material)


def on_camera(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case CameraAdvised(advice=advice):
            return replace(state, visit=replace(visit, portrait=replace(portrait_of(visit), advice=advice))), ()
        case PortraitTaken():
            return show(state, visit, Stage.PORTRAIT_SHOWN)
        case PortraitFailed(problem=problem):
            return _back(state, visit, f"photo.failed_{problem}")
        case Failed():
            return _back(state, visit, "photo.failed_device")
        case _:
            return state, ()


def agree(state: State, visit: Visit, agreed: bool) -> Step:
    """That the library keeps it."""
    return show_meanwhile(
        state, replace(visit, portrait=replace(portrait_of(visit), library=agreed)), Stage.PORTRAIT_SHOWN
    )


def use(state: State, visit: Visit) -> Step:
    known = portrait_of(visit)
    effect = UsePortrait(visit.id, visit.effects + 1, SEAL_SECONDS, known.material, known.library)
    return work(state, visit, Stage.SEALING_PORTRAIT, effect)


def on_sealed(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case Captured(attachment=attachment):
            given = tuple(one for one in visit.captured if one.material != attachment.material)
            return _back(state, replace(visit, captured=(*given, attachment)), None)
        case CaptureFailed(problem=problem):
            return _back(state, visit, f"mat.capture_{problem}")
        case Failed():
            return _back(state, visit, "mat.capture_store")
        case _:
            return state, ()


def stop(state: State, visit: Visit) -> Step:
    """They would rather bring one, or scan one."""
    return following(_back(state, visit, None), StopReading(visit.id, visit.effects, 0))


def _back(state: State, visit: Visit, note: str | None) -> Step:
    return show(state, replace(visit, portrait=None, note=Message(note) if note else None), Stage.MATERIALS)
