"""When a visit cannot go on as it would: the battery is at its end, or somebody is at the machine who should not be.

What is being made durable or comes out of a slot is waited for in either case. After that, with the battery, the
citizen still gets the slip and reads the result; after tampering there is nothing but the wipe.
"""

from dataclasses import replace

from kiosk_app.flow import delivering, paying, reprinting
from kiosk_app.flow.effects import Effect, Evaluate, SettlePrint, ShutDown, StopReading, Wipe
from kiosk_app.flow.events import Recovered
from kiosk_app.flow.stages import ABSENT_SECONDS, HELD, WARNING_SECONDS, WORKING, Stage
from kiosk_app.flow.state import State, Step, Visit, capped, following, home, service_of, show, timed
from kiosk_app.flow.world import World
from kiosk_app.protocol.hotline import SERVICE

UNTIMED = WORKING | {Stage.END, Stage.RATE}
"""Their time is not the citizen's to use up."""
PAID = frozenset({Stage.CANCELLING, Stage.SUBMITTING})
"""May be entered even so: the money may have gone already."""
KEPT = (SettlePrint, Evaluate, StopReading, Wipe)
"""Effects without an answer, which hold whatever comes of the visit."""


def ending(world: World) -> bool:
    return world.battery is not None and world.battery.ending


def hurried(before: State, step: Step) -> Step:
    """The step, unless the world leaves no time for where it leads."""
    state, effects = step
    visit = state.visit
    if visit is None:
        return _left(state, effects)
    if _waits(before, visit):
        return step
    if state.world.tampered:
        return _left(*_wiped(state, visit, effects))
    return _shortened(state, visit, effects) if ending(state.world) else step


def _waits(before: State, visit: Visit) -> bool:
    """For an answer that it already waited for, and that must not be lost."""
    was = before.visit
    return visit.stage in HELD and was is not None and (was.id, was.awaiting) == (visit.id, visit.awaiting)


def _left(state: State, effects: tuple[Effect, ...]) -> Step:
    """Nobody is here."""
    if state.leaving == ending(state.world):
        return state, effects
    told = replace(state, leaving=not state.leaving)
    return told, (*effects, ShutDown("", 0, 0)) if told.leaving else effects


def _wiped(state: State, visit: Visit, effects: tuple[Effect, ...]) -> Step:
    if visit.stage in PAID:
        return state, effects
    if visit.stage is Stage.PAY:
        return paying.cancel(state, visit)
    kept = tuple(effect for effect in effects if isinstance(effect, KEPT))
    if visit.stage is Stage.END:
        return following(home(state), *kept)
    rated = delivering.rated(visit)
    wipe = Wipe(visit.id, visit.effects + 2, 0)
    return following(home(replace(state, recovered=_owed(state, visit))), *kept, *((rated,) if rated else ()), wipe)


def _owed(state: State, visit: Visit) -> Recovered | None:
    """Whose case is durable and whose slip never came out finds its number on the home screen."""
    if not visit.local_number or visit.slip == "printed" or visit.wanted:
        return state.recovered
    service = SERVICE if visit.ticket else service_of(visit).name[state.language]
    return Recovered(visit.event_id, service, visit.local_number, visit.case_number, visit.time)


def _shortened(state: State, visit: Visit, effects: tuple[Effect, ...]) -> Step:
    kept = tuple(effect for effect in effects if isinstance(effect, KEPT))
    match visit.stage:
        case Stage.END | Stage.RESULT:
            return state, effects
        case stage if stage in PAID or stage is Stage.PRINTING_SLIP:
            return state, effects
        case Stage.PAY:
            return following(paying.cancel(state, visit), *kept)
        case Stage.AWAITING | Stage.PRINTING_DOCUMENT | Stage.ASK_DOCUMENT:
            return following(delivering.print_slip(state, visit), *kept)
        case Stage.ASK_SLIP:
            return following(show(state, visit, Stage.RESULT), *kept)
        case Stage.ASK_AGAIN:
            return following(reprinting.unanswered(state, visit), *kept)
        case _:
            note = "" if visit.local_number else "out.power_ended"
            return following(delivering.end(state, visit, note), *kept)


def timed_by(before: World, state: State) -> Step:
    """The world has changed: less time may be left, or nobody may be there to use it."""
    visit, timer = state.visit, state.timer
    if not visit or not timer or timer.warning or visit.stage in UNTIMED:
        return state, ()
    if state.world.absent and not before.absent and visit.stage is not Stage.PAY:
        return timed(state, ABSENT_SECONDS, warning=False) if timer.seconds > ABSENT_SECONDS else (state, ())
    whole = timer.seconds + WARNING_SECONDS
    left = capped(state.world, whole)
    return timed(state, left - WARNING_SECONDS, warning=False) if left < whole else (state, ())
