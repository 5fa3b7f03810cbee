"""The screens of a portrait."""

from collections.abc import Callable

from kiosk_app.flow.frame import action, back, exit_, frame, waiting
from kiosk_app.flow.portraits import portrait_of
from kiosk_app.flow.screens import Message, PortraitScreen, Screen
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import State, Visit


def _live(state: State, visit: Visit) -> Screen:
    advice = portrait_of(visit).advice
    told = Message(f"photo.{advice}") if advice else None
    return PortraitScreen(frame(state, Message("photo.title"), "photo.hint", back(), exit_()), live=True, advice=told)


def _shown(state: State, visit: Visit) -> Screen:
    buttons = (
        exit_(),
        action("again", "photo.again", icon="refresh"),
        action("use", "photo.use", "primary", icon="check"),
    )
    shown = frame(state, Message("photo.shown_title"), "photo.shown_hint", *buttons)
    return PortraitScreen(shown, live=False, agreed=portrait_of(visit).library)


PORTRAIT: dict[Stage, Callable[[State, Visit], Screen]] = {
    Stage.PORTRAIT: _live,
    Stage.PORTRAIT_SHOWN: _shown,
    Stage.SEALING_PORTRAIT: waiting("wait.photo"),
}
