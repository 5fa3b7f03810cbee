"""The machine itself: one event in, a new state and effects out.

Late and foreign answers are dropped here: an answer counts only when it names this visit and the effect it waits for,
a touch only when it names the screen that is shown, a timer only when it is the one that runs.
"""

from collections.abc import Callable
from dataclasses import replace

from kiosk_app.flow import (
    asking,
    breaking_off,
    by_code,
    by_face,
    claiming,
    copying,
    delivering,
    drafts,
    filling,
    guides,
    identifying,
    paying,
    portraits,
    presenting,
    progress,
    reprinting,
    verifying,
)
from kiosk_app.flow.events import Event, Failed, Printed, Recovered, Reply, TimerFired, Touched
from kiosk_app.flow.stages import WARNING_SECONDS, WORKING, Stage
from kiosk_app.flow.state import State, Step, Visit, home, show, timed
from kiosk_app.flow.touching import touch
from kiosk_app.flow.world import World

LOOKING_AROUND = (Stage.BROWSE, Stage.SITES, Stage.SITE)
"""Nothing was begun that anybody would miss."""

ANSWERS: dict[Stage, Callable[[State, Visit, Event], Step]] = {
    Stage.PRINTING_GUIDE: guides.on_printed,
    Stage.CARD: identifying.on_card,
    Stage.CODE: by_code.on_code,
    Stage.RELEASING: by_code.on_released,
    Stage.FACE: by_face.on_compared,
    Stage.VERIFYING: identifying.on_verify,
    Stage.SHARING: identifying.on_shares,
    Stage.FINDING_DRAFT: drafts.on_found,
    Stage.KEEPING: drafts.on_kept,
    Stage.CHECKING: asking.on_checked,
    Stage.READING_FORM: filling.on_recognised,
    Stage.CAPTURING: presenting.on_captured,
    Stage.PORTRAIT: portraits.on_camera,
    Stage.SEALING_PORTRAIT: portraits.on_sealed,
    Stage.PARTY: presenting.on_party_card,
    Stage.ORDERING: paying.on_ordered,
    Stage.PAY: paying.on_paid,
    Stage.CANCELLING: paying.on_cancelled,
    Stage.SUBMITTING: delivering.on_submitted,
    Stage.AWAITING: delivering.on_case,
    Stage.PRINTING_DOCUMENT: delivering.on_document,
    Stage.PRINTING_SLIP: delivering.on_slip,
    Stage.LOOKING_UP: progress.on_found,
    Stage.CLAIM: claiming.on_card,
    Stage.CLAIMING: claiming.on_wanted,
    Stage.PRINTING_AGAIN: reprinting.on_printed,
    Stage.READING_PAGES: copying.on_scanned,
    Stage.PRINTING_PAGES: copying.on_printed,
    Stage.HANDOVER: copying.on_handover,
    Stage.PAPER: verifying.on_judged,
    Stage.JUDGING: verifying.on_judged,
    Stage.END: delivering.on_taken,
}


def step(state: State, event: Event) -> Step:
    changed, effects = breaking_off.hurried(state, _step(state, event))
    if _place(changed) != _place(state):
        changed = replace(changed, serial=state.serial + 1)
    return changed, effects


def _place(state: State) -> tuple[object, ...]:
    """What makes a screen another screen, beyond the values on it."""
    visit = state.visit
    if not visit:
        return (state.recovered, state.world.out)
    at = (visit.question, len(visit.asked), len(visit.present), len(visit.rows), sum(visit.rows.values()))
    return (
        visit.id,
        visit.event_id,
        visit.stage,
        visit.browse if visit.browse[:1] != "?" else "?",
        *at,
        visit.awaiting,
    )


def _step(state: State, event: Event) -> Step:
    match event:
        case World():
            return _world(state, event)
        case Recovered():
            return (replace(state, recovered=event), ()) if not state.visit else (state, ())
        case Touched():
            return touch(state, event)
        case TimerFired():
            return _timer(state, event)
        case Printed(outcome=outcome) if state.recovered and event.visit == state.recovered.event_id:
            return replace(state, recovered=None if outcome == "printed" else state.recovered), ()
        case Reply():
            visit = state.visit
            if not visit or visit.id != event.visit or visit.awaiting != event.id or visit.stage not in ANSWERS:
                return state, ()
            return ANSWERS[visit.stage](state, visit, event)


def _world(state: State, world: World) -> Step:
    before, state = state.world, replace(state, world=world)
    taken = before.card_present and not world.card_present
    if taken and state.visit and state.visit.stage is Stage.END:
        # Who is reminded of a sheet is not sent away because of the card.
        reminded = state.visit.reminded is not None
        return (state, ()) if reminded else timed(state, delivering.GOODBYE_SECONDS, warning=False)
    return breaking_off.timed_by(before, state)


def _timer(state: State, event: TimerFired) -> Step:
    visit, timer = state.visit, state.timer
    if not visit or not timer or timer.id != event.id:
        return state, ()
    if visit.stage in WORKING:
        assert visit.awaiting is not None
        return ANSWERS[visit.stage](state, visit, Failed(visit.id, visit.awaiting))
    if visit.stage is Stage.END:
        waits = state.world.card_present and not breaking_off.ending(state.world)
        return timed(state, timer.seconds, warning=False) if waits else home(state)
    if visit.stage is Stage.PAY and timer.warning:
        return paying.cancel(state, visit)
    if visit.stage in LOOKING_AROUND and timer.warning:
        return home(state)
    if visit.stage is Stage.RATE:
        return delivering.end(state, visit)
    if not timer.warning:
        return timed(state, WARNING_SECONDS, warning=True)
    if visit.stage in (Stage.ASK_DOCUMENT, Stage.ASK_SLIP, Stage.ASK_AGAIN):
        return _unanswered_print(state, visit)
    return delivering.end(state, visit, "time.out")


def _unanswered_print(state: State, visit: Visit) -> Step:
    """Nobody says whether the sheet came out: it stays unknown, and nothing is printed again."""
    if visit.stage is Stage.ASK_AGAIN:
        return reprinting.unanswered(state, visit)
    if visit.stage is Stage.ASK_DOCUMENT:
        return delivering.print_slip(state, visit)
    return show(state, visit, Stage.RESULT)
