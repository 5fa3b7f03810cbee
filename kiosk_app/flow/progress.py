"""Asking how a case stands, by its case number or by the local number of a slip."""

from dataclasses import replace

from kiosk_app.flow.effects import LookUp
from kiosk_app.flow.events import Event, Failed, ProgressFound, Unknown
from kiosk_app.flow.screens import Message
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import State, Step, Visit, show, work

LOOK_UP_SECONDS = 8.0
LOCAL_DIGITS = 22


def as_printed(typed: str) -> str:
    """The number as it stands on the slip, whoever leaves out its dashes and its L: 22 digits are a local number."""
    digits = "".join(character for character in typed if character.isdecimal())
    if len(digits) != LOCAL_DIGITS:
        return typed.strip()
    return f"L-{digits[:6]}-{digits[6:10]}-{digits[10:18]}-{digits[18:]}"


def look_up(state: State, visit: Visit) -> Step:
    if not visit.number.strip():
        return show(state, replace(visit, note=Message("form.required")), Stage.PROGRESS_ASK)
    effect = LookUp(visit.id, visit.effects + 1, LOOK_UP_SECONDS, as_printed(visit.number))
    return work(state, visit, Stage.LOOKING_UP, effect)


def on_found(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case ProgressFound(progress=progress):
            return show(state, replace(visit, progress=progress), Stage.PROGRESS)
        case Unknown():
            return show(state, replace(visit, note=Message("progress.unknown")), Stage.PROGRESS_ASK)
        case Failed():
            return show(state, replace(visit, note=Message("progress.offline")), Stage.PROGRESS_ASK)
        case _:
            return state, ()
